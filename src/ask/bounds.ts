import { z } from "zod";
import { detectLanguage } from "../text/detect.ts";
import { say } from "../text/messages.ts";
import { blankAnswer } from "../blank-answer.ts";
import type { TracedAnswerer } from "./trace.ts";

/** Longest question, in UTF-16 code units; nothing reads a longer one. */
export const longestQuestion = 1000;
const mostCitations = 1000;

const offset = z.int().nonnegative();
const span = z.object({ start: offset, end: offset });

/**
 * An earlier question of a conversation as callers outside give it: alone, or in a whole earlier answer, of which only
 * the place of each quote and of the words that answered is kept.
 */
export const earlierTurn = z.union([
  z.string(),
  z.object({
    question: z.string(),
    citations: z
      .array(span.extend({ file: z.string().max(longestQuestion), marks: z.array(span).max(mostCitations).optional() }))
      .max(mostCitations),
  }),
]);

/** Refuses questions that are too long before anything reads them, and leaves out such of the history. */
export function bounded(answerer: TracedAnswerer): TracedAnswerer {
  return {
    answer: async (question, trace) => {
      const { text, history } = question;
      if (text.length <= longestQuestion) {
        const kept = history?.filter(
          (turn) => (typeof turn === "string" ? turn : turn.question).length <= longestQuestion,
        );
        return answerer.answer(kept ? { ...question, history: kept } : question, trace);
      }
      const language = question.language ?? detectLanguage(text.slice(0, longestQuestion));
      const lead = say(language, "about-too-long", { length: text.length, limit: longestQuestion });
      const timings = { embedMs: 0, searchMs: 0, readMs: 0, totalMs: 0 };
      const refusal = { status: "refused", reply: "declined", text: lead, lead, citations: [], passages: [] } as const;
      return { ...blankAnswer, question: text, language, ...refusal, timings };
    },
  };
}
