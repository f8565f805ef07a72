import type { Language } from "../domain.ts";
import { UserError } from "../ops/errors.ts";
import { say } from "../text/messages.ts";
import { type Progress, ProgressMeter } from "./progress.ts";

/** Reads the documents anew and serves from them; tells how far it is in texts done of all texts. */
export type Reindex = (
  onProgress: (done: number, total: number) => void,
) => Promise<{ readonly speeches: number; readonly passages: number }>;

/** How the last indexing goes or went. */
type Outcome =
  | { readonly state: "running" }
  | { readonly state: "done"; readonly speeches: number; readonly passages: number }
  | { readonly state: "failed"; readonly error: unknown };

/** What is said of it. */
export interface SaidIndexing extends Partial<Progress> {
  readonly isRunning: boolean;
  readonly isFailed: boolean;
  readonly said: string;
}

/** Indexes after a change, while people go on; the latest change counts. */
export class Indexing {
  #outcome: Outcome | undefined;
  #runs = 0;
  #meter = new ProgressMeter();

  constructor(
    private readonly reindex: Reindex,
    private readonly report: (error: unknown) => void,
  ) {}

  start(): void {
    const run = (this.#runs += 1);
    const meter = new ProgressMeter();
    this.#meter = meter;
    this.#outcome = { state: "running" };
    const end = (outcome: Outcome): void => {
      if (run === this.#runs) this.#outcome = outcome;
    };
    this.reindex(meter.tell).then(
      ({ speeches, passages }) => end({ state: "done", speeches, passages }),
      (error: unknown) => {
        if (!(error instanceof UserError)) this.report(error);
        end({ state: "failed", error });
      },
    );
  }

  /** How far it is, in a language of the page; nothing where nothing was changed. */
  said(language: Language): SaidIndexing {
    const outcome = this.#outcome;
    const now = { ...this.#meter.now };
    if (outcome?.state === "running") {
      return { isRunning: true, isFailed: false, said: say(language, "telegram-reindex-started"), ...now };
    }
    if (outcome?.state === "failed") {
      const { error } = outcome;
      const reason = error instanceof UserError ? error.message : say(language, "telegram-reindex-see-log");
      return { isRunning: false, isFailed: true, said: say(language, "telegram-reindex-failed", { reason }) };
    }
    const said = outcome ? say(language, "telegram-reindex-done", outcome) : "";
    return { isRunning: false, isFailed: false, said };
  }
}
