import { blankAnswer, blankCitation } from "../../src/blank-answer.ts";
import type { Answer, Citation, Question, RankedPassage } from "../../src/domain.ts";
import type { Chunk } from "./chunks.ts";

/** Passages a peer retrieves. */
export const retrieved = 10;

/** A question with what was asked before it: without a language model, the way a chain is told of a conversation. */
export function standalone({ text, history = [] }: Question): string {
  return [...history.map((turn) => (typeof turn === "string" ? turn : turn.question)), text].join(" ");
}

/** What a tutorial's chain without a language model gives: the best chunk is the answer, always. */
export function peerAnswer(question: Question, found: readonly (readonly [Chunk, number])[]): Answer {
  const passages = found.map(([{ metadata }, score]): RankedPassage => {
    const { file, start, end } = metadata;
    return { file, start, end, score };
  });
  const [best] = found;
  const citations = best ? [citationOf(best[0], best[1])] : [];
  return {
    ...blankAnswer,
    question: question.text,
    language: "zh-Hans",
    status: "answered",
    text: citations.map(({ quote, file }) => `${quote}\n\n${file}`).join(""),
    citations,
    passages,
    timings: { embedMs: 0, searchMs: 0, readMs: 0, totalMs: 0 },
  };
}

function citationOf({ pageContent: quote, metadata: { file, start, end } }: Chunk, score: number): Citation {
  return { ...blankCitation, n: 1, file, title: file, section: [], start, end, quote, display: quote, score };
}
