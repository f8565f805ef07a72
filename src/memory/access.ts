import type { Language } from "../domain.ts";

/** A stranger who wants to use the bot. */
export interface Applicant {
  readonly userId: number;
  readonly name: string;
  readonly language: Language;
}

export interface Decision {
  readonly allowed: boolean;
  readonly decidedBy: number;
  readonly decidedAt: Date;
}

export interface AccessRequest extends Applicant {
  readonly askedAt: Date;
  /** When the admins were told; undefined where that is still to be done. */
  readonly notifiedAt: Date | undefined;
  readonly decision: Decision | undefined;
}

/** Requests to join, and what admins decided. */
export interface AccessRequests {
  /**
   * Records a request, once however often it is made (the name and language are the latest). The admins are to be told
   * where the result has neither `notifiedAt` nor `decision`; `notified` then says that they were.
   */
  request(applicant: Applicant): Promise<AccessRequest>;
  notified(userId: number): Promise<void>;
  /** Records a decision over any earlier one; undefined where that person never asked. */
  decide(userId: number, decision: Omit<Decision, "decidedAt">): Promise<AccessRequest | undefined>;
  of(userId: number): Promise<AccessRequest | undefined>;
  /** Undecided requests, the oldest first. */
  pending(): Promise<AccessRequest[]>;
}
