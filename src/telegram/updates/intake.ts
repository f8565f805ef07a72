import { setTimeout as pause } from "node:timers/promises";
import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import { StateError } from "../../ops/errors.ts";
import { say } from "../../text/messages.ts";
import { levelOf, type Logger } from "../../ops/logging.ts";
import type { Inbox } from "../../memory/inbox.ts";
import type { Taken } from "../../memory/allowances.ts";
import type { Admitting } from "./admission.ts";
import type { BotContext } from "../context.ts";
import { laneOf, type Request, requestOf, speakerOf } from "./lanes.ts";
import { appLanguage } from "../language.ts";
import { notify } from "../notices.ts";
import { readable } from "../readable.ts";
import type { CountUpdates } from "./update-counts.ts";
import { isHarmless, isUndeliverable, loggable } from "./refusals.ts";
import { readUpdate } from "./update-schema.ts";

export interface IntakeOptions {
  readonly inbox: Inbox;
  readonly admission: Admitting;
  readonly logger: Logger;
  readonly mostWaiting: number;
  readonly countUpdates?: CountUpdates | undefined;
}

/** What a single update met with; `full`: it is to be handed over again later. */
export type Accepted = "stored" | "passed over" | "full";

/** A full disk may be emptied, a locked database unlocked: the updates wait at Telegram meanwhile. */
const RETRY_MS = 1_000;
/** What the database refuses for no reason of its own is the update's fault: after so many tries it is set aside. */
const MOST_TRIES = 3;
/** Notices under way at once; in a storm the rest is saved for those who ask again. */
const MOST_NOTICES = 50;
/** A query without an answer goes on turning its wheel: only a greater storm leaves one so. */
const MOST_EMPTY_ANSWERS = 1_000;
/** Those told that the bot is busy are not told again at once. */
const BUSY_NOTICE_EVERY_MS = 30_000;

/** An update that asks something of the bot. */
interface Asked {
  readonly update: Update;
  readonly speaker: number;
  readonly request: Request;
}

/**
 * Stores the updates the bot is to handle, however they come; passes over what is not meant for it, sets aside what
 * cannot be read or stored, and refuses what is too much.
 */
export class Intake {
  readonly #toldBusy = new Map<number, number>();
  #notices = 0;
  #setAside = 0;

  constructor(
    readonly bot: Bot<BotContext>,
    readonly options: IntakeOptions,
  ) {}

  /** How many updates could not be read or stored, since the start. */
  get setAside(): number {
    return this.#setAside;
  }

  /** Resolves once the updates are safe, with how many were taken; rejects only when `stopping` fires first. */
  async take(handed: readonly unknown[], stopping: AbortSignal): Promise<number> {
    this.options.countUpdates?.("received", handed.length);
    const admitted: Update[] = [];
    for (const each of handed) {
      const asked = this.#read(each);
      if (asked && (await this.#admits(asked))) admitted.push(asked.update);
    }
    if (admitted.length === 0) return 0;
    const room = await this.#insisting(() => this.#room(), stopping, Number.POSITIVE_INFINITY);
    for (const update of admitted.slice(room)) this.#refuse(update, this.#busyNotice(update), "telegram-busy");
    return this.#store(admitted.slice(0, room), stopping);
  }

  /** The same for one update, which is not waited with: where the inbox is full or out of reach, it comes again. */
  async accept(handed: unknown): Promise<Accepted> {
    this.options.countUpdates?.("received");
    const asked = this.#read(handed);
    if (!asked) return "passed over";
    if ((await this.#room()) === 0) return "full";
    if (!(await this.#admits(asked))) return "passed over";
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#receive([asked.update]);
        return "stored";
      } catch (error) {
        if (error instanceof StateError) throw error;
        if (tries < MOST_TRIES) continue;
        this.#putAside({ update: asked.update.update_id, ...loggable(error) });
        return "passed over";
      }
    }
  }

  #read(handed: unknown): Asked | undefined {
    const read = readUpdate(handed);
    if ("fault" in read) {
      this.#putAside(read);
      return undefined;
    }
    const update = readable(read.update);
    const speaker = speakerOf(update);
    const request = requestOf(update, this.bot.botInfo);
    return speaker === undefined || !request ? undefined : { update, speaker, request };
  }

  #putAside(why: object): void {
    this.#setAside += 1;
    this.options.countUpdates?.("set_aside");
    this.options.logger.warn({ ...why, inAll: this.#setAside }, "an update cannot be used and was set aside");
  }

  async #room(): Promise<number> {
    const { inbox, mostWaiting } = this.options;
    return Math.max(0, mostWaiting - (await inbox.backlog(this.bot.botInfo.id)));
  }

  /** Gives how many were stored: what the database will not take alone either is set aside. */
  async #store(updates: readonly Update[], stopping: AbortSignal): Promise<number> {
    try {
      await this.#insisting(() => this.#receive(updates), stopping, MOST_TRIES);
      return updates.length;
    } catch (error) {
      if (stopping.aborted) throw error;
      const [only, ...more] = updates;
      if (more.length === 0) {
        this.#putAside({ update: only?.update_id, ...loggable(error) });
        return 0;
      }
    }
    let stored = 0;
    for (const update of updates) stored += await this.#store([update], stopping);
    return stored;
  }

  async #receive(updates: readonly Update[]): Promise<void> {
    const received = updates.map((update) => ({ updateId: update.update_id, lane: laneOf(update), payload: update }));
    await this.options.inbox.receive(this.bot.botInfo.id, received);
  }

  /** Tries until the database can be used; what fails for another reason so many times is rejected. */
  async #insisting<T>(call: () => Promise<T>, stopping: AbortSignal, mostTries: number): Promise<T> {
    for (let failures = 0; ;) {
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof StateError)) failures += 1;
        if (failures >= mostTries) throw error;
        this.options.logger[levelOf(error)](loggable(error), "messages cannot be stored; trying again");
        await pause(RETRY_MS, undefined, { signal: stopping });
      }
    }
  }

  async #admits({ update, speaker, request }: Asked): Promise<boolean> {
    const admitted = await this.options.admission.admit(speaker, request);
    if (admitted !== "take") this.#refuse(update, admitted, "telegram-flood");
    return admitted === "take";
  }

  #busyNotice(update: Update): Taken {
    const speaker = speakerOf(update) ?? 0;
    const now = performance.now();
    for (const [told, at] of this.#toldBusy) {
      if (now - at < BUSY_NOTICE_EVERY_MS) break;
      this.#toldBusy.delete(told);
    }
    if (this.#toldBusy.has(speaker)) return "drop";
    this.#toldBusy.set(speaker, now);
    return "notice";
  }

  #refuse(update: Update, how: Taken, key: "telegram-flood" | "telegram-busy"): void {
    const { logger, countUpdates } = this.options;
    countUpdates?.("refused");
    const told = update.inline_query
      ? this.#notices < MOST_EMPTY_ANSWERS
      : how === "notice" && this.#notices < MOST_NOTICES;
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
