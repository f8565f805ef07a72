import { chineseNumber } from "./outline.ts";

const anyDate =
  /((?:19|20)\d{2})(?:\s*[年.\-/]\s*(\d{1,2})(?!\d)(?:\s*[月.\-/]\s*(\d{1,2})?)?|\s*年)|([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?)?/gu;
const day = /(?<!\d)(\d{1,2})月(\d{1,2})日/u;
const passed = /通过|通過|修订|修訂|修正|公布|施行|发布|發布|印发|印發/u;
/** When something comes into force is not when it was written. */
const inForce = /自[^,，。自起]{0,20}起|\d{4}年\d{1,2}月\d{1,2}日\s*起?(?:施行|实施|實施|生效)/gu;
/** A line longer than this says more than a date. */
const longestDateLine = 30;

/** The dates that a text holds as far as they are given, `2024-04-09`, in order. */
export function datesIn(text: string): string[] {
  return Array.from(text.matchAll(anyDate), ([, year, month, date, yearInWords, monthInWords, dateInWords]) =>
    yearInWords === undefined
      ? dateOfParts(year ?? "", Number(month ?? 0), Number(date ?? 0))
      : dateOfParts(
          Array.from(yearInWords, (digit) => chineseNumber(digit)).join(""),
          chineseNumber(monthInWords ?? ""),
          chineseNumber(dateInWords ?? ""),
        ),
  ).filter((date) => date !== undefined);
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

/** Of a text that was changed the last date counts; else what stands under the title, then at the end, then in the title. */
export function dateOf(title: string, under: readonly string[], tail: readonly string[]): string | undefined {
  const below = under.map((line) => line.replaceAll(inForce, ""));
  const isExact = (date: string): boolean => date.length > "2024".length;
  const changed = below.filter((line) => passed.test(line)).flatMap(datesIn);
  const dates = below.flatMap(datesIn);
  const signed = tail.filter((line) => line.length <= longestDateLine && !/[。；;，,]/u.test(line)).flatMap(datesIn);
  return changed.at(-1) ?? dates.find(isExact) ?? signed.find(isExact) ?? dates[0] ?? datesIn(title)[0];
}
