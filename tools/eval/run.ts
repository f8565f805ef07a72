import type { Trace, TracedAnswerer } from "../../src/ask/trace.ts";
import { UserError } from "../../src/ops/errors.ts";
import { measure, type Measurement } from "./measure.ts";
import type { GoldQuestion } from "./question-file.ts";
import type { Sources } from "./sources.ts";

/** Asks every question in turn, as a person would, and measures the answers; in the order of the questions. */
export async function evaluate(
  answerer: TracedAnswerer,
  questions: readonly GoldQuestion[],
  sources: Sources,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Measurement[]> {
  const measured: Measurement[] = [];
  for (const question of questions) {
    let trace: Trace = {};
    const answer = await answerer.answer({ text: question.question, history: question.history }, (part) => {
      trace = { ...trace, ...part };
    });
    measured.push(measure(question, answer, sources, trace));
    onProgress(measured.length, questions.length);
  }
  return measured;
}

/** A quote that is not in its source is the one result that must fail a run: throws UserError naming each. */
export function requireVerbatim(measured: readonly Measurement[]): void {
  const invented = measured.flatMap(({ question, citations }) =>
    citations.flatMap(({ citation, verbatim }) => (verbatim ? [] : [`${question.id} [${citation.n}]`])),
  );
  if (invented.length > 0) {
    throw new UserError(`${invented.length} citations are not what their source says: ${invented.join(", ")}`);
  }
}
