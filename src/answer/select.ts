import type { ScoredSentence } from "../search/ranking.ts";
import type { Claim } from "./citation-gate.ts";

const mostQuotes = 3;
/** A further quote may score this much less than the best; a second one of the same speech half as much less. */
const margin = 1.5;

/** The sentences to quote: the best, and others nearly as good, of other speeches sooner than of the same. */
export function selectQuotes(sentences: readonly ScoredSentence[]): Claim[] {
  const best = sentences[0];
  if (!best) return [];
  const chosen: ScoredSentence[] = [];
  const texts = new Set<string>();
  for (const candidate of sentences) {
    const sameSpeech = chosen.some((other) => other.passage.file === candidate.passage.file);
    if (candidate.score < best.score - (sameSpeech ? margin / 2 : margin)) continue;
    if (candidate.sentence.role === "title" || texts.has(candidate.sentence.text)) continue;
    chosen.push(candidate);
    texts.add(candidate.sentence.text);
    if (chosen.length === mostQuotes) break;
  }
  return chosen.map(({ passage, sentence, score }) => ({
    file: passage.file,
    start: sentence.start,
    end: sentence.end,
    score,
  }));
}
