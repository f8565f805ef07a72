import type { Span } from "../../domain.ts";
import { chineseNumber } from "../structure/outline.ts";

const anyDate =
  /((?:19|20)\d{2})(?:\s*[年.\-/]\s*(\d{1,2})(?!\d)(?:\s*[月.\-/]\s*(?:(\d{1,2})日?)?)?|\s*年)|([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?)?/gu;
const day = /(?<!\d)(\d{1,2})月(\d{1,2})日/u;
const months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
/** `Aug. 30, 2022`, `30 August 2022`. */
const english = new RegExp(
  String.raw`\b(?:(${months})[a-z]{0,6}\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s|(\d{1,2})(?:st|nd|rd|th)?\s(${months})[a-z]{0,6}\.?,?\s)((?:19|20)\d{2})\b`,
  "giu",
);

/** A date as it stands in a text. */
export interface DateIn extends Span {
  /** `2024-04-09`, as far as it is given. */
  readonly date: string;
}

/** The dates that a text holds, in order. */
export function datesAt(text: string): DateIn[] {
  const chinese = Array.from(text.matchAll(anyDate), (match) => {
    const [, year, month, date, yearInWords, monthInWords, dateInWords] = match;
    return spanned(
      match,
      yearInWords === undefined
        ? dateOfParts(year ?? "", Number(month ?? 0), Number(date ?? 0))
        : dateOfParts(
            Array.from(yearInWords, (digit) => chineseNumber(digit)).join(""),
            chineseNumber(monthInWords ?? ""),
            chineseNumber(dateInWords ?? ""),
          ),
    );
  });
  const inEnglish = Array.from(text.matchAll(english), (match) => {
    const [, monthFirst, dateBehind, dateFirst, monthBehind, year = ""] = match;
    const month = months.split("|").indexOf((monthFirst ?? monthBehind ?? "").toLowerCase()) + 1;
    return spanned(match, dateOfParts(year, month, Number(dateBehind ?? dateFirst)));
  });
  return [...chinese, ...inEnglish].flatMap((found) => found ?? []).toSorted((a, b) => a.start - b.start);
}

function spanned(match: RegExpExecArray, date: string | undefined): DateIn | undefined {
  return date === undefined ? undefined : { date, start: match.index, end: match.index + match[0].length };
}

/** The dates that a text holds as far as they are given, `2024-04-09`, in order. */
export function datesIn(text: string): string[] {
  return datesAt(text).map(({ date }) => date);
}

function dateOfParts(year: string, month: number, dayOfMonth: number): string | undefined {
  if (month > 12 || dayOfMonth > daysOf(Number(year), month)) return undefined;
  const parts = [month, dayOfMonth].slice(0, month === 0 ? 0 : dayOfMonth === 0 ? 1 : 2);
  return [year, ...parts.map((part) => String(part).padStart(2, "0"))].join("-");
}

/** How many days a month has; of a year that is given without one, more than any. */
function daysOf(year: number, month: number): number {
  return month === 0 ? 31 : new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A day whose year is not given, `--01-11`. */
export function dayIn(text: string): string | undefined {
  const [, month, dayOfMonth] = day.exec(text) ?? [];
  if (month === undefined || dayOfMonth === undefined) return undefined;
  return `--${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`;
}
