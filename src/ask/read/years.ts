import type { Speech } from "../../domain.ts";
import { frameWords } from "../understand/frame-words.ts";

const year = /(?<!\d)(?:19|20)\d\d(?!\d)/gu;

/**
 * Whether a document can answer a question that names years: it writes one of them, is of it, or speaks of the year before
 * or after its own. Of a question without a year, and in a document without one, nothing tells.
 */
export function speaksOfYear(question: string, { raw, info }: Speech): boolean {
  const asked = question.match(year) ?? [];
  const own = /^\d{4}/u.exec(info.date ?? "")?.[0];
  if (asked.length === 0 || own === undefined) return true;
  const says = (words: readonly string[]): boolean => words.some((word) => raw.includes(word));
  const { before, after } = frameWords.nearYears;
  return asked.some((one) => {
    const distance = Number(one) - Number(own);
    return distance === 0 || raw.includes(one) || (distance === -1 && says(before)) || (distance === 1 && says(after));
  });
}
