import type { Enumeration } from "../corpus/enumerations.ts";
import type { Passage, Sentence } from "../domain.ts";
import { fuse } from "./fusion.ts";
import { fewestListed, itemsListed } from "./inline-lists.ts";
import { meanOf, type Ranked, type Ranking, type Reading } from "./ranking.ts";

/** Sentences are ranked in this many of the best passages. */
const passagesRead = 12;
/**
 * How much a sentence's own score counts beside its passage's. General questions (XQuAD, with the sentence that holds the
 * answer) are indifferent to it from .1 to 2; less than 1 keeps the quote in the passage that was found.
 */
const sentenceShare = 0.3;

/** A sentence of a passage that was found. */
export interface ScoredSentence {
  /** Place in the index's sentences. */
  readonly id: number;
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly score: number;
}

/** A list, or a sentence that lists things itself. */
export interface ScoredList {
  /** Of one item where a sentence lists things itself. */
  readonly list: Enumeration;
  readonly score: number;
}

/** The sentences of the best passages, by their own legs and the score of the passage they stand in, best first. */
export async function rankSentences(ranking: Ranking, { passages, readings }: Ranked): Promise<ScoredSentence[]> {
  const { map, index } = ranking.parts;
  const read = passages.slice(0, passagesRead);
  const scoreOf = new Map(read.map(({ id, score }) => [id, score]));
  const ids = read.flatMap(({ id }) => map.sentencesOf(id));
  const scores = await groupScores(
    ranking,
    readings,
    ids.map((id) => [id]),
  );
  return ids
    .flatMap((id, group): ScoredSentence[] => {
      const indexed = index.sentences[id];
      const passage = index.passages[indexed?.passage ?? -1];
      const sentence = passage?.sentences[indexed?.place ?? -1];
      if (!indexed || !passage || !sentence) return [];
      const score = sentenceShare * (scores.get(group) ?? 0) + (scoreOf.get(indexed.passage) ?? 0);
      return [{ id, passage, sentence, score }];
    })
    .sort((a, b) => b.score - a.score);
}

/** The lists the speeches make, and those of the sentences that list things themselves, the likeliest first. */
export async function rankLists(
  ranking: Ranking,
  { scope, readings }: Ranked,
  sentences: readonly ScoredSentence[],
): Promise<ScoredList[]> {
  const listing = sentences
    .filter(({ sentence }) => sentence.role === "body" && itemsListed(sentence.text) >= fewestListed)
    .map(({ id, sentence, passage }) => ({
      list: { file: passage.file, heading: undefined, lead: undefined, items: [sentence] },
      sentences: [id],
    }));
  const lists = [...ranking.parts.map.lists, ...listing];
  const scores = await groupScores(
    ranking,
    readings,
    lists.map((list) => list.sentences),
  );
  return lists
    .map(({ list }, group) => ({ list, score: (scores.get(group) ?? 0) + (scope.boosts.get(list.file) ?? 0) }))
    .sort((a, b) => b.score - a.score);
}

/** Fused scores of groups of sentences by place, the mean over the readings. */
async function groupScores(
  { weights }: Ranking,
  readings: readonly Reading[],
  groups: readonly (readonly number[])[],
): Promise<ReadonlyMap<number, number>> {
  const ids = [...groups.keys()];
  return meanOf(
    await Promise.all(readings.map(async ({ comparison }) => fuse(ids, await comparison.groupLegs(groups), weights))),
  );
}
