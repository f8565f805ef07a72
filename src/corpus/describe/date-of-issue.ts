import { ownDatesAt } from "./copies.ts";
import { datesIn } from "./dates.ts";
import { startsHeadingOrItem } from "../structure/outline.ts";

const passed = /通过|通過|修订|修訂|修正|公布|施行|发布|發布|印发|印發/u;
/** When something comes into force is not when it was written. */
const inForce = /自[^,，。自起]{0,20}起|\d{4}年\d{1,2}月\d{1,2}日\s*起?(?:施行|实施|實施|生效)/gu;
/** A line longer than this says more than a date. */
const longestDateLine = 30;
/** `成文日期：`: the day in a list of fields; when a page shows it is later than when it was made. */
const madeOn = /(?:成文|发文|發文|印发|印發|签发|簽發)(?:日期|时间|時間)[:：\s]{0,4}$/u;
const shownOn = /(?:日期|时间|時間)[:：\s]{0,4}$/u;
/** Ends and begins of a time that something lasts, and by when something is to be done. */
const untilBehind =
  /^\s*(?:至|到|起(?!发放|發放|印发|印發|发布|發布)|前|之前|以前|以[来來]|[后後]|底|末|[—–~～-]+\s*\d)/u;
const fromBefore = /(?:[至到自从從于於]|[\d年月日]\s*[—–~～-]+)\s*$/u;
/** `本办法于2024年3月18日经…通过`: a sentence that says of the document itself when it was issued. */
const ofItself = /(?:^|[，,。；;：:])(?:本|该|該|此)\p{Script=Han}{1,8}$/u;
const wasIssued = /^[^，,。；;]{0,40}(?:审议通过|審議通過|会议通过|會議通過|印发|印發|发布|發布|公布)/u;

/** Where the date of a document may stand. */
export interface Dated {
  readonly title: string;
  /** The lines under the title, without its number. */
  readonly head: readonly string[];
  /** The lines that sign it. */
  readonly closing: readonly string[];
  /** How a report or minutes begin, which say when what they tell of happened; else empty. */
  readonly opening: string;
  /** The year in its number. */
  readonly year: string | undefined;
  /** The day it was published by what its page or file says. */
  readonly published: string | undefined;
}

/**
 * When a document was issued or a speech given: of a text that was changed the last date; else what its fields or the
 * lines under its title give, then its signature, then the day it was published, unless the year that these, its number or
 * its title give speaks against that; then that year. A day that a sentence tells of is none.
 */
export function dateOfIssue({ title, head, closing, opening, year, published }: Dated): string | undefined {
  const lines = head.map((line) => line.replaceAll(inForce, "")).filter((line) => !isProse(line));
  const made = head.flatMap((line) => datesBehind(line, madeOn));
  const shown = head.flatMap((line) => datesBehind(line, shownOn));
  const isOwn = (date: string): boolean => !shown.includes(date);
  const changed = lines.filter((line) => passed.test(line)).flatMap(issueDates);
  const under = [...lines, opening].flatMap(issueDates);
  const signed = closing
    .filter((line) => line.length <= longestDateLine && !/[。；;，,]/u.test(line))
    .flatMap(issueDates);
  const vague = under[0] ?? signed[0] ?? year;
  const told = datesIn(title)[0];
  return (
    made.find(isExact) ??
    changed.findLast(isOwn) ??
    under.find((date) => isExact(date) && isOwn(date)) ??
    signed.find(isExact) ??
    under.find(isExact) ??
    shown.find(isExact) ??
    head.flatMap(toldOfItself)[0] ??
    (published !== undefined && isPublishing(published, vague, told, head) ? published : vague) ??
    told
  );
}

/**
 * Whether the day that a page or file gives is that of its document: not one on which it comes into force, nor one that is
 * in another year or month than the text says, or further from the year in its title than what is told of a year.
 */
function isPublishing(
  published: string,
  vague: string | undefined,
  told: string | undefined,
  head: readonly string[],
): boolean {
  const later = told === undefined ? 0 : Number(published.slice(0, 4)) - Number(told.slice(0, 4));
  const days = head.flatMap((line) => datesIn((line.match(inForce) ?? []).join("\n")));
  return published.startsWith(vague ?? "") && (later === 0 || later === 1) && !days.includes(published);
}

function isExact(date: string): boolean {
  return date.length > "2024".length;
}

/** Whether a line is text; what brackets hold under a title (`（2020年3月1日…通过。）`) is not. */
function isProse(line: string): boolean {
  if (/^[(（].*[)）]$/u.test(line)) return false;
  return /[。；;]|[，,：:]$/u.test(line) || startsHeadingOrItem(line);
}

/** The dates of a line that are no ends of a time. */
function issueDates(line: string): string[] {
  return ownDatesAt(line).flatMap(({ date, start, end }) =>
    untilBehind.test(line.slice(end)) || fromBefore.test(line.slice(0, start)) ? [] : [date],
  );
}

function datesBehind(line: string, label: RegExp): string[] {
  return ownDatesAt(line).flatMap(({ date, start }) => (label.test(line.slice(0, start)) ? [date] : []));
}

function toldOfItself(line: string): string[] {
  return ownDatesAt(line).flatMap(({ date, start, end }) =>
    isExact(date) && ofItself.test(line.slice(0, start)) && wasIssued.test(line.slice(end)) ? [date] : [],
  );
}
