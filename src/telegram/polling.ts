import { createConcurrentSink, createRunner, createSource } from "@grammyjs/runner";
import type { Bot, BotError } from "grammy";
import type { Update } from "grammy/types";
import type { Logger } from "../ops/logging.ts";
import type { BotContext } from "./context.ts";
import { publishProfile } from "./profile.ts";
import { finalRefusal, loggable } from "./refusals.ts";

export interface PollingOptions {
  readonly logger: Logger;
  /** How long Telegram holds a call open while nothing happens. */
  readonly pollSeconds?: number;
  /** How many updates are worked on at once. */
  readonly concurrency?: number;
  /** How long `stop` waits for answers under way. */
  readonly drainMs?: number;
}

/** A bot receiving updates. */
export interface Polling {
  /** Resolves with the bot's user name as soon as it receives; rejects as `done` does. */
  readonly ready: Promise<string>;
  /** Resolves after `stop`; rejects with a TelegramError where Telegram refuses the bot for good. */
  readonly done: Promise<void>;
  /** Takes no more updates, lets the answers under way finish and confirms what was handled. */
  stop(): Promise<void>;
}

const CONFIRMATION_MS = 1_000;

type Signal = NonNullable<Parameters<Bot["init"]>[0]>;

/** Receives updates by long polling until stopped. */
export function startPolling(bot: Bot<BotContext>, options: PollingOptions): Polling {
  const { logger, pollSeconds = 30, concurrency = 100, drainMs = 8_000 } = options;
  const stopping = new AbortController();
  const signal = stopping.signal as Signal;
  const underWay = new Map<number, Promise<void>>();
  let offset = 0;

  const source = createSource<Update>({
    supply: async (limit, aborted) => {
      const updates = await bot.api.getUpdates(
        {
          offset,
          limit: Math.max(1, Math.min(limit, 100)),
          timeout: pollSeconds,
          allowed_updates: ["message", "callback_query"],
        },
        aborted,
      );
      offset = Math.max(offset, ...updates.map((update) => update.update_id + 1));
      return updates;
    },
  });
  const handle = async (update: Update) => {
    try {
      await bot.handleUpdate(update);
    } catch (error) {
      await bot.errorHandler(error as BotError<BotContext>);
    } finally {
      underWay.delete(update.update_id);
    }
  };
  const sink = createConcurrentSink<Update>(
    {
      consume: (update) => {
        const work = handle(update);
        underWay.set(update.update_id, work);
        return work;
      },
    },
    async (error) => logger.error(loggable(error), "the error handler failed"),
    { concurrency },
  );
  const runner = createRunner(source, sink);

  const drain = async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, drainMs)));
    await Promise.race([Promise.all(underWay.values()), late]);
    clearTimeout(timer);
  };
  /** Else Telegram would hand the last updates out again after the next start. What was not finished, it should. */
  const confirm = async () => {
    const finishedBelow = Math.min(offset, ...underWay.keys());
    if (finishedBelow === 0) return;
    const confirmation = new AbortController();
    const timer = setTimeout(() => confirmation.abort(), CONFIRMATION_MS);
    try {
      await bot.api.getUpdates({ offset: finishedBelow, limit: 1, timeout: 0 }, confirmation.signal as Signal);
    } catch (error) {
      logger.warn(loggable(error), "the last messages were not confirmed and may be answered again");
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
      publishProfile(bot.api).catch((error: unknown) => logger.warn(loggable(error), "commands could not be set"));
      logger.info({ username: bot.botInfo.username }, "receiving messages");
      runner.start();
      await runner.task();
    } catch (error) {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await drain();
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
      if (runner.isRunning()) await runner.stop();
      await drain();
      await confirm();
      logger.info({ unfinished: underWay.size }, "stopped receiving messages");
    },
  };
}
