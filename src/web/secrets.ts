import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Secrets that stand for something until they expire, wherever they are kept. */
export interface SecretBox<T> {
  issue(value: T): string | Promise<string>;
  look(secret: string): T | undefined | Promise<T | undefined>;
  take(secret: string): T | undefined | Promise<T | undefined>;
}

/** What a secret was given out for. */
interface Kept<T> {
  readonly value: T;
  readonly until: number;
}

/**
 * Random secrets of 256 bits that stand for something until they expire. Only their hashes are kept; of too many the oldest
 * go. `now`: in milliseconds.
 */
export class Secrets<T> implements SecretBox<T> {
  readonly #kept = new Map<string, Kept<T>>();

  constructor(
    readonly lifeMs: number,
    private readonly most = 10_000,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** A new secret for a value. */
  issue(value: T): string {
    for (const [hash, { until }] of this.#kept) if (until <= this.now()) this.#kept.delete(hash);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= this.most && oldest !== undefined) this.#kept.delete(oldest);
    const secret = randomBytes(32).toString("base64url");
    this.#kept.set(hashOf(secret), { value, until: this.now() + this.lifeMs });
    return secret;
  }

  /** What a secret stands for; undefined where it is none or has expired. */
  look(secret: string): T | undefined {
    const kept = this.#kept.get(hashOf(secret));
    return kept && kept.until > this.now() ? kept.value : undefined;
  }

  /** Makes a secret worthless, and tells what it stood for. */
  take(secret: string): T | undefined {
    const value = this.look(secret);
    this.#kept.delete(hashOf(secret));
    return value;
  }
}

/** Whether two texts are the same; how long that takes tells nothing about either. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
