/** How long work may hold up everything else in the process. */
const longestTurnMs = 10;

const waiting: (() => void)[] = [];

/**
 * Resolves in a turn of the loop in which nothing else that waits here goes on: of many whose results come at once, each
 * computes in a turn of its own, and whoever waits for the loop waits for one.
 */
export async function ownTurn(): Promise<void> {
  await new Promise<void>((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(giveTurn);
  });
}

function giveTurn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(giveTurn);
}

/** The end of work that pauses where others may go before it. */
export async function inTurns<R>(work: Generator<void, R>): Promise<R> {
  for (let began = performance.now(); ;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - began < longestTurnMs) continue;
    await ownTurn();
    began = performance.now();
  }
}

/** The end of such work where nobody else waits. */
export function atOnce<R>(work: Generator<void, R>): R {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** What `make` makes of each item, with turns for whatever else waits in between. */
export async function mapInTurns<T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> {
  const made: R[] = [];
  let began = performance.now();
  for (const item of items) {
    made.push(make(item));
    if (performance.now() - began < longestTurnMs) continue;
    await ownTurn();
    began = performance.now();
  }
  return made;
}
