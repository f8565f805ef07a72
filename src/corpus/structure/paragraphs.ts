import type { Span } from "../../domain.ts";
import { pageNumberLength, readable, withoutArtefacts } from "../../text/artefacts.ts";
import { joinedByBlank, joinLines, type MappedText } from "../../text/mapped-text.ts";
import { articlesWithin } from "./articles-in-line.ts";
import { isCutOff } from "./cut-off.ts";
import { isFurniture } from "./furniture.ts";
import {
  articleNumber,
  isChapterAbove,
  standsBesideAll,
  startsHeadingOrItem,
  startsWithHeadingMarker,
} from "./outline.ts";
import { isMainlyLatin } from "./segment.ts";
import { isDay } from "../describe/signature.ts";

/** A logical paragraph: what the author wrote as one, however the web page broke it over lines. */
export interface Paragraph {
  /** `heading`: one without a number; `row`: of a table. */
  readonly role: "title" | "heading" | "body" | "row";
  readonly mapped: MappedText;
}

const sentenceEnd = /[。！？!?…](?:\s*[”’"'」』)）】])*\s*$/u;
const salutation = /^\s*(?:同志们|同志們|各位[^,，:：。]{0,12})[,，:：!！]/u;
const gluedTitle =
  /^\s*([^。:：]{4,60}?(?:讲话|講話|讲话稿|講話稿|报告|報告|发言|發言|致辞|致辭))(?=(?:同志们|同志們|各位)[^。]{0,20}[:：])/u;
const longestTitle = 80;
/** A longer line without a number is no heading. */
const longestHeading = 40;
/** Lines broken at the edge of a page are nearly as long as it is wide; a page is at most so wide. */
const fullLine = 0.6;
const widestLine = 50;
const widestLatinLine = 120;
/** A text is broken at the edge of a page where so many of its lines, and most of those that end no sentence, reach it. */
const fewestFull = 5;
const fullShare = 0.5;
/** A mark that may not begin a line moves a character over the edge. */
const edgeTolerance = 2;
const emptyLine = /\n[^\S\n]*\n|\r[^\S\n]*\r/u;

/** A line without the blanks around it. */
interface Line extends Span {
  /** What it says once its artefacts are gone: what it is judged by. */
  readonly text: string;
  /** Length of the number such as `3、` it starts with; 0 where there is none. */
  readonly numbered: number;
  /** Furniture of the page stood before it, so that no sentence may run on from the line above. */
  readonly afterFurniture?: true;
  /** An empty line stood before it. */
  readonly afterGap: boolean;
}

function linesOf(raw: string): Line[] {
  let before = 0;
  let article: number | undefined;
  return Array.from(raw.matchAll(/[^\r\n]+/gu)).flatMap(({ index, 0: whole }) => {
    const starts = [0, ...articlesWithin(whole, article)];
    return starts.flatMap((from, at) => {
      const line = whole.slice(from, starts[at + 1]);
      const start = index + from + line.length - line.trimStart().length;
      const bare = line.trim();
      const text = readable(bare);
      if (!text) return [];
      article = articleNumber(text) ?? article;
      const afterGap = emptyLine.test(raw.slice(before, start));
      before = start + bare.length;
      return [{ start, end: before, text, numbered: pageNumberLength(bare), afterGap }];
    });
  });
}

/** Lines a person came to read: what a page has around its text, photo captions and lists of links are left out. */
function withoutFurniture(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  const isAround = isFurniture(lines.map(({ text }) => text));
  let afterFurniture = false;
  for (const [at, line] of lines.entries()) {
    const furniture = isAround[at] ?? false;
    if (!furniture) kept.push(afterFurniture ? { ...line, afterFurniture } : line);
    afterFurniture = furniture;
  }
  return kept;
}

/**
 * Whether numbers at the start of lines (`3、`) were left by page splits: they count up from the first one on and at
 * least one stands in mid-sentence. An author's own list never does.
 */
function hasPageNumbers(lines: readonly Line[]): boolean {
  let expected: number | undefined;
  let cutsSentence = false;
  for (const [index, line] of lines.entries()) {
    if (line.numbered === 0) continue;
    const number = Number.parseInt(line.text, 10);
    if (expected !== undefined && number !== expected) return false;
    expected = number + 1;
    const before = lines[index - 1];
    if (before && !sentenceEnd.test(before.text) && !/[:：;；]\s*$/u.test(before.text)) cutsSentence = true;
  }
  return cutsSentence;
}

function isTitle(text: string): boolean {
  return (
    widthOf(text) <= longestTitle &&
    !text.includes("。") &&
    !/[！？!?;；:：,，.]$/u.test(text) &&
    !startsWithHeadingMarker(text) &&
    !standsBesideAll(text) &&
    !salutation.test(text)
  );
}

/** Where the text begins that follows a title on its line; undefined where none does. */
function endOfGluedTitle(raw: string, line: Span): number | undefined {
  const { text, offsets } = withoutArtefacts(joinLines(raw, [line]));
  const title = gluedTitle.exec(text);
  return title ? offsets[title[0].length] : undefined;
}

/** Where the lines of a text end that is broken at the edge of a page, in Chinese characters; undefined for any other. */
function edgeOf(lines: readonly Line[]): number | undefined {
  const widths = lines.map(({ text }) => widthOf(text));
  const edge = widths.reduce((most, width) => Math.max(most, width), 0);
  const unended = lines.flatMap(({ text }, at) => (/[\p{L}\p{N},，、]$/u.test(text) ? (widths[at] ?? []) : []));
  const full = unended.filter((width) => width >= edge - edgeTolerance);
  return edge <= widestLine && full.length >= fewestFull && full.length > fullShare * unended.length ? edge : undefined;
}

/** Whether most of a text in Latin letters is broken into lines of a page. */
function isBroken(lines: readonly Line[]): boolean {
  const lengths = lines.map(({ text }) => text.length);
  const sum = (values: readonly number[]): number => values.reduce((total, length) => total + length, 0);
  return 2 * sum(lengths.filter((length) => length > widestLatinLine)) <= sum(lengths);
}

/** A line that falls short of this was not broken at the edge of a page. */
function shortestBroken(lines: readonly Line[]): number {
  return fullLine * Math.min(widestLine, ninth(lines.map(({ text }) => widthOf(text))));
}

/** Nine in ten are no larger. */
function ninth(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(0.9 * (values.length - 1))] ?? 0;
}

/** In Chinese characters; letters and digits are half as wide. */
function widthOf(text: string): number {
  return text.length - 0.5 * (text.match(/[\u0020-\u007e]/gu)?.length ?? 0);
}

function runsOn(text: string, next: string): boolean {
  return /[,，、;；]$/u.test(text) || joinedByBlank(text.at(-1) ?? "", next[0] ?? "") || isCutOff(text, next);
}

/** Whether a line by itself, no number before it, is the heading of what follows. */
function isHeading(text: string, next: string): boolean {
  return (
    text.length <= longestHeading &&
    !/[\p{P}\d\t]$|\t|^[(（—–-]/u.test(text) &&
    !startsHeadingOrItem(text) &&
    (startsWithHeadingMarker(next) || (next.length > text.length && sentenceEnd.test(next)))
  );
}

/**
 * Splits a raw text into titles and logical paragraphs; each knows the raw offset of every character. `rows`: where the
 * lines begin that are rows of tables.
 */
export function paragraphsOf(raw: string, rows: readonly number[] = []): Paragraph[] {
  const rowStarts = new Set(rows);
  const latin = isMainlyLatin(raw);
  const lines = withoutFurniture(linesOf(raw));
  const paged = hasPageNumbers(lines);
  const edge = edgeOf(lines) ?? Infinity;
  const shortest = shortestBroken(lines);
  const paragraphs: Paragraph[] = [];
  let parts: Span[] = [];
  const flush = (role: Paragraph["role"]): void => {
    if (parts.length > 0) {
      const mapped = trimmed(withoutArtefacts(joinLines(raw, parts)));
      if (mapped.text) paragraphs.push({ role, mapped });
    }
    parts = [];
  };
  let atHead = true;
  let open = false;
  let inHeading = false;
  // English is often broken into lines as short as titles: then only an empty line sets one apart. A Chinese line that is
  // broken at the edge of the page is text.
  const broken = latin && isBroken(lines);
  const standsAlone = (index: number): boolean =>
    lines.length > 1 &&
    (latin
      ? !broken || lines[index + 1]?.afterGap !== false
      : widthOf(lines[index]?.text ?? "") < edge - edgeTolerance);
  for (const [index, line] of lines.entries()) {
    let start = line.start + (paged ? line.numbered : 0);
    if (start >= line.end) continue;
    if (rowStarts.has(line.start)) {
      flush("body");
      parts = [{ start, end: line.end }];
      flush("row");
      open = inHeading = false;
      continue;
    }
    if (atHead) {
      const bodyStart = endOfGluedTitle(raw, { start, end: line.end });
      const isHead =
        isTitle(readable(raw.slice(start, line.end))) &&
        standsAlone(index) &&
        !isChapterAbove(line.text, lines[index + 1]?.text ?? "");
      if (bodyStart !== undefined || isHead) {
        parts = [{ start, end: bodyStart ?? line.end }];
        flush("title");
        if (bodyStart === undefined) continue;
        start = bodyStart;
      }
      atHead = false;
    }
    const text = readable(raw.slice(start, line.end));
    const heading = startsWithHeadingMarker(text);
    // A number left standing opens an item of the author's own list.
    const apart = line.afterFurniture || (latin && line.afterGap) || (index === lines.length - 1 && isDay(text));
    const goesOn: boolean = open && !heading && !apart && (paged || line.numbered === 0);
    if (!goesOn) flush("body");
    parts.push({ start, end: line.end });
    // What runs on in the next line would have filled this one.
    const next = lines[index + 1]?.text ?? "";
    const short: boolean = !latin && !paged && !goesOn && widthOf(text) < shortest && !runsOn(text, next);
    if (short && isHeading(text, next)) flush("heading");
    // A heading ends with its line, unless it runs into text or breaks off at a comma.
    inHeading = (heading || (goesOn && inHeading)) && !/[。！？；;]/u.test(text);
    const ended = sentenceEnd.test(text) || /[:：]$/u.test(text) || (latin && /\.["”’)\]]{0,4}$/u.test(text));
    open = parts.length > 0 && !ended && !short && !(inHeading && !/[,，、]$/u.test(text));
  }
  flush("body");
  return paragraphs;
}

function trimmed({ text, offsets }: MappedText): MappedText {
  const head = text.length - text.trimStart().length;
  const tail = head + text.trim().length;
  return { text: text.slice(head, tail), offsets: offsets.slice(head, tail) };
}
