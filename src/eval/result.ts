import { type Fault, faultsOf } from "./faults.ts";
import type { Measurement } from "./measure.ts";

/** What is kept of one question's measurement in the JSON output. */
export interface QuestionResult {
  readonly id: string;
  readonly lang: string;
  readonly kind: string;
  readonly status: string;
  readonly firstHit: number | null;
  readonly covered: number;
  readonly citations: readonly {
    file: string;
    start: number;
    end: number;
    hit: boolean;
    verbatim: boolean;
    boilerplate: boolean;
  }[];
  readonly faults: readonly Fault[];
}

/** One question's measurement as plain data. */
export function resultOf(measured: Measurement): QuestionResult {
  const { question, answer, citations } = measured;
  return {
    id: question.id,
    lang: question.lang,
    kind: question.kind,
    status: answer.status,
    firstHit: measured.firstHit ?? null,
    covered: measured.covered,
    citations: citations.map(({ citation: { file, start, end }, hit, verbatim, boilerplate }) => ({
      file,
      start,
      end,
      hit,
      verbatim,
      boilerplate,
    })),
    faults: faultsOf(measured),
  };
}
