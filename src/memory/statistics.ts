import type { AnswerStatus, Language } from "../domain.ts";
import type { Verdict } from "./feedback.ts";

/** What was asked since a moment, as far as it has not been forgotten or swept. */
export interface Summary {
  readonly turns: number;
  /** People who asked. */
  readonly users: number;
  readonly byStatus: Readonly<Record<AnswerStatus, number>>;
  readonly byLanguage: Readonly<Record<Language, number>>;
  /** Days (UTC, `2024-05-01`) on which something was asked, the oldest first. */
  readonly byDay: readonly { readonly day: string; readonly turns: number; readonly users: number }[];
  readonly feedback: Readonly<Record<Verdict, number>>;
  readonly pendingRequests: number;
}

/** Counts for admins. */
export interface Statistics {
  /** Everything where `since` is undefined. Pending requests are counted whatever their age. */
  summary(since?: Date): Promise<Summary>;
}
