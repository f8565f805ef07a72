import type { TextIndex } from "./text-index.ts";

/** Units of an index that a sentence was matched with, and how alike the two are: 1 for word by word. */
export interface Match {
  readonly index: TextIndex;
  readonly first: number;
  readonly end: number;
  readonly likeness: number;
}

/** The last words of a claim that the source may have further on: many, or with something changed behind them, or two. */
const anchors = [
  { words: 4, farthest: 40, changed: 8 },
  { words: 2, farthest: 12, changed: 0 },
] as const;
const farthestEnd = 48;

/**
 * A match up to the claim's first and last words where the source has these further off: the fewest edits take what stands
 * between for changed where it is longer than those words, but it was left out.
 */
export function withLeftOut({ index, first, end, likeness }: Match, claim: readonly number[]): Match {
  const [from, to] = index.withinText(first, first - farthestEnd, end + farthestEnd);
  const size = end - first;
  const before = index.unitsIn(from, end).ids.toReversed();
  const behind = index.unitsIn(first, to).ids;
  const start = end - reach(before, size, claim.toReversed());
  return { index, first: start, end: first + reach(behind, size, claim), likeness };
}

/** How many units of `ids`, whose first `size` are aligned with a claim, hold all that the claim ends with. */
function reach(ids: readonly number[], size: number, claim: readonly number[]): number {
  for (const { words, farthest, changed } of anchors) {
    for (let behind = 0; behind <= Math.min(changed, claim.length - 2 * words); behind++) {
      const anchor = claim.slice(claim.length - behind - words, claim.length - behind);
      const here = size - behind - words;
      const at = ids.findIndex(
        (_, place) =>
          place > here - words && place <= here + farthest && anchor.every((id, offset) => ids[place + offset] === id),
      );
      // What is shorter than a change was left out where the edits say so.
      if (at >= 0 && at < here + words) break;
      if (at >= 0) return Math.min(ids.length, at + words + behind);
    }
  }
  return size;
}

/** What is left out leaves words side by side, as many as this on average. */
const fewestTogether = 4;

/** Whether a claim says nothing but what the source does, in its order, and leaves out the rest. */
export function leavesOut({ index, first, end }: Match, claim: readonly number[]): boolean {
  const { ids } = index.unitsIn(first, end);
  let [at, from, runs] = [0, 0, 0];
  while (at < claim.length && runs * fewestTogether < claim.length) {
    const [place, length] = longestStart(ids.slice(from), claim.slice(at));
    if (length < 2) return false;
    from += place + length;
    at += length;
    runs += 1;
  }
  return at === claim.length && runs * fewestTogether <= claim.length;
}

/** Where in `ids` most of what `words` begin with stands, and how many units of it. */
function longestStart(ids: readonly number[], words: readonly number[]): [place: number, length: number] {
  let best: [number, number] = [0, 0];
  for (const place of ids.keys()) {
    let length = 0;
    while (length < words.length && ids[place + length] === words[length]) length += 1;
    if (length > best[1]) best = [place, length];
  }
  return best;
}
