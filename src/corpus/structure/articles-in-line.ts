import { articleNumber } from "./outline.ts";

/** `……决定。第三十五条 粮食……`: behind a whole sentence, and not what an article is spoken of by. */
const opening =
  /(?<=[。；;！!？?][”’」』）)]{0,2}\s{0,4})第[〇零一二三四五六七八九十百\d]{1,6}[条條](?![的规規第所至到和或与與及、，,。]|之外|以外)/gu;

/**
 * Where the articles of a law begin that were written on in a line, as lost line breaks leave them: each counts on from
 * the article before it, `before` at first; the first of all has a blank behind its number.
 */
export function articlesWithin(line: string, before: number | undefined): number[] {
  let last = articleNumber(line) ?? before;
  return Array.from(line.matchAll(opening)).flatMap(({ index, 0: marker }) => {
    const number = articleNumber(line.slice(index)) ?? 0;
    const follows = last === undefined ? /\s/u.test(line[index + marker.length] ?? "") : number === last + 1;
    if (index === 0 || !follows) return [];
    last = number;
    return [index];
  });
}
