import { PaceMeter } from "../ops/pace.ts";

/** How far the building of an index is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Absent until it can be told. */
  readonly perSecond?: number | undefined;
  readonly secondsLeft?: number | undefined;
}

/** Keeps how far a build is, for those who ask. */
export class ProgressMeter {
  readonly #pace = new PaceMeter();
  #now: Progress | undefined;

  /** Undefined where nothing is being built. */
  get now(): Progress | undefined {
    return this.#now;
  }

  /** Takes how many texts are done of all. */
  readonly tell = (done: number, total: number): void => {
    const pace = this.#pace.at(done, total);
    this.#now = done < total ? { done, total, ...pace } : undefined;
  };
}
