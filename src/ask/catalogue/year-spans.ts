import type { Span } from "../../domain.ts";
import { filterWords } from "./filter-words.ts";

/** Dates that are asked for, as far as a side is given: `2018`, `2018-06`; both ends are in it. */
export interface DateSpan {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Named extends Span {
  readonly date: string;
}

const { between, ...sides } = filterWords.years;
type Side = keyof typeof sides;
/** A year with or without its month; one of two digits only where it counts no years: `24年的`. */
const year =
  /(?<!\d)(?:(?<full>(?:19|20)\d{2})(?!\d)(?:年度?(?:(?<month>\d{1,2})月份?)?)?|(?<short>\d{2})年(?!以?[内来里]))/gu;
/** `2024年3月到9月`. */
const laterMonth = /^[至到~-](\d{1,2})月份?/u;
const digits = "〇一二三四五六七八九";
const firstOfCentury = 50;

/** The spans of dates in a normalised text: `2018至2020`, `2019年以来`, `before 2020`, `2021年6月`, `24年`. */
export function dateSpansIn(text: string): (DateSpan & Span)[] {
  const named = yearsIn(text);
  const spans: (DateSpan & Span)[] = [];
  for (let at = 0; at < named.length; at++) {
    const [one, next] = named.slice(at, at + 2);
    if (!one) break;
    const month = one.date.includes("-") ? laterMonth.exec(text.slice(one.end)) : null;
    if (month) {
      const to = `${one.date.slice(0, 4)}-${(month[1] ?? "").padStart(2, "0")}`;
      spans.push({ from: one.date, to, start: one.start, end: one.end + month[0].length });
      continue;
    }
    const link = next && text.slice(one.end, next.start).trim();
    if (next && link !== undefined && isRange(link, text.slice(0, one.start))) {
      const [from, to] = [one.date, next.date].sort();
      const start = one.start - (/(?:between|from)\s$/u.exec(text.slice(0, one.start))?.[0].length ?? 0);
      spans.push({ from, to, start, end: next.end });
      at += 1;
    } else {
      spans.push(besideWords(text, one));
    }
  }
  return spans;
}

function yearsIn(text: string): Named[] {
  const inDigits = text.replace(/[〇零○一二三四五六七八九]{4}(?=年)/gu, (written) =>
    Array.from(written, (digit) => Math.max(0, digits.indexOf(digit))).join(""),
  );
  return Array.from(inDigits.matchAll(year), (match) => {
    const { full, month, short = "" } = match.groups ?? {};
    const whole = full ?? `${Number(short) < firstOfCentury ? "20" : "19"}${short}`;
    const date = month === undefined ? whole : `${whole}-${month.padStart(2, "0")}`;
    return { date, start: match.index, end: match.index + match[0].length };
  });
}

/** `2018至2020`, `between 2018 and 2020`; but `2018 and 2020` are two. */
function isRange(link: string, before: string): boolean {
  return between.zh.includes(link) || (link === "and" ? /\bbetween\s$/u.test(before) : between.en.includes(link));
}

/** A year with the words before or behind it that say which side of it is meant. */
function besideWords(text: string, { date, start, end }: Named): DateSpan & Span {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  for (const side of Object.keys(sides) as Side[]) {
    const { zh, en } = sides[side];
    const behind = longest(zh.flatMap((word) => [word, ` ${word}`]).filter((word) => after.startsWith(word)));
    const ahead = longest(
      en.flatMap((word) => [`${word} `, `${word} the year `]).filter((word) => endsIn(before, word)),
    );
    if (behind === "" && ahead === "") continue;
    return { ...spanOf(side, date), start: start - ahead.length, end: end + behind.length };
  }
  return { from: date, to: date, start, end };
}

function longest(words: readonly string[]): string {
  return words.reduce((one, other) => (other.length > one.length ? other : one), "");
}

function endsIn(text: string, words: string): boolean {
  return text.endsWith(words) && !/[a-z]/u.test(text[text.length - words.length - 1] ?? "");
}

function spanOf(side: Side, date: string): DateSpan {
  if (side === "from") return { from: date };
  if (side === "to") return { to: date };
  return side === "after" ? { from: shifted(date, 1) } : { to: shifted(date, -1) };
}

/** The year, or month, next to one. */
function shifted(date: string, by: 1 | -1): string {
  const [whole = 0, month] = date.split("-").map(Number);
  if (month === undefined) return String(whole + by);
  return new Date(Date.UTC(whole, month - 1 + by, 1)).toISOString().slice(0, 7);
}

/** Whether a date of the catalogue is surely in a span; one that names no year is in none, a year in none of its months. */
export function isWithin(date: string | undefined, { from, to }: DateSpan): boolean {
  if (date === undefined || date.startsWith("--")) return false;
  const least = from === to ? (from ?? "").length : 4;
  return (
    date.length >= least &&
    (from === undefined || date.slice(0, from.length) >= from) &&
    (to === undefined || date.slice(0, to.length) <= to)
  );
}
