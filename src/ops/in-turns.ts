import { setImmediate as nextTurn } from "node:timers/promises";

/** How long work may hold up everything else in the process. */
const longestTurnMs = 10;

/** What `make` makes of each item, with turns for whatever else waits in between. */
export async function mapInTurns<T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> {
  const made: R[] = [];
  let began = performance.now();
  for (const item of items) {
    made.push(make(item));
    if (performance.now() - began < longestTurnMs) continue;
    await nextTurn();
    began = performance.now();
  }
  return made;
}
