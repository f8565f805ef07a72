/** What a sentence lists side by side: `煤矿、危险化学品、建筑施工等行业`. */

/** A sentence that lists so many things is a list. */
export const fewestListed = 3;

const quotation = /[“"「]([^”"」]*)[”"」]/gu;
/** Behind a list's last `、` these words may join one more item, or belong to it. */
const lastJoint = /[和及与]/u;
/** What stands behind the last item. */
const behindItems = /等.*$/u;

/** The most items a text lists side by side. */
export function itemsListed(text: string): number {
  return Math.max(0, ...inlineLists(text).map(({ length }) => length));
}

/** Whether a text lists just so many things side by side; a last item joined by `和` may be one or two. */
export function listsExactly(text: string, items: number): boolean {
  return inlineLists(text).some((list) =>
    [list.length, list.length + (lastJoint.test(list.at(-1) ?? "") ? 1 : 0)].includes(items),
  );
}

/** All the things a text lists, each once; the first of a list still has the words before it. */
export function thingsListed(text: string): string[] {
  const things = inlineLists(text)
    .filter(({ length }) => length > 1)
    .flatMap((list) => list.flatMap((item) => item.replace(behindItems, "").split(lastJoint)));
  return [...new Set(things.filter((thing) => thing.length > 1))];
}

/** How many of the things are among the others; of two names the one may be the end of the other, as first items are. */
export function thingsShared(things: readonly string[], others: readonly string[]): number {
  return things.filter((thing) => others.some((other) => other.endsWith(thing) || thing.endsWith(other))).length;
}

/** The items of each list in a text, within quotations and around them. */
function inlineLists(text: string): string[][] {
  const quoted = Array.from(text.matchAll(quotation), ([, words = ""]) => words);
  const around = text.replace(quotation, "“”").replaceAll("”“", "”、“");
  return [around, ...quoted]
    .flatMap((piece) => piece.split(/[。;；,，:：!！?？()（）]/u))
    .map((piece) => piece.split("、"));
}
