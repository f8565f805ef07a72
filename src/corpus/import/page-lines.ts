import { joinedByBlank } from "../../text/mapped-text.ts";
import { endsInLeader } from "../structure/contents-list.ts";
import { startsWithHeadingMarker } from "../structure/outline.ts";
import type { ImportedText } from "./imported.ts";

/** A line as it stands on a page; lengths in points, from the lower left corner. */
export interface PageLine {
  text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** Of the letters. */
  size: number;
}

/** A running head stands on at least so many pages, and on this share of them. */
const fewestRepeats = 2;
const repeatedShare = 0.3;
/** So many lines at either end of a page may be running heads, feet and page numbers. */
const marginLines = 2;
/** A last line ends this many letters before the margin, a first one begins as many behind it. */
const indent = 1.2;
/** Lines further apart than so many of the usual distances belong to two paragraphs. */
const paragraphGap = 1.5;
/** Letters larger or smaller by this share are a heading's or a note's. */
const otherSize = 0.12;

/** Lines joined to paragraphs, a line each, over the ends of pages too; with where each page begins. */
export function paragraphsOfPages(given: readonly (readonly PageLine[])[]): ImportedText {
  const pages = withoutMargins(given);
  const right = usual(
    pages.flat().map((line) => Math.round(line.right)),
    0.9,
  );
  const gap = usual(
    pages
      .flatMap((lines) => lines.slice(1).map((line, at) => (lines[at]?.bottom ?? 0) - line.bottom))
      .filter((height) => height > 0),
    0.5,
  );
  let text = "";
  let last: PageLine | undefined;
  const starts: number[] = [];
  for (const lines of pages) {
    const left = usual(
      lines.map((line) => Math.round(line.left)),
      0.25,
    );
    for (const [at, line] of lines.entries()) {
      const goesOn = last !== undefined && continues(last, line, { left, right, gap, opensPage: at === 0 });
      if (last !== undefined && !goesOn) text += "\n";
      if (at === 0) starts.push(text.length);
      text = goesOn ? joined(text, line.text.trim()) : text + line.text.trim();
      last = line;
    }
    if (lines.length === 0) starts.push(text.length);
  }
  return { text: `${text}\n`, pages: starts.map((start, at) => (at === 0 ? 0 : start)) };
}

interface Layout {
  readonly left: number;
  readonly right: number;
  readonly gap: number;
  readonly opensPage: boolean;
}

function continues(last: PageLine, line: PageLine, { left, right, gap, opensPage }: Layout): boolean {
  if (Math.abs(last.size - line.size) > otherSize * Math.max(last.size, line.size)) return false;
  if (last.right < right - indent * last.size) return false;
  if (line.left > left + indent * line.size) return false;
  if (endsInLeader(last.text) || opensAnew(last.text, line.text)) return false;
  return opensPage || last.bottom - line.bottom <= paragraphGap * gap;
}

/** Whether a line begins an article or item behind a whole sentence, which a full line may end with, indented or not. */
function opensAnew(last: string, line: string): boolean {
  return /[。；;：:！!？?][”’」』）)]*\s*$/u.test(last) && startsWithHeadingMarker(line);
}

/** A word cut at the end of a line is made whole. */
function joined(text: string, next: string): string {
  const end = text.slice(-2);
  if (/\p{L}-$/u.test(end) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  const apart = joinedByBlank(end.at(-1) ?? "", next[0] ?? "") || (/[,;:.]$/u.test(end) && /^[a-z]/iu.test(next));
  return `${text}${apart ? " " : ""}${next}`;
}

/** The value that a share of all is not above. */
function usual(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
}

/** Without what stands at the ends of many pages, numbers aside: running heads and feet, and page numbers. */
function withoutMargins(pages: readonly (readonly PageLine[])[]): PageLine[][] {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(lines.filter((_, at) => inMargin(lines, at)).map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const fewest = Math.max(fewestRepeats, repeatedShare * pages.length);
  return pages.map((lines) =>
    lines.filter(
      (line, at) => !(inMargin(lines, at) && (isPageNumber(line.text) || (counts.get(keyOf(line)) ?? 0) >= fewest)),
    ),
  );
}

function inMargin(lines: readonly PageLine[], at: number): boolean {
  const { bottom = 0 } = lines[at] ?? {};
  const above = lines.filter((line) => line.bottom > bottom + 1).length;
  const below = lines.filter((line) => line.bottom < bottom - 1).length;
  return above < marginLines || below < marginLines;
}

/** A title in larger letters is no running head, though it says the same. */
function keyOf({ text, size }: PageLine): string {
  return `${Math.round(size)} ${text.replaceAll(/\s+/gu, "").replaceAll(/[\d〇一二三四五六七八九十]+/gu, "#")}`;
}

function isPageNumber(text: string): boolean {
  return /^[-–—―－\s·]*(?:第\s*)?\d{1,4}(?:\s*[页頁])?(?:\s*[/／,，共]\s*(?:共\s*)?\d{1,4}\s*[页頁]?)?[-–—―－\s·]*$|^page \d+( of \d+)?$|^[ivxⅠ-ⅻ]{1,6}$/iu.test(
    text.trim(),
  );
}
