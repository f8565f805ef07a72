import type { Paragraph } from "../structure/paragraphs.ts";

/** What stands under a text at most, and how long a line of it gets. */
const mostLines = 6;
const longestName = 40;
const number = "[〇○零一二三四五六七八九十\\d]{1,4}";
const date = `${number}\\s?年\\s?${number}\\s?月\\s?${number}\\s?日`;
/** `2026年5月8日`, `某县人民政府 二〇二六年五月八日`. */
const day = new RegExp(`^[（(]?${date}[）)]?$`, "u");
const signedDay = new RegExp(`^[（(]?[^,，。；;：:]{0,${longestName}}${date}[）)]?$`, "u");

/** Whether a line is a day and nothing else. */
export function isDay(line: string): boolean {
  return day.test(line);
}

/** The lines that sign a text: who issues it and the day, at its end. Empty where no day stands there. */
export function signatureOf(paragraphs: readonly Paragraph[]): ReadonlySet<Paragraph> {
  const tail = paragraphs.slice(-mostLines);
  const last = tail.findLastIndex((paragraph) => isBody(paragraph) && signedDay.test(paragraph.mapped.text));
  if (last < 0) return new Set();
  let first = last;
  while (first > 0 && isName(tail[first - 1])) first--;
  return new Set(tail.slice(first, last + 1));
}

function isName(paragraph: Paragraph | undefined): boolean {
  if (!paragraph || !isBody(paragraph)) return false;
  const { text } = paragraph.mapped;
  return text.length <= longestName && !/[\d,，。；;：:！!？?]/u.test(text);
}

/** A short line before the day may look like the heading of it. */
function isBody({ role }: Paragraph): boolean {
  return role !== "title";
}
