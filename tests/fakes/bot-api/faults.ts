/** What goes wrong with a call. `lost`: carried out, but the answer never arrives. */
export type Fault =
  | { readonly kind: "rate-limit"; readonly retryAfter: number }
  | { readonly kind: "server-error"; readonly code?: number }
  | { readonly kind: "refusal"; readonly code: number; readonly description: string }
  /** Answered, but with something else than Telegram would answer. */
  | { readonly kind: "result"; readonly result: unknown }
  | { readonly kind: "html"; readonly code?: number }
  | { readonly kind: "dropped" }
  | { readonly kind: "lost" }
  | { readonly kind: "slow"; readonly ms: number };

interface Scheduled {
  readonly method: string;
  readonly fault: Fault;
  times: number;
}

/** Faults scheduled for coming calls, each used up after a number of times. */
export class FaultPlan {
  private readonly plan: Scheduled[] = [];

  /** The next `times` calls of `method` (`*`: of any) fail so. */
  next(method: string, fault: Fault, times = 1): void {
    this.plan.push({ method: method.toLowerCase(), fault, times });
  }

  /** The fault for a call, if one is due. */
  take(method: string): Fault | undefined {
    const due = this.plan.find((entry) => entry.times > 0 && ["*", method.toLowerCase()].includes(entry.method));
    if (!due) return undefined;
    due.times -= 1;
    return due.fault;
  }

  clear(): void {
    this.plan.length = 0;
  }
}
