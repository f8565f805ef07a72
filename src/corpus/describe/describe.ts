import { readFileSync } from "node:fs";
import { z } from "zod";
import type { DocumentKind, Speaker, SpeechInfo } from "../../domain.ts";
import { toSimplified } from "../../text/normalise.ts";
import { sameInBoth } from "../bilingual.ts";
import type { ImportedText } from "../import/imported.ts";
import { readable } from "../../text/artefacts.ts";
import { missingOf } from "./completeness.ts";
import { dateOfIssue } from "./date-of-issue.ts";
import { dayIn } from "./dates.ts";
import { numberOf, withoutNumber, yearOf } from "./document-number.ts";
import { bodyOfPost, closingOf, issuerOf } from "./issuers.ts";
import { isGivenReport, kindOf } from "./kinds.ts";
import { isFurniture } from "../structure/furniture.ts";
import { paragraphsOf } from "../structure/paragraphs.ts";
import { levelOf, placeOf } from "./places.ts";
import { titleOf } from "./titles.ts";

const words = z
  .object({ postEnds: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(new URL("../words/describe.json", import.meta.url), "utf8")));

/** What stands above and below a text and describes it: lines no longer than this. */
const longestLine = 80;
const headLines = 8;

/** What is known of a text beside it: where the rows of its tables begin, and when it was published. */
export type Beside = Pick<ImportedText, "rows" | "published">;

/**
 * What a document says of itself in its first and last lines: title, number, who issued it or speaks, place, level, date,
 * kind, and what is missing of it. A field that they do not give is left out, never guessed.
 */
export function describe(info: SpeechInfo, raw: string, { rows, published }: Beside = {}): SpeechInfo {
  const lines = raw
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const titles = paragraphsOf(raw, rows).flatMap(({ role, mapped }) => (role === "title" ? [mapped.text] : []));
  const head = headOf(lines).map(readable);
  const isText = (line: string): boolean => line.length > longestLine || isSentence(line);
  const closing = closingOf(lines, isText).filter((line) => line.length <= longestLine);
  // A notice may begin with whom it is for: then the name that somebody gave the file says what it is.
  const { title, lines: ofTitle } = titleOf(titles) ?? { title: info.title.zh, lines: [] };
  const around = isFurniture(lines);
  const body = lines.find((line, at) => !around[at] && isText(line)) ?? "";
  const kind = kindOf(title, body);
  const speakers = kind === "speech" ? speakersIn(head, title) : kind === "report" ? givenBy(head, title) : [];
  const begun = lines.find((line, at) => !around[at] && /^\d{4}年\d{1,2}月\d{1,2}日[^)）]/u.test(line));
  const opening = (kind === "report" ? body : kind === "minutes" ? (begun ?? body) : "").slice(0, longestLine);
  const below = head.filter((line) => !ofTitle.includes(line)).map(withoutNumber);
  const first = numberOf(head);
  const date = dateOfIssue({ title, head: below, closing, opening, year: yearOf(first), published }) ?? dayIn(opening);
  const number = numberOf(head, date);
  const posts = speakers.map(({ post }) => post.zh);
  const lead = below.filter((line) => !line.includes("。")).map((line) => line.replace(before, ""));
  const issuer = isIssued(kind)
    ? issuerOf(title, head, closing)
    : isGivenReport({ kind, title: sameInBoth(title) })
      ? posts.flatMap((post) => bodyOfPost(post) ?? [])[0]
      : undefined;
  const openings = [title.replace(yearBefore, ""), opening, ...lead];
  const place = placeOf(posts, openings);
  const level = levelOf(place, posts, [...openings, issuer ?? "", first ?? ""]);
  const incomplete = missingOf(raw);
  return {
    ...info,
    title: sameInBoth(title),
    speakers,
    level,
    kind,
    ...(number !== undefined && { number }),
    ...(place !== undefined && { place: sameInBoth(place) }),
    ...(date !== undefined && { date }),
    ...(issuer !== undefined && { issuer: sameInBoth(issuer) }),
    ...(incomplete !== undefined && { incomplete }),
  };
}

/** The first lines, and as many more as go on telling when a law was passed and changed. */
function headOf(lines: readonly string[]): string[] {
  const end = lines.findIndex((line, at) => at >= headLines && !isHistory(line));
  return lines.slice(0, end < 0 ? headLines : end).filter((line) => line.length <= longestLine || isHistory(line));
}

/** Whether a line under a title tells, in brackets or as a line by itself, when a law was passed and changed. */
function isHistory(line: string): boolean {
  return (
    /^[(（]\s*\d{4}\s*年.*[)）]$/u.test(line) ||
    (/^\d{4}\s*年/u.test(line) && /(?:修订|修正|公布|通过|批准)[)）]?$/u.test(line))
  );
}

/** Whether a line is a paragraph, however short. */
function isSentence(line: string): boolean {
  return line.length > longestLine / 4 && line.endsWith("。");
}

/** A speech and what papers report are no body's documents. */
function isIssued(kind: DocumentKind): boolean {
  return kind !== "speech" && kind !== "report";
}

/** What stands before the body in `（2022年6月10日某市人民政府第14次常务会议通过）`, `——2019年3月4日在某区…会议上`. */
const before = /^[(（—–-]*(?:\d{4}年\d{1,2}月\d{1,2}日)?[经經由在]?/u;
/** `2025年某省政府工作报告`. */
const yearBefore = /^\d{4}年度?/u;
const oneOf = words.postEnds.join("|");
const postOf = (longest: number): string =>
  String.raw`(?:\p{Script=Han}{0,${longest}}?(?:${oneOf})、){0,3}\p{Script=Han}{0,${longest}}?(?:${oneOf})`;
/** `县委副书记、县长 邹文彬（2023年8月22日）`, brackets around the whole left out. */
const speakerLine = new RegExp(
  String.raw`^[(（]?(?<post>${postOf(24)})(?:[\s·]+(?<name>\p{Script=Han}{1,2}\s?\p{Script=Han}{1,2}))?\s*(?:[(（].*|[)）])?$`,
  "u",
);
/** `市长王五在…会议上的讲话`. */
const speakerOfTitle = new RegExp(String.raw`^(?<post>${postOf(12)})(?<name>\p{Script=Han}{2,3})?在`, "u");

/** Who speaks: a line of a post, with a name or without, under the title; else the post that the title begins with. */
function speakersIn(head: readonly string[], title: string): Speaker[] {
  const found = [...head.map((line) => inSource(line, speakerLine)), inSource(title, speakerOfTitle)];
  const { post = "", name = "" } = found.find((groups) => groups !== undefined) ?? {};
  return post === ""
    ? []
    : [{ post: sameInBoth(post), ...(name && { name: sameInBoth(name.replaceAll(/\s/gu, "")) }) }];
}

/** `省长许昆林作政府工作报告`: who gave what a report is of. */
const givesReport = /[作做]\p{Script=Han}{0,8}报告|代表\p{Script=Han}{2,12}工作/u;
const notInPost = /[^\p{Script=Han}]|[会會]议?上/gu;

/** Whom a line under the title of a report names counts where no line says who gave it. */
function givenBy(head: readonly string[], title: string): Speaker[] {
  const reporters = reportersIn(head);
  return reporters.length > 0 || !/(?:报告|報告)$/u.test(title) ? reporters : speakersIn(head, title);
}

function reportersIn(head: readonly string[]): Speaker[] {
  for (const line of head) {
    const simple = toSimplified(line);
    const above = simple.slice(0, Math.max(0, simple.search(givesReport)));
    const ends = words.postEnds.map((end) => above.lastIndexOf(end) + (above.includes(end) ? end.length : 0));
    const end = Math.max(...ends);
    const start =
      Array.from(above.slice(0, end).matchAll(notInPost), (match) => match.index + match[0].length).at(-1) ?? 0;
    const name = line.slice(end, above.length);
    if (end > start && /^\p{Script=Han}{2,3}$/u.test(name)) {
      return [{ post: sameInBoth(line.slice(start, end)), name: sameInBoth(name) }];
    }
  }
  return [];
}

/** What the groups of a pattern for Simplified characters match, as the source writes it. */
function inSource(text: string, pattern: RegExp): Readonly<Record<string, string>> | undefined {
  const simple = toSimplified(text);
  const groups = pattern.exec(simple.length === text.length ? simple : text)?.groups;
  if (!groups) return undefined;
  const places = Object.entries(groups).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(
    places.map(([key, value]) => {
      const start = simple.indexOf(value);
      return [key, text.slice(start, start + value.length)];
    }),
  );
}
