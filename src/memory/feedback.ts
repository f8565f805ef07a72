import type { Answer } from "../domain.ts";

export type Verdict = "good" | "bad" | "wrong-quote";

export interface NewFeedback {
  readonly botId: number;
  readonly chatId: number;
  /** The bot's message that was rated. */
  readonly messageId: number;
  readonly userId: number;
  readonly verdict: Verdict;
  /** The number of the quote that was rated; the whole answer where undefined. */
  readonly citation?: number | undefined;
  readonly question: string;
  /** As of the turn. */
  readonly history?: readonly string[] | undefined;
  /** What was answered; undefined where it is no longer known. */
  readonly answer?: Answer | undefined;
}

export interface Feedback extends NewFeedback {
  readonly id: number;
  readonly givenAt: Date;
}

/** What people said about answers. Each entry stands for itself: it outlives the turn it is about. */
export interface FeedbackStore {
  /** Adds an entry; a person's earlier verdict on the same answer or the same quote is replaced and keeps its id. */
  save(feedback: NewFeedback): Promise<Feedback>;
  /** The newest entries first, `limit` of them, older than the entry `before`; one verdict only, given `verdict`. */
  page(options: {
    readonly limit: number;
    readonly before?: number | undefined;
    readonly verdict?: Verdict | undefined;
  }): Promise<Feedback[]>;
  /** One entry. */
  get(id: number): Promise<Feedback | undefined>;
  /** All entries, the oldest first, for export. */
  all(): AsyncIterable<Feedback>;
}
