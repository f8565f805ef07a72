import { setTimeout as pause } from "node:timers/promises";
import type { Bot } from "grammy";
import { Admission } from "./admission.ts";
import type { BotContext } from "../context.ts";
import { Intake } from "./intake.ts";
import { patiently } from "./patience.ts";
import { publishProfile } from "../profile.ts";
import { ALLOWED_UPDATES, introduce, type Receiving, type ReceivingOptions } from "./receiving.ts";
import { loggable } from "./refusals.ts";
import { updateIdOf } from "./update-schema.ts";
import { Worker } from "./worker.ts";

export interface PollingOptions extends ReceivingOptions {
  /** How long Telegram holds a call open while nothing happens. */
  readonly pollSeconds?: number;
}

const CONFIRMATION_MS = 1_000;
/** Who floods is refused in batches: a call for each of their messages would take the time of the others' answers. */
const REFUSAL_PAUSE_MS = 10;
/** A Bot API that does not hold the call open is not asked in a tight loop. */
const SHORTEST_POLL_MS = 200;
/** A poll that has been silent for so much longer than Telegram holds it open does not count as a connection. */
const SILENT_SECONDS = 60;

type Signal = NonNullable<Parameters<Bot["init"]>[0]>;

/** Receives updates by long polling until stopped. */
export function startPolling(bot: Bot<BotContext>, options: PollingOptions): Receiving {
  const {
    logger,
    inbox,
    pollSeconds = 30,
    concurrency = 100,
    mostWaiting = 500,
    drainMs = 8_000,
    adminIds,
    hasLogin,
    admission = new Admission(options.allowances),
    countUpdates,
  } = options;
  const stopping = new AbortController();
  const signal = stopping.signal as Signal;
  const worker = new Worker(bot, { inbox, logger, concurrency, countUpdates });
  const intake = new Intake(bot, { inbox, logger, mostWaiting, countUpdates, admission });
  const patience = { logger, stopping: stopping.signal };
  let offset = 0;
  let heardAt = Number.NEGATIVE_INFINITY;

  const poll = async (): Promise<readonly unknown[]> => {
    const handed: unknown = await bot.api.getUpdates(
      { offset, limit: 100, timeout: pollSeconds, allowed_updates: ALLOWED_UPDATES },
      signal,
    );
    if (!Array.isArray(handed)) throw new Error("getUpdates: not a list");
    heardAt = performance.now();
    return handed;
  };

  const receive = async () => {
    while (!stopping.signal.aborted) {
      const asked = performance.now();
      const handed = await patiently(poll, patience);
      const taken = await intake.take(handed, stopping.signal);
      if (taken > 0) worker.wake();
      // What was received is confirmed by the next call, and by an empty answer known to be. From then on the offset
      // says nothing more: after a quiet week Telegram may go on with lower ids.
      const ids = handed.flatMap((each) => updateIdOf(each) ?? []);
      if (ids.length === 0 && performance.now() - asked < SHORTEST_POLL_MS)
        await pause(SHORTEST_POLL_MS, undefined, { signal: stopping.signal });
      if (handed.length === 0) offset = 0;
      else if (ids.length > 0) offset = Math.max(...ids) + 1;
      if (handed.length > 0 && taken === 0) await pause(REFUSAL_PAUSE_MS, undefined, { signal: stopping.signal });
    }
  };

  /** Else Telegram would hand the last updates out again after the next start. What a kill would lose, it should. */
  const confirm = async (unfinished: readonly number[]) => {
    const received = options.inbox ? offset : Math.min(offset, ...unfinished);
    if (received === 0) return;
    const confirmation = new AbortController();
    const timer = setTimeout(() => confirmation.abort(), CONFIRMATION_MS);
    try {
      await bot.api.getUpdates({ offset: received, limit: 1, timeout: 0 }, confirmation.signal as Signal);
    } catch (error) {
      logger.warn(loggable(error), "the last messages were not confirmed; those answered will be known again");
    } finally {
      clearTimeout(timer);
    }
  };

  const started = (async () => {
    await introduce(bot, patience);
    await patiently(() => bot.api.deleteWebhook({}, signal), patience);
  })();
  const ready = started.then(() => bot.botInfo.username);
  const done = (async () => {
    try {
      await started;
      if (stopping.signal.aborted) return;
      publishProfile(bot.api, { adminIds, hasLogin }).catch((error: unknown) =>
        logger.warn(loggable(error), "commands could not be set"),
      );
      logger.info({ username: bot.botInfo.username }, "receiving messages");
      heardAt = performance.now();
      worker.start();
      await receive();
    } catch (error) {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await worker.stop(drainMs);
      throw error;
    }
  })();
  // Whoever waits for one of the two must not be ended by the other.
  for (const promise of [ready, done]) promise.catch(() => undefined);

  return {
    ready,
    done,
    isConnected: () => !stopping.signal.aborted && performance.now() - heardAt < 1000 * (pollSeconds + SILENT_SECONDS),
    stop: async () => {
      if (stopping.signal.aborted) return done.catch(() => undefined);
      stopping.abort();
      await done.catch(() => undefined);
      const unfinished = await worker.stop(drainMs);
      await confirm(unfinished);
      logger.info({ unfinished: unfinished.length }, "stopped receiving messages");
    },
  };
}
