/** What may stand before a number: the day it is of, and by what. */
const beforeNumber = /\d日[经經由]?|以/gu;
const patterns = [
  /\p{Script=Han}{1,12}[〔[【(（](?:19|20)\d{2}[〕\]】)）]第?\d{1,5}[号號]/u,
  /\p{Script=Han}{2,20}令第\d{1,5}[号號]/u,
  /^第\d{1,5}[号號]$/u,
];

/** `国发〔2020〕12号`, `国务院令第708号`. */
export function numberIn(line: string): string | undefined {
  const compact = line.replaceAll(/\s/gu, "").replaceAll(beforeNumber, "$& ");
  return patterns.flatMap((pattern) => pattern.exec(compact)?.[0] ?? [])[0];
}

/** The first number; one that stands alone (`第85号`) belongs to the order above it. */
export function numberOf(head: readonly string[]): string | undefined {
  const at = head.findIndex((line) => numberIn(line) !== undefined);
  const number = numberIn(head[at] ?? "");
  const above = head[at - 1] ?? "";
  return number?.startsWith("第") && above.endsWith("令") ? above.replaceAll(/\s/gu, "") + number : number;
}

/** A line of the head without the number in it. */
export function withoutNumber(line: string): string {
  const number = numberIn(line);
  return number === undefined ? line : line.replaceAll(/\s/gu, "").replace(number, "");
}

/** The year in the number of a document. */
export function yearOf(number: string | undefined): string | undefined {
  return /[〔[【(（](\d{4})/u.exec(number ?? "")?.[1];
}
