import type { Answer } from "../domain.ts";

/** A chat as one bot sees it, or one topic of it: another bot numbers its messages anew. */
export interface ChatRef {
  readonly botId: number;
  readonly chatId: number;
  /** The forum topic, where there are topics. */
  readonly threadId?: number | undefined;
}

/** A question and what was answered. */
export interface NewTurn extends ChatRef {
  readonly userId: number;
  /** The message that holds the question. */
  readonly messageId: number;
  readonly question: string;
  /** Earlier questions of the same person that shaped the answer, the oldest first. */
  readonly history?: readonly string[] | undefined;
  readonly answer: Answer;
  /** The messages that show the answer, in their order. */
  readonly botMessageIds: readonly number[];
}

export interface Turn extends NewTurn {
  readonly id: number;
  readonly askedAt: Date;
  /** When the question was last answered; later than `askedAt` after an edit. */
  readonly answeredAt: Date;
}

/** The turns of every chat. */
export interface Conversations {
  /**
   * Adds a turn; where the question's message has one already (it was edited) replaces that, keeping its id and place.
   * The update that asked is done with it: no kill comes between the two.
   */
  save(turn: NewTurn, updateId?: number): Promise<Turn>;
  /** The last `limit` turns of a chat and topic, oldest first; in groups of one person only, given `userId`. */
  recent(chat: ChatRef, options: { readonly limit: number; readonly userId?: number }): Promise<Turn[]>;
  /** The turn a message belongs to, be it the question or a part of the answer. Topics do not matter here. */
  ofMessage(message: {
    readonly botId: number;
    readonly chatId: number;
    readonly messageId: number;
  }): Promise<Turn | undefined>;
}
