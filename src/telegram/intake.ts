import { setTimeout as pause } from "node:timers/promises";
import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import { say } from "../text/messages.ts";
import type { Logger } from "../ops/logging.ts";
import type { Inbox } from "../memory/inbox.ts";
import type { Admission, Admitted } from "./admission.ts";
import type { BotContext } from "./context.ts";
import { laneOf, requestOf, speakerOf } from "./lanes.ts";
import { appLanguage } from "./language.ts";
import { notify } from "./notices.ts";
import { readable } from "./readable.ts";
import type { CountUpdates } from "./update-counts.ts";
import { isHarmless, isUndeliverable, loggable } from "./refusals.ts";

export interface IntakeOptions {
  readonly inbox: Inbox;
  readonly admission: Admission;
  readonly logger: Logger;
  readonly mostWaiting: number;
  readonly countUpdates?: CountUpdates | undefined;
}

/** A full disk may be emptied, a locked database unlocked: the updates wait at Telegram meanwhile. */
const RETRY_MS = 1_000;
/** Notices under way at once; in a storm the rest is saved for those who ask again. */
const MOST_NOTICES = 50;
/** Those told that the bot is busy are not told again at once. */
const BUSY_NOTICE_EVERY_MS = 30_000;

/** Stores the updates the bot is to handle; passes over what is not meant for it and refuses what is too much. */
export class Intake {
  readonly #toldBusy = new Map<number, number>();
  #notices = 0;

  constructor(
    readonly bot: Bot<BotContext>,
    readonly options: IntakeOptions,
  ) {}

  /** Resolves once the updates are safe, with how many were taken; rejects only when `stopping` fires first. */
  async take(updates: readonly Update[], stopping: AbortSignal): Promise<number> {
    const { inbox, mostWaiting } = this.options;
    const botId = this.bot.botInfo.id;
    this.options.countUpdates?.("received", updates.length);
    const admitted = updates.map(readable).filter((update) => this.#admits(update));
    if (admitted.length === 0) return 0;
    const room = Math.max(0, mostWaiting - (await this.#insisting(() => inbox.backlog(botId), stopping)));
    for (const update of admitted.slice(room)) this.#refuse(update, this.#busyNotice(update), "telegram-busy");
    const taken = admitted.slice(0, room);
    const received = taken.map((update) => ({ updateId: update.update_id, lane: laneOf(update), payload: update }));
    await this.#insisting(() => inbox.receive(botId, received), stopping);
    return taken.length;
  }

  async #insisting<T>(call: () => Promise<T>, stopping: AbortSignal): Promise<T> {
    for (;;) {
      try {
        return await call();
      } catch (error) {
        this.options.logger.error(loggable(error), "messages cannot be stored; trying again");
        await pause(RETRY_MS, undefined, { signal: stopping });
      }
    }
  }

  #admits(update: Update): boolean {
    const speaker = speakerOf(update);
    const request = requestOf(update, this.bot.botInfo);
    if (speaker === undefined || !request) return false;
    const admitted = this.options.admission.admit(speaker, request);
    if (admitted !== "take") this.#refuse(update, admitted, "telegram-flood");
    return admitted === "take";
  }

  #busyNotice(update: Update): Admitted {
    const speaker = speakerOf(update) ?? 0;
    const now = Date.now();
    for (const [told, at] of this.#toldBusy) {
      if (now - at < BUSY_NOTICE_EVERY_MS) break;
      this.#toldBusy.delete(told);
    }
    if (this.#toldBusy.has(speaker)) return "drop";
    this.#toldBusy.set(speaker, now);
    return "notice";
  }

  #refuse(update: Update, how: Admitted, key: "telegram-flood" | "telegram-busy"): void {
    const { logger, countUpdates } = this.options;
    countUpdates?.("refused");
    // A query without an answer goes on turning its wheel.
    const told = (how === "notice" || update.inline_query !== undefined) && this.#notices < MOST_NOTICES;
    logger[told ? "info" : "debug"]({ update: update.update_id, reason: key, told }, "an update was refused");
    if (!told) return;
    this.#notices += 1;
    notify(this.bot.api, update, say(appLanguage(update), key))
      .catch((error: unknown) => {
        if (!isHarmless(error) && !isUndeliverable(error)) logger.warn(loggable(error), "a notice was not sent");
      })
      .finally(() => (this.#notices -= 1));
  }
}
