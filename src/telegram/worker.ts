import { setTimeout as pause } from "node:timers/promises";
import type { Bot, BotError } from "grammy";
import type { Update } from "grammy/types";
import type { Logger } from "../ops/logging.ts";
import type { ClaimedUpdate, Inbox } from "../memory/inbox.ts";
import type { BotContext } from "./context.ts";
import { loggable } from "./refusals.ts";

export interface WorkerOptions {
  readonly inbox: Inbox;
  readonly logger: Logger;
  /** How many updates are worked on at once. */
  readonly concurrency: number;
}

/** An update that ended the process so often is given up. */
const MOST_ATTEMPTS = 3;
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

  async #handle({ updateId, payload, attempt }: ClaimedUpdate): Promise<void> {
    const { logger } = this.options;
    try {
      if (attempt > MOST_ATTEMPTS) logger.error({ update: updateId, attempt }, "an update was given up");
      else await this.bot.handleUpdate(payload as Update);
    } catch (error) {
      await this.bot.errorHandler(error as BotError<BotContext>);
    }
    await this.#finish(updateId);
  }

  /** An update that is not marked as done holds up its chat: it is marked as soon as the database can be written again. */
  async #finish(updateId: number): Promise<void> {
    const { inbox, logger } = this.options;
    for (;;) {
      try {
        return await inbox.done(this.#botId, updateId);
      } catch (error) {
        logger.error({ update: updateId, ...loggable(error) }, "an update is not marked as done; trying again");
        if (this.#stopped) return;
        await pause(LOOK_AGAIN_MS);
      }
    }
  }
}
