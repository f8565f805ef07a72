import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { type Bot, GrammyError } from "grammy";
import { TelegramError } from "../../ops/errors.ts";
import { Admission } from "./admission.ts";
import type { BotContext } from "../context.ts";
import { type Accepted, Intake } from "./intake.ts";
import { patiently } from "./patience.ts";
import { publishProfile } from "../profile.ts";
import { ALLOWED_UPDATES, introduce, type Receiving, type ReceivingOptions } from "./receiving.ts";
import { loggable } from "./refusals.ts";
import { Worker } from "./worker.ts";

export interface WebhookOptions extends ReceivingOptions {
  /** Where Telegram hands updates over. */
  readonly url: string;
  /** What it shows there to be known by. */
  readonly secret: string;
  /** How often Telegram is asked whether it gets through. */
  readonly lookEveryMs?: number;
}

/** A bot to which Telegram hands its updates. */
export interface Webhook extends Receiving {
  /**
   * Takes what was handed over: once it resolves with anything but `full`, it is safe and done with. `full` also while
   * the bot starts or stops. Rejects where the database cannot be used.
   */
  accept(handed: unknown): Promise<Accepted>;
}

type Signal = NonNullable<Parameters<Bot["init"]>[0]>;

/**
 * Has Telegram hand over updates at an address until stopped. The webhook stays set then: other replicas answer there,
 * and Telegram keeps what nobody takes.
 */
export function startWebhook(bot: Bot<BotContext>, options: WebhookOptions): Webhook {
  const { logger, inbox, url, secret, countUpdates, lookEveryMs = 60_000 } = options;
  const { concurrency = 100, mostWaiting = 500, drainMs = 8_000, adminIds, hasLogin } = options;
  const { admission = new Admission(options.allowances) } = options;
  const stopping = new AbortController();
  // As many bodies as are let in may wait for the database at once.
  setMaxListeners(0, stopping.signal);
  const signal = stopping.signal as Signal;
  const patience = { logger, stopping: stopping.signal };
  const worker = new Worker(bot, { inbox, logger, concurrency, countUpdates });
  const intake = new Intake(bot, { inbox, logger, mostWaiting, countUpdates, admission });
  let isReceiving = false;
  let isConnected = false;

  const set = () =>
    bot.api
      .setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED_UPDATES, drop_pending_updates: false }, signal)
      .catch((error: unknown) => {
        throw refusedAddress(error) ?? error;
      });

  /** Looks from time to time whether Telegram gets through, and tells where it does not. */
  const watch = async () => {
    let lastErrorAt = Math.floor(Date.now() / 1000) - 1;
    for (;;) {
      await pause(lookEveryMs, undefined, { signal: stopping.signal });
      const info = await patiently(() => bot.api.getWebhookInfo(signal), patience);
      const isOurs = info.url === url;
      if (isConnected && !isOurs) {
        logger.error(
          {},
          "the webhook of this BOT_TOKEN was taken away; stop what else uses the token, then start again",
        );
      }
      isConnected = isOurs;
      const { last_error_date: at = 0, last_error_message: reason, pending_update_count: waiting } = info;
      if (at <= lastErrorAt) continue;
      lastErrorAt = at;
      logger.error({ reason, waiting }, "Telegram could not hand over messages at WEBHOOK_URL; it tries again");
    }
  };

  const started = (async () => {
    await introduce(bot, patience);
    isReceiving = true;
    worker.start();
    await patiently(set, patience);
    isConnected = true;
  })();
  const ready = started.then(() => bot.botInfo.username);
  const done = (async () => {
    try {
      await started;
      publishProfile(bot.api, { adminIds, hasLogin }).catch((error: unknown) =>
        logger.warn(loggable(error), "commands could not be set"),
      );
      logger.info({ username: bot.botInfo.username }, "receiving messages at the webhook");
      await watch();
    } catch (error) {
      if (stopping.signal.aborted) return;
      stopping.abort();
      if (isReceiving) await worker.stop(drainMs);
      throw error;
    }
  })();
  // Whoever waits for one of the two must not be ended by the other.
  for (const promise of [ready, done]) promise.catch(() => undefined);

  return {
    ready,
    done,
    isConnected: () => isConnected && !stopping.signal.aborted,
    accept: async (handed) => {
      if (!isReceiving || stopping.signal.aborted) return "full";
      const accepted = await intake.accept(handed);
      if (accepted === "stored") worker.wake();
      return accepted;
    },
    stop: async () => {
      if (stopping.signal.aborted) return done.catch(() => undefined);
      stopping.abort();
      await done.catch(() => undefined);
      const unfinished = isReceiving ? await worker.stop(drainMs) : [];
      logger.info({ unfinished: unfinished.length }, "stopped receiving messages");
    },
  };
}

/** An address that Telegram does not take, in words for the person who runs the bot; else undefined. */
function refusedAddress(error: unknown): TelegramError | undefined {
  if (!(error instanceof GrammyError) || error.error_code !== 400) return undefined;
  return new TelegramError(
    `Telegram does not accept WEBHOOK_URL (400 ${error.description}); set it to an https address that can be reached from outside, on port 443, 80, 88 or 8443`,
    5,
  );
}
