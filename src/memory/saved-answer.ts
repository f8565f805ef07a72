import type { Answer, Citation } from "../domain.ts";

/** What an earlier version did not know. */
const citationDefaults = { speaker: null, also: [], alsoTitles: [], page: null, marks: [] } satisfies Partial<Citation>;
const answerDefaults = {
  intent: "fact",
  reply: "quotes",
  lead: "",
  closing: "",
  silent: [],
  mentions: [],
  missing: [],
  topics: [],
  parts: [],
} satisfies Partial<Answer>;

/** Reads an answer back from its JSON, also where an earlier version saved it. */
export function savedAnswer(json: string): Answer {
  const saved = JSON.parse(json) as Answer;
  const { citations, text, timings } = saved;
  return {
    ...answerDefaults,
    // Where nothing was quoted, all there was to say was the text.
    ...(citations.length === 0 && { reply: "nothing" as const, lead: text }),
    ...saved,
    citations: citations.map((citation) => ({ ...citationDefaults, ...citation })),
    timings: { ...timings, readMs: (timings as Partial<Answer["timings"]>).readMs ?? 0 },
  };
}
