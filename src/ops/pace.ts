/** How fast work goes, over all of it: what is done next is like what was done. */
export interface Pace {
  readonly perSecond: number;
  readonly secondsLeft: number;
}

/** Watches work from its first piece on. `now`: in milliseconds. */
export class PaceMeter {
  #start: { readonly at: number; readonly done: number } | undefined;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** The pace after so many of all pieces; undefined until it can be told. */
  at(done: number, total: number): Pace | undefined {
    const at = this.now();
    // Work that begins anew counts fewer than before.
    if (!this.#start || done <= this.#start.done) this.#start = { at, done };
    const seconds = (at - this.#start.at) / 1000;
    if (seconds < 1) return undefined;
    const perSecond = (done - this.#start.done) / seconds;
    return { perSecond, secondsLeft: (total - done) / perSecond };
  }
}
