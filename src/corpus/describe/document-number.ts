import { datesIn } from "./dates.ts";

/** What may stand before a number: the day it is of, and by what. */
const beforeNumber = /\d日[经經由]?|以/gu;
const patterns = [/\p{Script=Han}{1,12}[〔[【(（](?:19|20)\d{2}[〕\]】)）]第?\d{1,5}[号號]/gu, /^第\d{1,5}[号號]$/gu];

/** `国务院、中央军事委员会令第547号`: behind whose order it is. */
const order = /令第\d{1,5}[号號]/gu;
const longestBody = 40;

/** A number, and the day of what it numbers where that stands before it on its line. */
interface Numbered {
  readonly number: string;
  readonly day: string | undefined;
}

/** All numbers of a line. */
export function numbersIn(line: string): Numbered[] {
  const compact = line.replaceAll(/\s/gu, "").replaceAll(beforeNumber, "$& ");
  const found = patterns.flatMap((pattern) =>
    Array.from(compact.matchAll(pattern), ({ index, 0: number }) => ({ index, number })),
  );
  return [...found, ...ordersIn(compact)]
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, number }) => ({ number, day: datesIn(compact.slice(0, index)).at(-1) }));
}

function ordersIn(line: string): { index: number; number: string }[] {
  let end = 0;
  return Array.from(line.matchAll(order)).flatMap(({ index, 0: behind }) => {
    let start = index;
    while (start > end && index - start < longestBody && /[\p{Script=Han}、]/u.test(line[start - 1] ?? "")) start--;
    end = index + behind.length;
    const body = line.slice(start, index).replace(/^、/u, "");
    return body.length < 2 ? [] : [{ index: start, number: body + behind }];
  });
}

/** `国发〔2020〕12号`, `国务院令第708号`. */
export function numberIn(line: string): string | undefined {
  return numbersIn(line)[0]?.number;
}

/**
 * The first number that stands by itself, else the one of a day, the first where none is given: a law has one of each time
 * that it was changed. One without a body (`第85号`) belongs to the order above it.
 */
export function numberOf(head: readonly string[], day?: string): string | undefined {
  const all = head.flatMap((line, at) => numbersIn(line).map((found) => ({ ...found, above: head[at - 1] ?? "" })));
  const found =
    day === undefined ? all[0] : (all.find((one) => one.day === undefined) ?? all.find((one) => one.day === day));
  if (found === undefined) return undefined;
  const { number, above } = found;
  return number.startsWith("第") && above.endsWith("令") ? above.replaceAll(/\s/gu, "") + number : number;
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
