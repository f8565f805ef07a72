import type { Turn } from "./conversations.ts";
import type { Verdict } from "./feedback.ts";

/** A turn as admins review it. */
export interface ReviewedTurn extends Turn {
  /** What people said against the answer, and when. */
  readonly reproaches: readonly { readonly verdict: Exclude<Verdict, "good">; readonly givenAt: Date }[];
  /** When an admin marked it as seen; undefined also after the question was edited since. */
  readonly seenAt: Date | undefined;
}

/** What admins look through to find what is missing and what went wrong. */
export interface Review {
  /** The newest turns that no quote answered (related, refused), newest first. */
  unanswered(limit: number): Promise<Turn[]>;
  /** The newest turns of all, newest first. */
  latest(limit: number): Promise<ReviewedTurn[]>;
  /** Marks a turn as seen by an admin. */
  markSeen(turnId: number): Promise<void>;
}
