import { setTimeout as pause } from "node:timers/promises";
import type { FakeBotApi } from "../fakes/bot-api/server.ts";
import type { Person } from "../fakes/bot-api/person.ts";

/** What became of the questions. */
export interface Outcome {
  readonly asked: number;
  /** Those that no quote answered. */
  readonly lost: number;
  /** Messages that said again what had been said. */
  readonly doubled: number;
}

/** All about the small speech, each answered by one message with a quote. */
const QUESTIONS = ["消防部门多久检查一次商场和学校？", "企业负责人多久检查一次安全生产工作？"];
const LOOK_AGAIN_MS = 5;
/** Longer than any answer takes, also after a start. */
const PATIENCE_MS = 60_000;

/**
 * People who ask one question each, so many of them waiting at any time. Who was answered is looked at again at the end:
 * an answer may come twice long after.
 */
export class Load {
  readonly #people: Person[] = [];
  readonly #answeredMs: number[] = [];
  #waiting: { readonly person: Person; readonly since: number }[] = [];
  #running: Promise<void> | undefined;
  #atOnce = 0;

  constructor(
    private readonly api: FakeBotApi,
    private readonly questions: readonly string[] = QUESTIONS,
  ) {}

  /** Keeps `atOnce` people waiting from now on. */
  begin(atOnce = 10): void {
    this.#atOnce = atOnce;
    this.#running ??= this.#run();
  }

  /** Nobody asks any more. */
  async end(): Promise<void> {
    this.#atOnce = 0;
    await this.#running;
    this.#running = undefined;
  }

  /** Resolves once `count` more have been answered. */
  async answers(count: number): Promise<void> {
    const before = this.#answeredMs.length;
    await this.#until(() => this.#answeredMs.length >= before + count, `${count} answers`);
  }

  /** Resolves once everybody has been answered, or after a minute in which nobody was. */
  async settles(): Promise<void> {
    await this.end();
    let [seen, since] = [this.#waiting.length, performance.now()];
    while (this.#look() > 0 && performance.now() - since < PATIENCE_MS) {
      if (this.#waiting.length < seen) [seen, since] = [this.#waiting.length, performance.now()];
      await pause(LOOK_AGAIN_MS);
    }
  }

  get waiting(): number {
    return this.#look();
  }

  /** How long the slowest waited. */
  get slowestMs(): number {
    return Math.round(Math.max(0, ...this.#answeredMs));
  }

  outcome(): Outcome {
    const told = this.#people.map((person) => person.unread().filter(({ quotations }) => quotations.length > 0).length);
    const lost = told.filter((count) => count === 0).length;
    return { asked: told.length, lost, doubled: told.reduce((sum, count) => sum + Math.max(0, count - 1), 0) };
  }

  async #run(): Promise<void> {
    while (this.#atOnce > 0) {
      for (let missing = this.#atOnce - this.#look(); missing > 0; missing -= 1) this.#ask();
      await pause(LOOK_AGAIN_MS);
    }
  }

  #ask(): void {
    const person = this.api.person({ language: "zh-hans" });
    person.sends(this.questions[this.#people.length % this.questions.length] ?? "");
    this.#people.push(person);
    this.#waiting.push({ person, since: performance.now() });
  }

  #look(): number {
    const now = performance.now();
    this.#waiting = this.#waiting.filter(({ person, since }) => {
      const isAnswered = person.unread().length > 0;
      if (isAnswered) this.#answeredMs.push(now - since);
      return !isAnswered;
    });
    return this.#waiting.length;
  }

  async #until(condition: () => boolean, what: string): Promise<void> {
    for (const givenUpAt = performance.now() + PATIENCE_MS; !condition(); await pause(LOOK_AGAIN_MS)) {
      this.#look();
      if (performance.now() > givenUpAt) throw new Error(`waited for ${what} in vain`);
    }
  }
}
