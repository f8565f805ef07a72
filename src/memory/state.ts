import type { AccessRequests } from "./access.ts";
import type { SharedAllowances } from "./allowances.ts";
import type { Collections } from "./collections.ts";
import type { Conversations } from "./conversations.ts";
import type { FeedbackStore } from "./feedback.ts";
import type { Following } from "./following.ts";
import type { Inbox } from "./inbox.ts";
import type { Preferences } from "./preferences.ts";
import type { Review } from "./review.ts";
import type { SharedSecrets } from "./shared-secrets.ts";
import type { Statistics } from "./statistics.ts";

/** Tells the time; tests set it. */
export type Clock = () => Date;

/**
 * Everything the bot remembers, in one SQL database. A call that has resolved is on the disk. Every call rejects with
 * a StateError where the database cannot be used. Texts come back exactly as given, whatever they hold.
 */
export interface State {
  readonly inbox: Inbox;
  readonly conversations: Conversations;
  readonly access: AccessRequests;
  readonly collections: Collections;
  readonly feedback: FeedbackStore;
  readonly preferences: Preferences;
  readonly statistics: Statistics;
  readonly review: Review;
  readonly following: Following;
  readonly allowances: SharedAllowances;
  /** Secrets for a purpose of their own, each good for `lifeMs`. */
  secrets(purpose: string, lifeMs: number): SharedSecrets;
  /** Whether all processes that handle updates now keep their documents in this one's folder. */
  isFolderShared(): Promise<boolean>;
  /**
   * Removes what a person asked, rated, collected and follows, for good. Their language and whether they may use the bot
   * stay: the one is a setting, the other belongs to the admins.
   */
  forget(userId: number): Promise<Removed>;
  /** Files a chat's questions, answers and feedback under its new id; its messages are numbered anew there. */
  moveChat(botId: number, from: number, to: number): Promise<void>;
  /**
   * Removes questions, answers, feedback, collected quotes and undecided requests to join from before `before`, news that
   * reached nobody since, and old update ids.
   */
  sweep(before: Date): Promise<Removed>;
  /** Hands what this process holds to others and closes the database. Safe to call twice. */
  close(): Promise<void>;
}

/** How many records were removed. */
export interface Removed {
  readonly turns: number;
  readonly feedback: number;
  readonly collected: number;
  readonly follows: number;
}
