import type { Enumeration } from "../corpus/enumerations.ts";
import { itemOrdinal } from "../corpus/outline.ts";
import type { Sentence, Speech } from "../domain.ts";
import { normalise } from "../language/normalise.ts";
import { asksForList, asksOfEverySpeech, itemsAsked, itemsListed } from "../search/answer-kind.ts";
import type { ScoredSentence } from "../search/ranking.ts";
import type { SearchResult } from "../search/searcher.ts";
import type { Claim } from "./citation-gate.ts";
import { itemSpan } from "./clauses.ts";

const mostQuotes = 3;
/** An answer with one quote a speech may have this many. */
const mostSpeeches = 5;
/** How much less than the best, in log-odds, a further quote may score: of the same speech, of another one. */
const sameSpeechMargin = 1;
const otherSpeechMargin = 4;
/** The same where every speech is asked, or a list that any speech may give. */
const everySpeechMargin = 10;
const otherListMargin = 8;
/** What listing things is worth where a list is asked for, as a share of all legs' weights, and the fewest that do. */
const listBoost = 1.25;
const fewestListed = 3;
const fewestListedElsewhere = 4;
/** A neighbouring sentence joins a quote unless it scores this much less, or the quote would grow past this length. */
const joinMargin = 6;
const longestJoined = 130;
/** An item's headline with its detail behind it is a heading, no answer. */
const longestHeadline = 35;
/** The sentence that announces the list asked for stands among this many of the best. */
const leadsRead = 8;

export interface Selection {
  readonly claims: readonly Claim[];
  /** Whether the question asks for a number of things and nothing found lists that many. */
  readonly lacksItems: boolean;
}

/** A sentence of another speech says the like where it scores this share of what the sentence scores with itself. */
const parallelShare = 0.2;

/** Picks what to quote: a list's items, one quote a speech where several are asked, else the best sentences. */
export async function selectQuotes(
  question: string,
  found: SearchResult,
  speeches: ReadonlyMap<string, Speech>,
  enumerations: readonly Enumeration[],
  likeSentences: (text: string) => Promise<readonly ScoredSentence[]>,
): Promise<Selection> {
  const items = itemsAsked(question);
  const wantsList = items !== undefined || asksForList(question);
  const sentences = rankForQuoting(found.sentences, wantsList ? listBoost * found.scale : 0);
  const list = items === undefined ? undefined : listNear(question, sentences, enumerations, items);
  if (list) return { claims: claimsOfList(list, sentences, speeches), lacksItems: false };
  const chosen = choose(question, sentences, found);
  const lacksItems =
    items !== undefined &&
    (itemsListed(chosen[0]?.sentence.text ?? "") < items - 1 || !isAnnounced(listName(question), sentences));
  const best = chosen[0];
  if (items === undefined && best && found.scope.boosts.size === 0 && asksForList(question) && isList(best.sentence)) {
    chosen.push(...parallelLists(chosen, await likeSentences(best.sentence.text)));
  }
  const claims: Claim[] = [];
  for (const quote of chosen.slice(0, mostSpeeches)) {
    const claim = joinNeighbours(quote, sentences);
    if (!claims.some((other) => overlap(other, claim))) claims.push(claim);
  }
  return { claims, lacksItems };
}

/** Sentences that can stand as an answer, best first; those that list things gain `boost`. */
function rankForQuoting(sentences: readonly ScoredSentence[], boost: number): ScoredSentence[] {
  const quotable = sentences.filter(
    ({ sentence, passage }) => sentence.role !== "heading" && !isHeadline(sentence, passage),
  );
  const usable = quotable.length > 0 ? quotable : sentences;
  return usable
    .map((scored) => ({ ...scored, score: scored.score + (isList(scored.sentence) ? boost : 0) }))
    .sort((a, b) => b.score - a.score);
}

function isList(sentence: Sentence): boolean {
  return itemsListed(sentence.text) >= fewestListed;
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
    return scope.sides.flatMap((files) => sentences.find(({ passage }) => files.includes(passage.file)) ?? []);
  }
  const best = sentences[0];
  if (!best) return [];
  const everySpeech = asksOfEverySpeech(question);
  const anySpeech = scope.boosts.size === 0;
  const anyList = anySpeech && asksForList(question) && isList(best.sentence);
  const chosen = [best];
  for (const candidate of sentences.slice(1)) {
    if (chosen.length >= (everySpeech ? mostSpeeches : mostQuotes)) break;
    const behind = best.score - candidate.score;
    const sameSpeech = chosen.some(({ passage }) => passage.file === candidate.passage.file);
    const samePassage = chosen.some(({ passage }) => passage === candidate.passage);
    const wanted = sameSpeech
      ? !everySpeech && !samePassage && behind <= sameSpeechMargin
      : (everySpeech && behind <= everySpeechMargin) ||
        (anyList
          ? behind <= otherListMargin && itemsListed(candidate.sentence.text) >= fewestListedElsewhere
          : anySpeech && behind <= otherSpeechMargin);
    if (wanted) chosen.push(candidate);
  }
  return chosen;
}

/** Lists of other speeches that are like the best one found, which may be worded far from the question. */
function parallelLists(chosen: readonly ScoredSentence[], like: readonly ScoredSentence[]): ScoredSentence[] {
  const itself = like[0]?.score ?? 0;
  const quoted = new Set(chosen.map(({ passage }) => passage.file));
  const lists: ScoredSentence[] = [];
  for (const candidate of like) {
    if (chosen.length + lists.length >= mostQuotes || candidate.score < parallelShare * itself) break;
    if (quoted.has(candidate.passage.file) || itemsListed(candidate.sentence.text) < fewestListedElsewhere) continue;
    quoted.add(candidate.passage.file);
    lists.push({ ...candidate, score: (chosen[0]?.score ?? 0) * (candidate.score / itself) });
  }
  return lists;
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

/** The list of as many items as asked whose lead, which announces it by that number, stands nearest the top. */
function listNear(
  question: string,
  sentences: readonly ScoredSentence[],
  enumerations: readonly Enumeration[],
  items: number,
): Enumeration | undefined {
  const name = listName(question);
  for (const { sentence, passage } of sentences.slice(0, leadsRead)) {
    const announced = normalise(sentence.text);
    if (!announced.includes(name ?? chineseDigits[items] ?? String(items))) continue;
    const list = enumerations.find(
      ({ file, lead, items: own }) => file === passage.file && own.length === items && lead?.start === sentence.start,
    );
    if (list) return list;
  }
  return undefined;
}

const chineseDigits = "〇一二三四五六七八九十";

/**
 * The beginning of a list's own name, such as `五大` of 五大任务 or `六不` of 六不准; undefined where the question only
 * counts (`哪五项`) or gives a time (`三年`).
 */
function listName(question: string): string | undefined {
  return /(?<![第哪二三四五六七八九十百\d])[二三四五六七八九十](?![个年月天日周次倍成名人家季])\p{Script=Han}/u.exec(
    question,
  )?.[0];
}

/** Whether a text near the top knows a list of this name; one that none knows has no items, whatever else is listed. */
function isAnnounced(name: string | undefined, sentences: readonly ScoredSentence[]): boolean {
  if (name === undefined) return true;
  return sentences.slice(0, leadsRead).some(({ passage }) => normalise(passage.text).includes(name));
}

function claimsOfList(
  { file, items }: Enumeration,
  sentences: readonly ScoredSentence[],
  speeches: ReadonlyMap<string, Speech>,
): Claim[] {
  const raw = speeches.get(file)?.raw ?? "";
  const score = sentences[0]?.score ?? 0;
  return items.map((item) => ({ file, ...itemSpan(raw, item), score }));
}

function overlap(a: Claim, b: Claim): boolean {
  return a.file === b.file && a.start < b.end && b.start < a.end;
}
