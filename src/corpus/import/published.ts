import { ownDatesAt } from "../describe/copies.ts";
import type { ImportedText } from "./imported.ts";

/** What pages and files call the day they were published, the surest first; without case, blanks and joints. */
const names = [
  "成文日期",
  "发布日期",
  "发布时间",
  "pubdate",
  "publishdate",
  "publishedtime",
  "datepublished",
  "publishtime",
  "publishedat",
  "published",
  "firstpublishedtime",
  "日期",
  "date",
  "ogtime",
];
/** `article:published_time` */
const joints = /^article:|[\s:_-]/gu;
const day = /^\d{4}-\d{2}-\d{2}$/u;

/** The day that something was published, by named values of a page's head or a file's settings. */
export function publishedOf(settings: readonly (readonly [string, string])[]): string | undefined {
  const values = new Map(settings.map(([name, value]) => [name.toLowerCase().replaceAll(joints, ""), value]));
  return dayOf(names.flatMap((name) => values.get(name) ?? []));
}

/** The first whole day that lines give, of a copy none. */
export function dayOf(lines: readonly string[]): string | undefined {
  return lines.flatMap((line) => ownDatesAt(line).map(({ date }) => date)).find((date) => day.test(date));
}

/** What a page has before the title of its text. */
const longestBars = 200;

/** A text below its title, where it does not begin with that, on one line or on several; bars may stand before it. */
export function underTitle(title: string, text: ImportedText): ImportedText {
  const compact = (some: string): string => some.replaceAll(/\s/gu, "");
  const opening = compact(text.text.slice(0, 2 * title.length + longestBars));
  if (title === "" || opening.includes(compact(title))) return text;
  const above = `${title}\n`;
  const rows = text.rows?.map((start) => start + above.length);
  return { ...text, text: above + text.text, ...(rows && { rows }) };
}
