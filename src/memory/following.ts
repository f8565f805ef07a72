import type { Language } from "../domain.ts";

/** What a person asked to be told of. */
export interface NewFollow {
  readonly userId: number;
  /** As they wrote it: a topic, a speaker or a kind of document. */
  readonly subject: string;
  /** The same for every way of writing it. */
  readonly key: string;
  /** The language to tell them in, where they choose no other. */
  readonly language: Language;
}

export interface Follow extends NewFollow {
  readonly id: number;
  readonly since: Date;
}

/** A document as it was when it was last looked through for news. */
export interface SeenDocument {
  readonly file: string;
  /** Of its words and of what is known about it. */
  readonly hash: string;
  /** What is needed to tell what is new in its next version. */
  readonly content: unknown;
}

/** Something new in a document on a subject that a person follows. */
export interface NewNews {
  readonly followId: number;
  readonly file: string;
  /** How many passages. */
  readonly count: number;
  /** Citation keys of the first of them. */
  readonly keys: readonly string[];
}

/** News on its way to a person. */
export interface News extends NewNews {
  readonly id: number;
  readonly userId: number;
  readonly subject: string;
  readonly language: Language;
}

/**
 * Who follows what, what the documents were when last looked through, and what people are still to be told. The news of
 * a document and that it was looked through are recorded together: no crash loses them, and no restart, rebuild or other
 * replica finds them again.
 */
export interface Following {
  /** Gives the follow there is now, also where it was there before; undefined where the person has `most` already. */
  follow(follow: NewFollow, most: number): Promise<Follow | undefined>;
  /** What a person follows, in the order in which they began. */
  of(userId: number): Promise<Follow[]>;
  /** Ends one follow of a person. Gives whether there was one. */
  unfollow(userId: number, id: number): Promise<boolean>;
  /** Everything that anyone follows. */
  all(): Promise<Follow[]>;
  /** The hash of each document that was ever looked through, by file. */
  seen(): Promise<Map<string, string>>;
  /** What was recorded of some documents. */
  contentOf(files: readonly string[]): Promise<SeenDocument[]>;
  /** Records documents with the news they bring; passes over those that are recorded with the same hash already. */
  record(documents: readonly { readonly seen: SeenDocument; readonly news: readonly NewNews[] }[]): Promise<void>;
  /**
   * Takes all the news of the person who waits longest, for `holdMs`: if they are not `told` until then (a crash, an
   * outage), they can be taken again. Empty where nobody waits.
   */
  take(holdMs: number): Promise<News[]>;
  /** News are with the person, or not to be told any more. */
  told(ids: readonly number[]): Promise<void>;
  /** Removes all that a person follows and the news on their way. Gives how many follows there were. */
  drop(userId: number): Promise<number>;
}
