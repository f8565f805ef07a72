import { blankAnswer, blankCitation } from "../blank-answer.ts";
import type { Answer } from "../domain.ts";

/** Reads an answer back from its JSON; of one that an earlier version saved, what that did not know is blank. */
export function savedAnswer(json: string): Answer {
  const saved = JSON.parse(json) as Answer;
  const { citations, text, timings } = saved;
  return {
    ...blankAnswer,
    // Where nothing was quoted, all there was to say was the text.
    ...(citations.length === 0 && { reply: "nothing" as const, lead: text }),
    ...saved,
    citations: citations.map((citation) => ({ ...blankCitation, ...citation })),
    timings: { ...timings, readMs: (timings as Partial<Answer["timings"]>).readMs ?? 0 },
  };
}
