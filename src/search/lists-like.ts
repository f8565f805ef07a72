import type { UnmeasuredIndex } from "../index/search-index.ts";
import { chineseTerms } from "../language/chinese-terms.ts";
import { normalise } from "../language/normalise.ts";
import { thingsListed, thingsShared } from "./inline-lists.ts";
import type { ScoredSentence } from "./sentence-ranking.ts";

/** Sentences compared: those with most words in common. */
const sentencesCompared = 50;
/** Two lists with so many things in common speak of the same. */
const fewestShared = 2;

/**
 * Lists of other speeches that have things in common with what a sentence lists, one a speech, the likest first. The
 * score is that of the sentence, by the share of its things that they name.
 */
export function listsLike({ passage, sentence, score }: ScoredSentence, index: UnmeasuredIndex): ScoredSentence[] {
  const things = thingsListed(normalise(sentence.text));
  const near = [...index.terms.sentenceWords.score(new Set(chineseTerms(sentence.text)))]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, sentencesCompared);
  const alike = near.flatMap(([id]) => {
    const indexed = index.sentences[id];
    const other = index.passages[indexed?.passage ?? -1];
    const text = other?.sentences[indexed?.place ?? -1];
    if (!other || !text || other.file === passage.file || text.role !== "body") return [];
    const shared = thingsShared(things, thingsListed(normalise(text.text)));
    return shared < fewestShared
      ? []
      : [{ id, passage: other, sentence: text, score: (score * shared) / things.length }];
  });
  const best = new Map<string, ScoredSentence>();
  for (const list of alike.sort((a, b) => b.score - a.score)) {
    if (!best.has(list.passage.file)) best.set(list.passage.file, list);
  }
  return [...best.values()];
}
