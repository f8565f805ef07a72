import { setTimeout as pause } from "node:timers/promises";
import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import type { Logger } from "../ops/logging.ts";
import type { Inbox } from "../memory/inbox.ts";
import { Admission, type Allowances } from "./admission.ts";
import type { BotContext } from "./context.ts";
import { Intake } from "./intake.ts";
import { publishProfile } from "./profile.ts";
import { finalRefusal, loggable } from "./refusals.ts";
import type { CountUpdates } from "./update-counts.ts";
import { Worker } from "./worker.ts";

export interface PollingOptions {
  readonly logger: Logger;
  /** Keeps updates from their arrival until they are handled. */
  readonly inbox: Inbox;
  /** Who sees the commands for admins. */
  readonly adminIds?: readonly number[];
  /** How long Telegram holds a call open while nothing happens. */
  readonly pollSeconds?: number;
  /** How many updates are worked on at once. */
  readonly concurrency?: number;
  /** With so many updates waiting, people are told to try again later. */
  readonly mostWaiting?: number;
  /** How much one person may ask. */
  readonly allowances?: Allowances;
  readonly countUpdates?: CountUpdates;
  /** How long `stop` waits for answers under way. */
  readonly drainMs?: number;
}

/** A bot receiving updates. */
export interface Polling {
  /** Resolves with the bot's user name as soon as it receives; rejects as `done` does. */
  readonly ready: Promise<string>;
  /** Resolves after `stop`; rejects with a TelegramError where Telegram refuses the bot for good. */
  readonly done: Promise<void>;
  /** Takes no more updates, lets the answers under way finish and confirms what was received. */
  stop(): Promise<void>;
}

const CONFIRMATION_MS = 1_000;
/** Who floods is refused in batches: a call for each of their messages would take the time of the others' answers. */
const REFUSAL_PAUSE_MS = 10;
/** A Bot API that does not hold the call open is not asked in a tight loop. */
const SHORTEST_POLL_MS = 200;
const ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "inline_query"] as const;

type Signal = NonNullable<Parameters<Bot["init"]>[0]>;

/** Receives updates by long polling until stopped. */
export function startPolling(bot: Bot<BotContext>, options: PollingOptions): Polling {
  const {
    logger,
    inbox,
    pollSeconds = 30,
    concurrency = 100,
    mostWaiting = 500,
    drainMs = 8_000,
    adminIds = [],
    countUpdates,
  } = options;
  const stopping = new AbortController();
  const signal = stopping.signal as Signal;
  const worker = new Worker(bot, { inbox, logger, concurrency, countUpdates });
  const intake = new Intake(bot, {
    inbox,
    logger,
    mostWaiting,
    countUpdates,
    admission: new Admission(options.allowances),
  });
  let offset = 0;

  const receive = async () => {
    while (!stopping.signal.aborted) {
      const asked = Date.now();
      const updates: Update[] = await bot.api.getUpdates(
        { offset, limit: 100, timeout: pollSeconds, allowed_updates: ALLOWED_UPDATES },
        signal,
      );
      const taken = await intake.take(updates, stopping.signal);
      if (taken > 0) worker.wake();
      // What was received is confirmed by the next call, and by an empty answer known to be. From then on the offset
      // says nothing more: after a quiet week Telegram may go on with lower ids.
      if (updates.length === 0 && Date.now() - asked < SHORTEST_POLL_MS)
        await pause(SHORTEST_POLL_MS, undefined, { signal: stopping.signal });
      offset = updates.length === 0 ? 0 : Math.max(...updates.map(({ update_id }) => update_id)) + 1;
      if (updates.length > 0 && taken === 0) await pause(REFUSAL_PAUSE_MS, undefined, { signal: stopping.signal });
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
    await bot.init(signal);
    await bot.api.deleteWebhook({}, signal);
  })().catch((error: unknown) => {
    throw finalRefusal(error) ?? error;
  });
  const ready = started.then(() => bot.botInfo.username);
  const done = (async () => {
    try {
      await started;
      if (stopping.signal.aborted) return;
      publishProfile(bot.api, adminIds).catch((error: unknown) =>
        logger.warn(loggable(error), "commands could not be set"),
      );
      logger.info({ username: bot.botInfo.username }, "receiving messages");
      worker.start();
      await receive();
    } catch (error) {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await worker.stop(drainMs);
      throw finalRefusal(error) ?? error;
    }
  })();
  // Whoever waits for one of the two must not be ended by the other.
  for (const promise of [ready, done]) promise.catch(() => undefined);

  return {
    ready,
    done,
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
