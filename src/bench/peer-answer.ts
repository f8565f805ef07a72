import type { Answer, Question, RankedPassage } from "../domain.ts";
import type { Chunk } from "./chunks.ts";

/** Passages a peer retrieves. */
export const retrieved = 10;

/** A question with what was asked before it: without a language model, the way a chain is told of a conversation. */
export function standalone({ text, history = [] }: Question): string {
  return [...history, text].join(" ");
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
    question: question.text,
    language: "zh-Hans",
    status: "answered",
    text: citations.map(({ quote, file }) => `${quote}\n\n${file}`).join(""),
    citations,
    passages,
    timings: { embedMs: 0, searchMs: 0, totalMs: 0 },
  };
}

function citationOf({ pageContent, metadata }: Chunk, score: number): Answer["citations"][number] {
  const { file, start, end } = metadata;
  return { n: 1, file, title: file, section: [], start, end, quote: pageContent, display: pageContent, score };
}
