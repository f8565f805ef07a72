import { AsyncLocalStorage } from "node:async_hooks";
import type { Transformer } from "grammy";

/** An update is no longer this process's: another has taken it over and answers it. */
export class LeaseLostError extends Error {
  override readonly name = "LeaseLostError";
}

/** The process is told to stop: an update of which nobody has seen anything is left for the next one. */
export class LeftError extends Error {
  override readonly name = "LeftError";
}

/** What an update may still do. */
export interface Fence {
  /** Whether it is still this process's. */
  readonly isHeld: () => Promise<boolean>;
  /** Whether a call that people see may go out; asked right before it. */
  readonly mayCall: () => boolean;
  /** Fires, with a LeftError, when nothing that waits for its turn is begun any more. */
  readonly stopping: AbortSignal;
}

interface UnderWay extends Fence {
  /** What is still done for it afterwards, such as showing the progress of an indexing, nobody else takes over. */
  isOver: boolean;
}

const underWay = new AsyncLocalStorage<UnderWay>();
/** What people see, and what is done once; to ask does no harm. */
const SEEN = /^(?:send(?!ChatAction)|edit|delete|answer)/i;

/** Does `work` for an update; of its calls that people see none goes out any more once the fence says no. */
export async function fencedBy<T>(update: Fence, work: () => Promise<T>): Promise<T> {
  const fenced: UnderWay = { ...update, isOver: false };
  try {
    return await underWay.run(fenced, work);
  } finally {
    fenced.isOver = true;
  }
}

/** Asks right before each call; to be the innermost transformer. Rejects with a LeaseLostError or a LeftError. */
export const fence: Transformer = async (prev, method, payload, signal) => {
  const update = underWay.getStore();
  if (update && !update.isOver && SEEN.test(method)) {
    const isHeld = await update.isHeld();
    // What was given back at a stop is not held either.
    if (!update.mayCall()) throw new LeftError(method);
    if (!isHeld) throw new LeaseLostError(method);
  }
  return prev(method, payload, signal);
};

/** Fires, with a LeftError, when the work at hand is not to be begun any more; undefined where it is for no update. */
export function stoppingOfUpdate(): AbortSignal | undefined {
  return underWay.getStore()?.stopping;
}
