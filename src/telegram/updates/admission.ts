import type { Taken } from "../../memory/allowances.ts";
import type { Request } from "./lanes.ts";

export interface Allowance {
  /** How much a person may ask at once. */
  readonly burst: number;
  /** How much they may ask again each second. */
  readonly perSecond: number;
}

export type Allowances = Readonly<Record<Request, Allowance>>;

export const ALLOWANCES: Allowances = {
  question: { burst: 12, perSecond: 0.5 },
  tap: { burst: 40, perSecond: 2 },
  inline: { burst: 30, perSecond: 2 },
};

interface Bucket {
  left: number;
  at: number;
  told: boolean;
}

/** People remembered at once; more only after the longest silent are forgotten. */
const MOST_PEOPLE = 10_000;

/** Lets each person ask so much and no more, and says when they are to be told. */
export interface Admitting {
  /** Takes what a person asks off their allowance. */
  admit(person: number, request: Request): Taken | Promise<Taken>;
}

/** The allowances of one process, a token bucket for each person. */
export class Admission implements Admitting {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    readonly allowances: Allowances = ALLOWANCES,
    private readonly now: () => number = () => performance.now(),
  ) {}

  admit(person: number, request: Request): Taken {
    const { burst, perSecond } = this.allowances[request];
    const key = `${request}:${person}`;
    const now = this.now();
    const { left: before, at, told } = this.#buckets.get(key) ?? { left: burst, at: now, told: false };
    const left = Math.min(burst, before + ((now - at) / 1000) * perSecond);
    const taken = left >= 1;
    // One notice for a flood: the next is due only after the person has been quiet for a while.
    const stillTold = told && left < burst / 2;
    this.#remember(key, { left: taken ? left - 1 : left, at: now, told: stillTold || !taken });
    if (taken) return "take";
    return stillTold ? "drop" : "notice";
  }

  /** How many buckets are kept. */
  get size(): number {
    return this.#buckets.size;
  }

  #remember(key: string, bucket: Bucket): void {
    // Deleting first moves the key to the end, so that the first is the longest silent.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MOST_PEOPLE && oldest !== undefined) this.#buckets.delete(oldest);
  }
}
