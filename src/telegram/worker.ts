import { setTimeout as pause } from "node:timers/promises";
import { type Bot, BotError } from "grammy";
import type { Update } from "grammy/types";
import { say } from "../text/messages.ts";
import type { Logger } from "../ops/logging.ts";
import type { ClaimedUpdate, Inbox } from "../memory/inbox.ts";
import type { BotContext } from "./context.ts";
import { appLanguage } from "./language.ts";
import { notify } from "./notices.ts";
import type { CountUpdates } from "./update-counts.ts";
import { loggable, retryAfterOf } from "./refusals.ts";

export interface WorkerOptions {
  readonly inbox: Inbox;
  readonly logger: Logger;
  /** How many updates are worked on at once. */
  readonly concurrency: number;
  readonly countUpdates?: CountUpdates | undefined;
}

/** An update that ended the process so often is given up. */
const MOST_ATTEMPTS = 3;
/** An answer later than this helps nobody: a word that it did not come in time is sent instead. */
const LATEST_ANSWER_MS = 5 * 60_000;
/** How often the inbox is looked at for what another process left behind. */
const LOOK_AGAIN_MS = 1_000;

/** Takes updates out of the inbox and has the bot handle them, many at once but one at a time of each chat. */
export class Worker {
  readonly #underWay = new Map<number, Promise<void>>();
  readonly #timers: NodeJS.Timeout[] = [];
  #claiming = false;
  #wokenMeanwhile = false;
  #stopped = false;

  constructor(
    readonly bot: Bot<BotContext>,
    readonly options: WorkerOptions,
  ) {}

  start(): void {
    const { inbox, logger } = this.options;
    const renew = () => inbox.renew().catch((error: unknown) => logger.error(loggable(error), "no lease was renewed"));
    this.#timers.push(
      setInterval(() => this.wake(), LOOK_AGAIN_MS),
      setInterval(() => void renew(), inbox.leaseMs / 3),
    );
    this.wake();
  }

  /** There may be something to do. */
  wake(): void {
    this.#wokenMeanwhile = true;
    if (this.#claiming || this.#stopped) return;
    this.#claiming = true;
    this.#claimAll()
      .catch((error: unknown) => this.options.logger.error(loggable(error), "the inbox cannot be read; trying again"))
      .finally(() => {
        this.#claiming = false;
        if (this.#wokenMeanwhile) this.wake();
      });
  }

  /** Takes nothing more and waits for what is under way, at most so long. Gives back the ids of what did not finish. */
  async stop(drainMs: number): Promise<number[]> {
    this.#stopped = true;
    for (const timer of this.#timers) clearInterval(timer);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, drainMs)));
    await Promise.race([Promise.all(this.#underWay.values()), late]);
    clearTimeout(timer);
    const unfinished = [...this.#underWay.keys()];
    const { inbox, logger } = this.options;
    for (const id of unfinished) {
      await inbox
        .release(this.#botId, id)
        .catch((error: unknown) =>
          logger.warn(loggable(error), "an update was not given back; its lease will run out"),
        );
    }
    return unfinished;
  }

  get #botId(): number {
    return this.bot.botInfo.id;
  }

  async #claimAll(): Promise<void> {
    while (this.#wokenMeanwhile && !this.#stopped) {
      this.#wokenMeanwhile = false;
      const free = this.options.concurrency - this.#underWay.size;
      if (free <= 0) return;
      const claimed = await this.options.inbox.claim(this.#botId, free);
      for (const update of claimed) {
        const work = this.#handle(update).finally(() => {
          this.#underWay.delete(update.updateId);
          this.wake();
        });
        this.#underWay.set(update.updateId, work);
      }
    }
  }

  async #handle(claimed: ClaimedUpdate): Promise<void> {
    const { updateId, attempt } = claimed;
    const { inbox, logger, countUpdates } = this.options;
    try {
      if (attempt > MOST_ATTEMPTS) {
        countUpdates?.("given_up");
        logger.error({ update: updateId, attempt }, "an update was given up");
      } else await this.#answer(claimed);
    } catch (error) {
      const seconds = retryAfterOf(error instanceof BotError ? error.error : error);
      if (seconds !== undefined) {
        logger.warn({ update: updateId, seconds }, "Telegram takes nothing for this chat now; it is tried again later");
        const until = new Date(Date.now() + 1000 * seconds);
        return this.#settle(updateId, () => inbox.postpone(this.#botId, updateId, until));
      }
      if (error instanceof BotError) await this.bot.errorHandler(error);
      else logger.info({ update: updateId, ...loggable(error) }, "nobody could be told");
    }
    await this.#settle(updateId, () => inbox.done(this.#botId, updateId));
  }

  /** Handles an update, or where it was put off for too long tells that. */
  async #answer({ payload, lateMs = 0 }: ClaimedUpdate): Promise<void> {
    const update = payload as Update;
    if (lateMs <= LATEST_ANSWER_MS) return this.bot.handleUpdate(update);
    return notify(this.bot.api, update, say(appLanguage(update), "telegram-late"));
  }

  /** An update that is neither done nor given back holds up its chat: this goes on until the database takes it. */
  async #settle(updateId: number, settle: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await settle();
      } catch (error) {
        this.options.logger.error(
          { update: updateId, ...loggable(error) },
          "an update is not marked as done; trying again",
        );
        if (this.#stopped) return;
        await pause(LOOK_AGAIN_MS);
      }
    }
  }
}
