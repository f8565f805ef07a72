/** Where a claim fits a text best: the text's units `[first, end)`, and how many must be changed, added or left out. */
export interface Alignment {
  readonly first: number;
  readonly end: number;
  readonly distance: number;
}

/** What an edit costs: so much more than a unit that is the same saves that these only decide between as many edits. */
const edit = 2 ** 14;

/**
 * The stretch of `source` within `[from, to)` that all of `claim` fits with the fewest edits (Sellers' algorithm), of
 * those the one that leaves most of it as it is.
 */
export function align(claim: ArrayLike<number>, source: ArrayLike<number>, from: number, to: number): Alignment {
  const width = to - from + 1;
  // Of the row above and this one: the fewest edits, and where in the source the way there began.
  let costs = new Int32Array(width);
  let begins = Int32Array.from({ length: width }, (_, column) => column);
  let nextCosts = new Int32Array(width);
  let nextBegins = new Int32Array(width);
  for (let row = 1; row <= claim.length; row++) {
    const unit = claim[row - 1];
    nextCosts[0] = row * edit;
    nextBegins[0] = 0;
    for (let column = 1; column < width; column++) {
      const changed = (costs[column - 1] as number) + (unit === source[from + column - 1] ? -1 : edit);
      const added = (costs[column] as number) + edit;
      const omitted = (nextCosts[column - 1] as number) + edit;
      // On a tie a change is likelier than a word too many here and one too few there.
      if (changed <= added && changed <= omitted) {
        nextCosts[column] = changed;
        nextBegins[column] = begins[column - 1] as number;
      } else if (added <= omitted) {
        nextCosts[column] = added;
        nextBegins[column] = begins[column] as number;
      } else {
        nextCosts[column] = omitted;
        nextBegins[column] = nextBegins[column - 1] as number;
      }
    }
    [costs, nextCosts] = [nextCosts, costs];
    [begins, nextBegins] = [nextBegins, begins];
  }
  let best = 0;
  for (let column = 1; column < width; column++) {
    const better = (costs[column] as number) - (costs[best] as number);
    // The longer of two equal stretches holds what the claim replaced at its end.
    if (better < 0 || (better === 0 && column - (begins[column] as number) <= claim.length)) best = column;
  }
  const distance = Math.ceil((costs[best] as number) / edit);
  return { first: from + (begins[best] as number), end: from + best, distance };
}
