import { setTimeout as pause } from "node:timers/promises";
import { TelegramError } from "../../ops/errors.ts";
import type { Logger } from "../../ops/logging.ts";
import { finalRefusal, loggable, retryAfterOf } from "./refusals.ts";

export interface Patience {
  readonly logger: Logger;
  /** Ends the waiting; what is under way then rejects. */
  readonly stopping: AbortSignal;
  /** Waits so long, or rejects when the signal fires. */
  readonly wait?: (ms: number, stopping: AbortSignal) => Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Node's timers take no more, and fire at once instead. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Makes a call that the bot cannot do without until it succeeds: after a refusal it waits as long as Telegram says, else
 * longer each time. Rejects with a TelegramError where Telegram refuses the bot for good, or when it is stopped.
 */
export async function patiently<T>(call: () => Promise<T>, { logger, stopping, wait = waitFor }: Patience): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await call();
    } catch (error) {
      if (stopping.aborted || error instanceof TelegramError) throw error;
      const refusal = finalRefusal(error);
      if (refusal) throw refusal;
      const told = retryAfterOf(error);
      const ms = told === undefined ? pauseMs : Math.max(1000 * told, 1);
      logger.warn(
        { ...loggable(error), seconds: ms / 1000 },
        "Telegram does not do what it is asked; trying again later",
      );
      await wait(ms, stopping);
    }
  }
}

async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  for (let left = ms; left > 0; left -= LONGEST_TIMER_MS) {
    await pause(Math.min(left, LONGEST_TIMER_MS), undefined, { signal });
  }
}
