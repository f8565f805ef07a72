/** Time that moves only when told. */
export class SetClock {
  #now: number;
  constructor(start: string) {
    this.#now = Date.parse(start);
  }
  readonly read = (): Date => new Date(this.#now);
  pass(ms: number): void {
    this.#now += ms;
  }
}
