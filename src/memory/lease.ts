/**
 * What this process knows of its lease without asking the database, by a clock that nobody sets. Whoever slept through
 * the time it was sure of may have lost what it held, even though it renewed the lease since.
 */
export class Lease {
  #sureUntil = 0;
  #count = 0;
  /** In which lease each update was held for certain. */
  readonly #covered = new Map<string, number>();

  /** The lease was renewed and surely lasts until then (`performance.now()`). */
  lasts(until: number): void {
    if (performance.now() > this.#sureUntil) this.#count += 1;
    this.#sureUntil = until;
  }

  /** The database has just said that an update is held. */
  covers(botId: number, updateId: number): void {
    this.#covered.set(`${botId}/${updateId}`, this.#count);
  }

  drops(botId: number, updateId: number): void {
    this.#covered.delete(`${botId}/${updateId}`);
  }

  /** Whether an update is certainly still held; else the database is to be asked. */
  isSureOf(botId: number, updateId: number): boolean {
    return performance.now() < this.#sureUntil && this.#covered.get(`${botId}/${updateId}`) === this.#count;
  }
}
