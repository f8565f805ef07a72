import { AsyncLocalStorage } from "node:async_hooks";
import type { Transformer } from "grammy";

/** An update is no longer this process's: another has taken it over and answers it. */
export class LeaseLostError extends Error {
  override readonly name = "LeaseLostError";
}

interface UnderWay {
  readonly isHeld: () => Promise<boolean>;
  /** What is still done for it afterwards, such as showing the progress of an indexing, nobody else takes over. */
  isOver: boolean;
}

const underWay = new AsyncLocalStorage<UnderWay>();
/** What people see, and what is done once; to ask does no harm. */
const SEEN = /^(?:send(?!ChatAction)|edit|delete|answer)/i;

/** Does `work` for an update; of its calls none that people see goes out any more once `isHeld` says no. */
export async function fencedBy<T>(isHeld: () => Promise<boolean>, work: () => Promise<T>): Promise<T> {
  const fenced: UnderWay = { isHeld, isOver: false };
  try {
    return await underWay.run(fenced, work);
  } finally {
    fenced.isOver = true;
  }
}

/** Asks right before each call; to be the innermost transformer. Rejects with a LeaseLostError. */
export const fence: Transformer = async (prev, method, payload, signal) => {
  const update = underWay.getStore();
  if (update && !update.isOver && SEEN.test(method) && !(await update.isHeld())) throw new LeaseLostError(method);
  return prev(method, payload, signal);
};
