import { numbersIn } from "./document-number.ts";

/** How the names of bodies that issue documents end. */
const ending =
  "(?:府|银行|[协員员]?[会會]|局|[厅廳]|部|院|[办辦]公[室厅廳]|司|公司|集[团團]|署|指[挥揮]部|中心|[学學]校)";
const name = String.raw`[\p{Script=Han}、]{2,40}?${ending}`;
const letterhead = new RegExp(`^(${name})(?:文件|公告|令)$`, "u");
const ofTitle = new RegExp(`^(${name})(?:[关關][于於]|印[发發]|令)`, "u");
/** `（2022年6月10日某市人民政府第14次常务会议通过）`: where the meeting is named, who met stands before it. */
const meeting = /第[^\s第]{1,12}[会會][议議](?:通[过過]|修[订訂正])/u;
const dayBefore = /\d{1,2}日[经經由]?/u;
const country = /中[华華]人民共和[国國]/gu;
/** `某区人民政府代区长`: the body that somebody heads. */
const headed = /^(\p{Script=Han}{2,20}(?:人民政府|政府|人民法院|法院|人民检察院|检察院|委员会))\p{Script=Han}{1,6}$/u;
/** Which of a congress it was says when, not who. */
const session = /第\p{Script=Han}{1,4}[届屆]/u;
/** A line or a part of one that is nothing but a body. */
const body = new RegExp(`^${name}$`, "u");
const signedDay = /^[\d〇○零一二三四五六七八九十年月日\s./-]{6,20}$/u;
/** What stands at the end of a text without a signature, and how many bodies sign one. */
const lastLines = 4;

/**
 * The lines that sign a document: the first day by itself that stands below text and under the name of a body, with those
 * names, as an annex may follow; else the last lines.
 */
export function closingOf(lines: readonly string[], isText: (line: string) => boolean): readonly string[] {
  const text = lines.findIndex(isText);
  const day = lines.findIndex((line, at) => at > text && text >= 0 && signedDay.test(line) && isSigner(lines[at - 1]));
  if (day < 0) return lines.slice(-lastLines);
  return lines.slice(day - signersAbove(lines, day), day + 1);
}

function isSigner(line: string | undefined): boolean {
  return line !== undefined && line.split(/\s+/u).every((part) => body.test(part));
}

function signersAbove(lines: readonly string[], day: number): number {
  let above = 0;
  while (above < lastLines && isSigner(lines[day - above - 1])) above++;
  return above;
}

/**
 * The body that issued a document: that of the letterhead, else of the title, of the line that tells who passed it, or of
 * the lines above the date it is signed with. Undefined where none of them is there.
 */
export function issuerOf(title: string, head: readonly string[], closing: readonly string[]): string | undefined {
  const compact = (line: string): string => line.replaceAll(/\s/gu, "");
  const first = (lines: readonly string[], pattern: RegExp): string | undefined =>
    lines.flatMap((line) => pattern.exec(compact(line))?.[1] ?? [])[0];
  const day = closing.findIndex((line) => signedDay.test(line));
  const signers = closing.slice(Math.max(0, day - signersAbove(closing, day)), Math.max(0, day));
  const issuer =
    first(head, letterhead) ??
    first([title], ofTitle) ??
    head.flatMap((line) => whoPassed(compact(line)) ?? [])[0] ??
    head.flatMap((line) => whoOrdered(compact(line)) ?? []).at(-1) ??
    (signers.length > 0 ? signers.flatMap((line) => line.split(/\s+/u)).join("、") : undefined);
  return issuer?.replace(session, "");
}

/** `国务院令第740号`, `教育部令第10号、卫生部令第1号`: whose order the last one of a line is, their country left out. */
function whoOrdered(line: string): string | undefined {
  const orders = numbersIn(line).filter(({ number }) => number.includes("令第"));
  const bodies = orders
    .filter(({ day }) => day === orders.at(-1)?.day)
    .map(({ number }) => number.slice(0, number.indexOf("令第")).replaceAll(country, ""))
    .filter((one) => body.test(one));
  return bodies.length > 0 ? [...new Set(bodies)].join("、") : undefined;
}

/** The body that somebody speaks for by their post. */
export function bodyOfPost(post: string): string | undefined {
  return headed.exec(post)?.[1];
}

function whoPassed(line: string): string | undefined {
  const at = line.search(meeting);
  const before = line.slice(0, Math.max(0, at)).split(dayBefore).at(-1)?.replace(session, "") ?? "";
  return body.test(before) ? before : undefined;
}
