import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { type Bot, BotError } from "grammy";
import type { Update } from "grammy/types";
import { say } from "../../text/messages.ts";
import { StateError } from "../../ops/errors.ts";
import { levelOf, type Logger } from "../../ops/logging.ts";
import { type ClaimedUpdate, type Inbox, MOST_CLAIMS } from "../../memory/inbox.ts";
import { ApiUnreachableError } from "./api-outage.ts";
import type { BotContext } from "../context.ts";
import { fencedBy, LeaseLostError, LeftError } from "./fence.ts";
import { appLanguage } from "../language.ts";
import { LATEST_ANSWER_MS } from "./lateness.ts";
import { notify } from "../notices.ts";
import type { CountUpdates } from "./update-counts.ts";
import { loggable, retryAfterOf } from "./refusals.ts";
import { isTold } from "../told.ts";
import { TrialLine } from "../trial-line.ts";

export interface WorkerOptions {
  readonly inbox: Inbox;
  readonly logger: Logger;
  /** How many updates are worked on at once. */
  readonly concurrency: number;
  readonly countUpdates?: CountUpdates | undefined;
}

/** An update that ended the process so often, tried with nothing else beside it, is given up. */
const MOST_TRIES_ALONE = 3;
/** How soon it is tried again to send what the network did not let through for as long as an answer is of use. */
const AFTER_OUTAGE_MS = 5_000;
/** Of what Telegram says longer than this is not waited for: it keeps updates no longer either. */
const LONGEST_PAUSE_MS = 24 * 3_600_000;
/** How often the inbox is looked at for what another process left behind. */
const LOOK_AGAIN_MS = 1_000;
/** Told to stop, it begins to tell answers for this part of the time only: in the rest Telegram takes those on their way. */
const TELLING_PART = 0.5;

/** Takes updates out of the inbox and has the bot handle them, many at once but one at a time of each chat. */
export class Worker {
  readonly #underWay = new Map<number, { readonly update: Update; readonly work: Promise<void> }>();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #trials = new TrialLine();
  #claiming: Promise<void> | undefined;
  #wokenMeanwhile = false;
  #mayHoldMore = false;
  readonly #stopping = new AbortController();
  /** Of whose updates calls that people see may go out. */
  #mayCall: "all" | "begun" | "none" = "all";
  /** Of whose updates a call that people see has gone out. */
  readonly #calling = new Set<number>();
  readonly #left: number[] = [];

  constructor(
    readonly bot: Bot<BotContext>,
    readonly options: WorkerOptions,
  ) {
    // As many updates as are under way may wait for Telegram or the database at once.
    setMaxListeners(0, this.#stopping.signal);
  }

  start(): void {
    const { inbox, logger } = this.options;
    const renew = () =>
      inbox.renew().catch((error: unknown) => logger[levelOf(error)](loggable(error), "no lease was renewed"));
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
    this.#claiming = this.#claimAll()
      .catch((error: unknown) => {
        // What was claimed although no word of it came would stay with this process, unanswered.
        this.#mayHoldMore = true;
        this.#wokenMeanwhile = false;
        this.options.logger[levelOf(error)](loggable(error), "the inbox cannot be read; trying again");
      })
      .finally(() => {
        this.#claiming = undefined;
        if (this.#wokenMeanwhile) this.wake();
      });
  }

  /**
   * Takes nothing more and gives back what waits for its turn; answers under way are told. What is not by half of the time
   * is given back too, so that what is on its way to Telegram by then has the other half to be taken there. Gives the ids
   * of what was given back.
   */
  async stop(drainMs: number): Promise<readonly number[]> {
    this.#stopping.abort(new LeftError("told to stop"));
    for (const timer of this.#timers) clearInterval(timer);
    const telling = setTimeout(() => (this.#mayCall = "begun"), TELLING_PART * drainMs);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, drainMs)));
    await Promise.race([this.#claiming, late]);
    await Promise.race([Promise.all(Array.from(this.#underWay.values(), ({ work }) => work)), late]);
    for (const each of [telling, timer]) clearTimeout(each);
    this.#mayCall = "none";
    for (const [id, { update }] of Array.from(this.#underWay)) {
      if (this.#calling.has(id) && !isTold(update)) {
        this.options.logger.warn({ update: id }, "an answer was on its way to Telegram at the end; it may come twice");
      }
      await this.#leave(id, update);
    }
    return this.#left;
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  get #botId(): number {
    return this.bot.botInfo.id;
  }

  async #claimAll(): Promise<void> {
    const { inbox, concurrency } = this.options;
    while (this.#wokenMeanwhile && !this.#stopped) {
      this.#wokenMeanwhile = false;
      if (this.#mayHoldMore) await inbox.keepOnly(this.#botId, Array.from(this.#underWay.keys()));
      this.#mayHoldMore = false;
      const claimed = await inbox.claim(this.#botId, concurrency - this.#underWay.size);
      for (const update of claimed.toSorted((a, b) => Number(isSuspect(b)) - Number(isSuspect(a)))) {
        if (this.#stopped) await this.#leave(update.updateId, update.payload as Update);
        else this.#begin(update);
      }
    }
  }

  #begin(claimed: ClaimedUpdate): void {
    const { updateId } = claimed;
    const update = claimed.payload as Update;
    const begun = isSuspect(claimed)
      ? this.#trials.alone(() => this.#unlessStopped(claimed, () => this.#try(claimed)))
      : this.#trials.after(() => this.#unlessStopped(claimed, () => this.#handle(claimed)));
    const work = begun.finally(() => {
      this.#underWay.delete(updateId);
      this.#calling.delete(updateId);
      this.wake();
    });
    this.#underWay.set(updateId, { update, work });
  }

  #unlessStopped(claimed: ClaimedUpdate, work: () => Promise<void>): Promise<void> {
    return this.#stopped ? this.#leave(claimed.updateId, claimed.payload as Update) : work();
  }

  /** Handles what may be what ended the process; gives it up where that has been tried in vain. */
  async #try(claimed: ClaimedUpdate): Promise<void> {
    const { updateId, attempt } = claimed;
    const { inbox, logger, countUpdates } = this.options;
    const isGivenUp = attempt > MOST_CLAIMS + MOST_TRIES_ALONE;
    if (isGivenUp) {
      countUpdates?.("given_up");
      logger.error({ update: updateId, attempt }, "an update was given up");
    } else await this.#settle(updateId, () => inbox.tryAgain(this.#botId, updateId));
    await this.#handle(claimed, isGivenUp ? "telegram-failed" : undefined);
  }

  /** Handles an update, or only tells why it is not answered. */
  async #handle(claimed: ClaimedUpdate, reason?: string): Promise<void> {
    const { updateId, payload } = claimed;
    const { inbox, logger } = this.options;
    const update = payload as Update;
    try {
      const fence = {
        isHeld: () => this.#isHeld(updateId),
        mayCall: () => this.#calls(updateId, update),
        stopping: this.#stopping.signal,
      };
      await fencedBy(fence, () => this.#answer(claimed, reason));
    } catch (error) {
      const cause: unknown = error instanceof BotError ? error.error : error;
      if (cause instanceof LeftError) {
        // At the end everything is left at once.
        return this.#mayCall === "none" ? undefined : this.#leave(updateId, update);
      }
      if (cause instanceof LeaseLostError) {
        return logger.warn({ update: updateId }, "another process has taken over an update; it answers");
      }
      const waitMs = waitAfter(cause);
      if (waitMs !== undefined) {
        logger.warn(
          { update: updateId, seconds: waitMs / 1000, ...loggable(cause) },
          "Telegram takes nothing for this chat now; it is tried again later",
        );
        // How long the network is gone is not the update's fault.
        const isFree = cause instanceof ApiUnreachableError && reason === undefined;
        return this.#settle(updateId, () => inbox.postpone(this.#botId, updateId, waitMs, isFree));
      }
      if (cause instanceof StateError && !isTold(update)) {
        logger.debug({ update: updateId, ...loggable(cause) }, "an update waits for the database");
        return this.#settle(updateId, () => inbox.postpone(this.#botId, updateId, LOOK_AGAIN_MS));
      }
      if (error instanceof BotError) await this.bot.errorHandler(error);
      else logger.info({ update: updateId, ...loggable(error) }, "nobody could be told");
    }
    await this.#settle(updateId, () => inbox.done(this.#botId, updateId));
  }

  /** Whether a call of an update may go out now; it is on its way then. */
  #calls(updateId: number, update: Update): boolean {
    if (this.#mayCall === "none" || (this.#mayCall === "begun" && !isTold(update))) return false;
    this.#calling.add(updateId);
    return true;
  }

  /** Whether this process may still answer an update; while the database cannot tell, that waits. */
  async #isHeld(updateId: number): Promise<boolean> {
    let isHeld: boolean | undefined;
    await this.#settle(updateId, async () => {
      isHeld = await this.options.inbox.holds(this.#botId, updateId);
    });
    if (isHeld === undefined) throw new LeftError("told to stop while the database could not tell");
    return isHeld;
  }

  /** Handles an update, or where it was put off for too long or is given up tells that. */
  async #answer({ payload, lateMs = 0 }: ClaimedUpdate, reason?: string): Promise<void> {
    const update = payload as Update;
    const told = reason ?? (lateMs > LATEST_ANSWER_MS ? "telegram-late" : undefined);
    if (told === undefined) return this.bot.handleUpdate(update);
    return notify(this.bot.api, update, say(appLanguage(update), told));
  }

  /** An update is left unfinished: to be done once more, unless a person has seen something of it. */
  async #leave(updateId: number, update: Update): Promise<void> {
    const { inbox, logger } = this.options;
    this.#left.push(updateId);
    try {
      await (isTold(update) ? inbox.done(this.#botId, updateId) : inbox.release(this.#botId, updateId));
    } catch (error) {
      logger.warn(loggable(error), "an update was not given back; its lease will run out");
    }
  }

  /** An update that is neither done nor given back holds up its chat: this goes on until the database takes it. */
  async #settle(updateId: number, settle: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await settle();
      } catch (error) {
        this.options.logger[levelOf(error)](
          { update: updateId, ...loggable(error) },
          "the inbox does not take what became of an update; trying again",
        );
        if (this.#stopped) return;
        await pause(LOOK_AGAIN_MS);
      }
    }
  }
}

/** Whether an update may be what ended the processes that claimed it. */
function isSuspect({ attempt }: ClaimedUpdate): boolean {
  return attempt > MOST_CLAIMS;
}

/** How long after a failure to send it is worth trying again; undefined where it is not. */
function waitAfter(error: unknown): number | undefined {
  if (error instanceof ApiUnreachableError) return AFTER_OUTAGE_MS;
  const seconds = retryAfterOf(error);
  return seconds === undefined ? undefined : Math.min(1000 * seconds, LONGEST_PAUSE_MS);
}
