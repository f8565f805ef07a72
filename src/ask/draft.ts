import type { AnswerStatus, CheckResult, MentionCount, Reply } from "../domain.ts";
import type { Claim } from "./quote/gate.ts";

/** What a step has to say, before its quotes pass the gate and all of it is put into words. */
export interface Draft {
  readonly reply: Reply;
  readonly status: AnswerStatus;
  /** What is said before the quotes, in the language of the reply; may be all there is. */
  readonly lead: string;
  /** What is said behind them. */
  readonly closing?: string;
  readonly claims: readonly Claim[];
  /** The number of the first quote, where it goes on from those of an earlier answer; else 1. */
  readonly from?: number;
  readonly silent?: readonly string[];
  readonly mentions?: readonly MentionCount[];
  readonly missing?: readonly string[];
  readonly topics?: readonly string[];
  readonly check?: CheckResult;
}
