import type { Language } from "../../src/domain.ts";
import { type Percentiles, percentilesOf } from "../eval/estimate.ts";
import { type Slice, summarise } from "../eval/summary.ts";
import type { Run } from "./race.ts";

/** One contestant's quality and speed. */
export interface Standing {
  readonly name: string;
  readonly overall: Slice;
  readonly byLanguage: Readonly<Partial<Record<Language, Slice>>>;
  /** Of a whole answer to a question that has one. */
  readonly milliseconds: Percentiles;
  /** How much of the time of these answers the reader took. */
  readonly readingShare: number;
  /** The times as multiples of the reference's p50. */
  readonly timesReference: Percentiles;
}

/** Puts runs over the same questions side by side; times are compared with those of the run named `reference`. */
export function compare(runs: readonly Run[], reference: string): Standing[] {
  const standings = runs.map((run) => {
    const { overall, byLanguage } = summarise(run.measured);
    return { name: run.name, overall, byLanguage, milliseconds: timesOf(run), readingShare: readingShareOf(run) };
  });
  const unit = standings.find(({ name }) => name === reference)?.milliseconds.p50 ?? Number.NaN;
  return standings.map((standing) => {
    const { p50, p95 } = standing.milliseconds;
    return { ...standing, timesReference: { p50: p50 / unit, p95: p95 / unit } };
  });
}

/** Refusing a greeting takes no search: only questions with an answer are timed. */
function timesOf({ measured, milliseconds }: Run): Percentiles {
  return percentilesOf(milliseconds.filter((_, index) => measured[index]?.question.expectation === "answerable"));
}

function readingShareOf({ measured }: Run): number {
  const timings = measured.flatMap(({ question, answer }) =>
    question.expectation === "answerable" ? answer.timings : [],
  );
  const sum = (name: "readMs" | "totalMs"): number => timings.reduce((total, one) => total + one[name], 0);
  return sum("readMs") / (sum("totalMs") || 1);
}
