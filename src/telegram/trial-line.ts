/** So long others wait for what is tried alone: it may itself wait for Telegram. */
const LONGEST_MS = 5_000;

/**
 * Has work that may end the process tried alone, so that only this is to blame should the process end: one after the
 * other, and what comes later waits for it a while.
 */
export class TrialLine {
  #last: Promise<void> = Promise.resolve();
  #left = 0;

  /** Does work once no other is tried. */
  alone(work: () => Promise<void>): Promise<void> {
    this.#left += 1;
    const done = this.#last.then(work).finally(() => (this.#left -= 1));
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Does work once nothing is tried, or what is has taken too long. */
  async after(work: () => Promise<void>): Promise<void> {
    if (this.#left > 0) {
      let timer: NodeJS.Timeout | undefined;
      const longEnough = new Promise<void>((resolve) => (timer = setTimeout(resolve, LONGEST_MS)));
      await Promise.race([this.#last, longEnough]);
      clearTimeout(timer);
    }
    return work();
  }
}
