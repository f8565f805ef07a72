import { itemOrdinal } from "../corpus/outline.ts";
import type { Sentence, Speech } from "../domain.ts";
import { asksForSeveral, asksOfEverySpeech, itemsAsked } from "../search/answer-kind.ts";
import { ordinalAsked } from "../search/follow-up.ts";
import { listsExactly } from "../search/inline-lists.ts";
import type { ScoredSentence } from "../search/sentence-ranking.ts";
import type { SearchResult } from "../search/searcher.ts";
import type { Claim } from "./citation-gate.ts";
import { claimsOfList, claimsOfPoints, isAnnounced, isList, likeLists, listMeant, type ListsLike } from "./lists.ts";

const mostQuotes = 3;
/** An answer with one quote a speech may have this many. */
const mostSpeeches = 5;
/** How much less than the best, in log-odds, a further quote may score: of the same speech, of another one. */
const sameSpeechMargin = 1;
const otherSpeechMargin = 4;
/** The same where every speech is asked. */
const everySpeechMargin = 10;
/** What listing things is worth where a list is asked for, as a share of all legs' weights. */
const listBoost = 0.3;
/** A neighbouring sentence joins a quote unless it scores this much less, or the quote would grow past this length. */
const joinMargin = 2;
const longestJoined = 130;
/** An item's headline with its detail behind it is a heading, no answer. */
const longestHeadline = 35;

export interface Selection {
  readonly claims: readonly Claim[];
  /** Whether the question asks for a number of things and nothing found lists that many. */
  readonly lacksItems: boolean;
}

/** Picks what to quote: a speech's main points, a list's items, one quote a speech where several are asked, else the best sentences. */
export function selectQuotes(
  question: string,
  found: SearchResult,
  speeches: ReadonlyMap<string, Speech>,
  listsLike: ListsLike,
): Selection {
  if (found.mainPoints.length > 0) return { claims: claimsOfPoints(found.mainPoints, speeches), lacksItems: false };
  const item = itemMeant(question, found);
  if (item) return { claims: [joinNeighbours(item, found.sentences)], lacksItems: false };
  const items = itemsAsked(question);
  const sentences = rankForQuoting(found.sentences, asksForSeveral(question) ? listBoost * found.scale : 0);
  const list = listMeant(found, items);
  if (list) return { claims: claimsOfList(list, sentences, speeches), lacksItems: false };
  const chosen = likeLists(question, sentences, found, listsLike) ?? choose(question, sentences, found);
  const lacksItems =
    items !== undefined && (!listsExactly(chosen[0]?.sentence.text ?? "", items) || !isAnnounced(found));
  const claims: Claim[] = [];
  for (const quote of chosen.slice(0, mostSpeeches)) {
    const claim = joinNeighbours(quote, sentences);
    if (!claims.some((other) => overlap(other, claim))) claims.push(claim);
  }
  return { claims, lacksItems };
}

/** The item asked for by its number (`第四个`, "the fourth one"), where the best passage holds it. */
function itemMeant(question: string, { passages, sentences }: SearchResult): ScoredSentence | undefined {
  const number = ordinalAsked(question);
  if (number === undefined) return undefined;
  return sentences.find(
    ({ passage, sentence }) => passage === passages[0]?.passage && itemOrdinal(sentence.text) === number,
  );
}

/** Sentences that can stand as an answer, best first; those that list things gain `boost`. */
function rankForQuoting(sentences: readonly ScoredSentence[], boost: number): readonly ScoredSentence[] {
  const quotable = sentences.filter(
    ({ sentence, passage }) => sentence.role !== "heading" && !isHeadline(sentence, passage),
  );
  const usable = quotable.length > 0 ? quotable : sentences;
  if (boost === 0) return usable;
  return usable
    .map((scored) => ({ ...scored, score: scored.score + (isList(scored.sentence) ? boost : 0) }))
    .sort((a, b) => b.score - a.score);
}

function isHeadline(sentence: Sentence, { sentences }: ScoredSentence["passage"]): boolean {
  return (
    sentences[0] === sentence &&
    sentences.length > 1 &&
    sentence.text.length < longestHeadline &&
    itemOrdinal(sentence.text) !== undefined
  );
}

function choose(question: string, sentences: readonly ScoredSentence[], { scope }: SearchResult): ScoredSentence[] {
  if (scope.sides.length > 1) {
    return scope.sides.flatMap((files) => bestOf(sentences.filter(({ passage }) => files.includes(passage.file))));
  }
  const best = sentences[0];
  if (!best) return [];
  const everySpeech = asksOfEverySpeech(question);
  const anySpeech = scope.boosts.size === 0;
  const chosen = [best];
  for (const candidate of sentences.slice(1)) {
    if (chosen.length >= (everySpeech ? mostSpeeches : mostQuotes)) break;
    const behind = best.score - candidate.score;
    const sameSpeech = chosen.some(({ passage }) => passage.file === candidate.passage.file);
    const samePassage = chosen.some(({ passage }) => passage === candidate.passage);
    const wanted = sameSpeech
      ? !everySpeech && !samePassage && behind <= sameSpeechMargin
      : (everySpeech && behind <= everySpeechMargin) || (anySpeech && behind <= otherSpeechMargin);
    if (wanted) chosen.push(candidate);
  }
  return chosen;
}

/** The best sentence of a side, and the next of another passage where it is about as good. */
function bestOf([best, ...others]: readonly ScoredSentence[]): ScoredSentence[] {
  if (!best) return [];
  const next = others.find(({ passage }) => passage !== best.passage);
  return next && next.score >= best.score - sameSpeechMargin ? [best, next] : [best];
}

/** Grows a quote by the sentences of its passage beside it, while they score well and it stays short. */
function joinNeighbours({ passage, sentence, score }: ScoredSentence, sentences: readonly ScoredSentence[]): Claim {
  const scores = new Map(sentences.map((scored) => [scored.sentence, scored.score]));
  let first = passage.sentences.indexOf(sentence);
  let last = first;
  let { start, end } = sentence;
  for (;;) {
    const beside = [passage.sentences[first - 1], passage.sentences[last + 1]].flatMap((neighbour) => {
      const own = neighbour && scores.get(neighbour);
      if (!neighbour || own === undefined || own < score - joinMargin) return [];
      const length = Math.max(end, neighbour.end) - Math.min(start, neighbour.start);
      return length <= longestJoined ? [{ neighbour, own }] : [];
    });
    const next = beside.sort((a, b) => b.own - a.own)[0];
    if (!next) return { file: passage.file, start, end, score };
    if (next.neighbour.start < start) first--;
    else last++;
    start = Math.min(start, next.neighbour.start);
    end = Math.max(end, next.neighbour.end);
  }
}

function overlap(a: Claim, b: Claim): boolean {
  return a.file === b.file && a.start < b.end && b.start < a.end;
}
