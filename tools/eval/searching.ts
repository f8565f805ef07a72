import { blankAnswer } from "../../src/blank-answer.ts";
import { type Finder, plainReading } from "../../src/ask/find/find.ts";
import type { TracedAnswerer } from "../../src/ask/trace.ts";
import { detectLanguage } from "../../src/text/detect.ts";

const passagesGiven = 10;

/** Answers with the best passages alone. */
export function searching(finder: Finder): TracedAnswerer {
  return {
    async answer({ text }) {
      const language = detectLanguage(text);
      const { candidates, embedMs, searchMs } = await finder.find(plainReading(text), language);
      const passages = candidates
        .slice(0, passagesGiven)
        .map(({ passage: { file, start, end }, score }) => ({ file, start, end, score }));
      const timings = { embedMs, searchMs, readMs: 0, totalMs: embedMs + searchMs };
      return {
        ...blankAnswer,
        question: text,
        language,
        status: "refused",
        text: "",
        citations: [],
        passages,
        timings,
      };
    },
  };
}
