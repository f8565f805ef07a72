import type { StateError } from "../ops/errors.ts";
import type { Logger } from "../ops/logging.ts";

/** How often it is looked whether the database can be written, */
const LOOK_EVERY_MS = 5_000;
/** and while it cannot. */
const LOOK_AGAIN_MS = 1_000;
/** It counts as back when nothing has failed for so long: on a full disk some writes still go through. */
const QUIET_MS = 2_000;

export interface DatabaseWatchOptions {
  readonly logger: Logger;
  readonly lookEveryMs?: number;
  readonly lookAgainMs?: number;
  readonly quietMs?: number;
}

/** Knows whether the database can be used, and tells the log once when that ends and once when it is back. */
export class DatabaseWatch {
  #probe: (() => Promise<void>) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #awaySince: number | undefined;
  #failedAt = 0;

  constructor(private readonly options: DatabaseWatchOptions) {}

  get isUp(): boolean {
    return this.#awaySince === undefined;
  }

  /** Watches from now on, by `probe`, which writes to the database. */
  begin(probe: () => Promise<void>): void {
    this.#probe = probe;
    this.#lookIn(this.options.lookEveryMs ?? LOOK_EVERY_MS);
  }

  /** Something could not be done in the database. */
  failed({ message }: StateError): void {
    if (!this.#probe) return;
    this.#failedAt = performance.now();
    if (this.#awaySince !== undefined) return;
    this.#awaySince = this.#failedAt;
    this.options.logger.error({ reason: message }, "the database cannot be used; what needs it waits or is refused");
    this.#lookIn(this.options.lookAgainMs ?? LOOK_AGAIN_MS);
  }

  close(): void {
    this.#probe = undefined;
    clearTimeout(this.#timer);
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), ms).unref();
  }

  async #look(): Promise<void> {
    const { logger, lookEveryMs = LOOK_EVERY_MS, lookAgainMs = LOOK_AGAIN_MS, quietMs = QUIET_MS } = this.options;
    // What fails by the database's fault has been told to `failed`.
    const isWritten = await this.#probe?.().then(
      () => true,
      () => false,
    );
    if (!this.#probe) return;
    const now = performance.now();
    if (this.#awaySince !== undefined && isWritten && now - this.#failedAt >= quietMs) {
      const seconds = Math.round((now - this.#awaySince) / 1000);
      this.#awaySince = undefined;
      logger.warn({ seconds }, "the database can be used again");
    }
    this.#lookIn(this.isUp ? lookEveryMs : lookAgainMs);
  }
}
