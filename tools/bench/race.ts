import type { Answerer } from "../../src/domain.ts";
import { measure, type Measurement } from "../eval/measure.ts";
import type { GoldQuestion } from "../eval/question-file.ts";
import type { Sources } from "../eval/sources.ts";

/** A pipeline that takes part. */
export interface Contestant {
  readonly name: string;
  readonly answerer: Answerer;
}

/** How one contestant did on all questions, in their order. */
export interface Run {
  readonly name: string;
  readonly measured: readonly Measurement[];
  /** Wall-clock time of each whole answer. */
  readonly milliseconds: readonly number[];
}

/**
 * Asks every contestant every question, one after the other with the order rotated, so that whatever else the machine
 * does falls on all alike. Each answers one question beforehand that does not count.
 */
export async function race(
  contestants: readonly Contestant[],
  questions: readonly GoldQuestion[],
  sources: Sources,
): Promise<Run[]> {
  const runs = contestants.map(({ name, answerer }) => ({
    name,
    answerer,
    measured: new Array<Measurement>(),
    milliseconds: new Array<number>(),
  }));
  const warmUp = questions.find(({ gold }) => gold.length > 0);
  if (warmUp) for (const { answerer } of runs) await answerer.answer({ text: warmUp.question });
  for (const [index, question] of questions.entries()) {
    for (const turn of runs.keys()) {
      const run = runs[(index + turn) % runs.length];
      if (!run) continue;
      const started = performance.now();
      const answer = await run.answerer.answer({ text: question.question, history: question.history });
      run.milliseconds.push(performance.now() - started);
      run.measured.push(measure(question, answer, sources));
    }
  }
  return runs;
}
