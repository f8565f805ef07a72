/** An update that was claimed more often may be what ended the processes that claimed it. */
export const MOST_CLAIMS = 3;

/** An update as Telegram gave it. */
export interface ReceivedUpdate {
  readonly updateId: number;
  /** What must be handled one after another: the chat's id, or the person's where there is no chat. */
  readonly lane: string;
  /** The raw update: anything JSON can hold. */
  readonly payload: unknown;
}

export interface ClaimedUpdate extends ReceivedUpdate {
  /**
   * How often it was claimed, this time included: above 1 somebody may have answered it before they were killed. Claims
   * count up to one more than MOST_CLAIMS; from there on only `tryAgain` does.
   */
  readonly attempt: number;
  readonly receivedAt: Date;
  /** How long after it was received it is claimed, where it was put off. */
  readonly lateMs?: number;
}

/**
 * The updates of each bot, from their arrival until they are handled: `receive`, then confirm to Telegram; `claim`,
 * handle, `done`. Several processes may share one inbox. A kill loses none; an update is handled twice only where the
 * kill came between its answer and `done`, or the saving of its turn, which says so too. Another bot's ids (a replaced token) are a sequence of their own.
 */
export interface Inbox {
  /** Stores updates, each once however often it comes. Gives the ids that were new. */
  receive(botId: number, updates: readonly ReceivedUpdate[]): Promise<number[]>;
  /**
   * Takes up to `limit` updates to handle, the longest waiting first: of each lane the lowest id, and none while one of
   * that lane is being handled, here or elsewhere. They are this process's until `done`, `release`, or until it has
   * neither claimed nor called `renew` for the time of a lease.
   */
  claim(botId: number, limit: number): Promise<ClaimedUpdate[]>;
  /** Says that this process lives and keeps what it claimed; to be called a few times in each lease (`leaseMs`). */
  renew(): Promise<void>;
  /**
   * Whether an update is still this process's. Another has taken it over where this one slept past its lease: from then
   * on it is not to answer. Only where the lease may have run out is the database asked; the lease begins anew then.
   */
  holds(botId: number, updateId: number): Promise<boolean>;
  /**
   * An update is handled: its content is dropped, its id kept so that it is never handled again. May be repeated; does
   * nothing where another process has taken it over.
   */
  done(botId: number, updateId: number): Promise<void>;
  /** Gives an update back unhandled, to be claimed again in its place: at a shutdown, or after a passing failure. */
  release(botId: number, updateId: number): Promise<void>;
  /**
   * Gives an update back, to be claimed so many milliseconds later; what comes after it in its lane waits with it.
   * `isFree`: that it was claimed does not count as an attempt.
   */
  postpone(botId: number, updateId: number, ms: number, isFree?: boolean): Promise<void>;
  /** Counts one more attempt at an update that was claimed more than MOST_CLAIMS times. */
  tryAgain(botId: number, updateId: number): Promise<void>;
  /** Gives back what this process holds but these: claims of which it never heard, as their answer was lost. */
  keepOnly(botId: number, updateIds: readonly number[]): Promise<void>;
  /** How many updates are not handled yet, those under way included; in one lane, given `lane`. */
  backlog(botId: number, lane?: string): Promise<number>;
  readonly leaseMs: number;
}
