import { readFileSync } from "node:fs";
import { z } from "zod";
import { type DocumentKind, documentKinds, type Speaker, type SpeechInfo } from "../domain.ts";
import { toSimplified } from "../text/normalise.ts";
import { sameInBoth } from "./bilingual.ts";
import { missingOf } from "./completeness.ts";
import { dateOf, dayIn } from "./dates.ts";
import { issuerOf } from "./issuers.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { levelOf, placeOf } from "./places.ts";

const words = z
  .object({
    kinds: z.partialRecord(z.enum(documentKinds), z.array(z.string())),
    postEnds: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync(new URL("./words/describe.json", import.meta.url), "utf8")));

/** How the titles of each kind of document end. */
export const kindNouns = words.kinds;

/** What stands above and below a text and describes it: lines no longer than this. */
const longestLine = 80;
const headLines = 8;
const tailLines = 4;

/**
 * What a document says of itself in its first and last lines: title, number, who issued it or speaks, place, level, date,
 * kind, and what is missing of it. A field that they do not give is left out, never guessed.
 */
export function describe(info: SpeechInfo, raw: string): SpeechInfo {
  const lines = raw
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const titles = paragraphsOf(raw).flatMap(({ role, mapped }) => (role === "title" ? [mapped.text] : []));
  const head = lines.slice(0, headLines).filter((line) => line.length <= longestLine);
  const tail = lines.slice(-tailLines).filter((line) => line.length <= longestLine);
  // A notice may begin with whom it is for: then the name that somebody gave the file says what it is.
  const title = titleOf(titles) ?? info.title.zh;
  const kind = kindOf(title);
  const speakers = kind === "speech" ? speakersIn(head, title) : kind === "report" ? givenBy(head, title) : [];
  const number = numberOf(head);
  const body = lines.find((line) => line.length > longestLine || isSentence(line)) ?? "";
  const opening = kind === "report" ? body.slice(0, longestLine) : "";
  const below = head.filter((line) => line !== title).map(withoutNumber);
  const date = dateOf(title, [...below, opening], tail) ?? dayIn(opening) ?? yearOf(number);
  const posts = speakers.map(({ post }) => post.zh);
  const lead = below.filter((line) => !line.includes("。")).map((line) => line.replace(before, ""));
  const issuer = isIssued(kind) ? issuerOf(title, head, tail) : undefined;
  const openings = [title.replace(year, ""), opening, ...lead];
  const place = placeOf(posts, openings);
  const level = levelOf(place, posts, [...openings, issuer ?? "", number ?? ""]);
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

/** Whether a line is a paragraph, however short. */
function isSentence(line: string): boolean {
  return line.length > longestLine / 4 && line.endsWith("。");
}

/** A speech and what papers report are no body's documents. */
function isIssued(kind: DocumentKind): boolean {
  return kind !== "speech" && kind !== "report";
}

/** What stands before the body in `（2022年6月10日某市人民政府第14次常务会议通过）`. */
const before = /^[(（]?(?:\d{4}年\d{1,2}月\d{1,2}日)?[经經由在]?/u;
/** `2025年某省政府工作报告`. */
const year = /^\d{4}年度?/u;
const letterhead = /文件$|^(?:机密|秘密|特急|加急|急件)|^中华人民共和国.{1,8}标准$/u;
/** `法規名稱：災害防救法`: what stands before a title in lists of fields; a subtitle's dash. */
const label = /^(?:(?:法规|法規|文件|文档|标准|標準)?(?:名称|名稱|标题|標題|题目|題目)[:：]\s*|[—–-]{1,2}\s*)/u;
const goesOn = /^(?:关于|關於|在)/u;
const issuer = /^.{2,29}[府会會局厅廳部委院室省市县縣区區]$/u;
const bracketed = /[(（][^()（）]*[)）]\s*$/u;

/** The line that says what the document is; one that goes on from the body above it is one with that. */
function titleOf(titles: readonly string[]): string | undefined {
  const lines = titles
    .filter((line) => !letterhead.test(line) && numberIn(line) === undefined && /\p{Script=Han}/u.test(line))
    .map((line) => line.replace(label, ""));
  const telling = Math.max(
    0,
    lines.findIndex((line) => nounOf(line) !== undefined),
  );
  const [above = "", title = above] = lines.slice(Math.max(0, telling - 1), telling + 1);
  return telling === 1 && goesOn.test(title) && issuer.test(above) ? above + title : lines[telling];
}

/** The kind and the word for it at the end of a title. */
function nounOf(title: string): DocumentKind | undefined {
  const plain = toSimplified(title.replace(bracketed, "").replace(/[》」”"]+$/u, ""));
  let best: { kind: DocumentKind; length: number } | undefined;
  for (const [kind, nouns] of Object.entries(words.kinds)) {
    for (const noun of nouns ?? []) {
      if (plain.endsWith(noun) && noun.length > (best?.length ?? 0))
        best = { kind: kind as DocumentKind, length: noun.length };
    }
  }
  return best?.kind;
}

function kindOf(title: string): DocumentKind {
  const plain = toSimplified(title);
  const known = nounOf(title);
  if (known !== undefined) return known;
  // `…召开…会议`, `…强调…`: a headline tells what happened.
  if (/召开|强调|指出|出席|主持|讲话$/u.test(plain)) return "report";
  const named = Object.entries(words.kinds).find(([, nouns]) =>
    nouns?.some((noun) => noun.length > 1 && plain.includes(noun)),
  );
  return (named?.[0] as DocumentKind | undefined) ?? "document";
}

/** What may stand before a number: the day it is of, and by what. */
const beforeNumber = /\d日[经經由]?|以/gu;
const numberPatterns = [
  /\p{Script=Han}{1,12}[〔[【(（](?:19|20)\d{2}[〕\]】)）]第?\d{1,5}[号號]/u,
  /\p{Script=Han}{2,20}令第\d{1,5}[号號]/u,
  /^第\d{1,5}[号號]$/u,
];

/** `国发〔2020〕12号`, `国务院令第708号`. */
function numberIn(line: string): string | undefined {
  const compact = line.replaceAll(/\s/gu, "").replaceAll(beforeNumber, "$& ");
  return numberPatterns.flatMap((pattern) => pattern.exec(compact)?.[0] ?? [])[0];
}

/** The first number; one that stands alone (`第85号`) belongs to the order above it. */
function numberOf(head: readonly string[]): string | undefined {
  const at = head.findIndex((line) => numberIn(line) !== undefined);
  const number = numberIn(head[at] ?? "");
  const above = head[at - 1] ?? "";
  return number?.startsWith("第") && above.endsWith("令") ? above.replaceAll(/\s/gu, "") + number : number;
}

function withoutNumber(line: string): string {
  const number = numberIn(line);
  return number === undefined ? line : line.replaceAll(/\s/gu, "").replace(number, "");
}

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

/** The year in the number of a document. */
function yearOf(number: string | undefined): string | undefined {
  return /[〔[【(（](\d{4})/u.exec(number ?? "")?.[1];
}
