import type { Language } from "../domain.ts";
import type { Embedder } from "../embed/embedder.ts";
import type { SearchIndex, UnmeasuredIndex } from "../index/search-index.ts";
import { foreignQuestions, questionLanguage, type QuestionLanguage } from "../language/generic-questions.ts";
import { normalise } from "../language/normalise.ts";
import { mentionsSpeeches } from "./answer-kind.ts";
import { backgroundOf, type Confidence, confidenceOf, type Mention, type Signals, signalsOf } from "./confidence.ts";
import type { Weights } from "./fusion.ts";
import { isFollowUp } from "./follow-up.ts";
import { IndexMap } from "./index-map.ts";
import { type LegName, legNames } from "./legs.ts";
import { listsLike } from "./lists-like.ts";
import { Ranking, type Ranked, type RankingParts } from "./ranking.ts";
import { rankLists, rankSentences, type ScoredList, type ScoredSentence } from "./sentence-ranking.ts";
import { type Scope, ScopeReader } from "./scope.ts";
import { weights } from "./weights.ts";

export interface SearchResult extends Ranked {
  /** Sentences of the best passages, best first. */
  readonly sentences: readonly ScoredSentence[];
  /** The lists of the speeches and sentences that list things, likeliest first; empty unless they were wanted. */
  readonly lists: readonly ScoredList[];
  /** Of the reading of the question that stands highest. */
  readonly confidence: Confidence;
  /** The sum of the legs' weights: how far apart scores lie. */
  readonly scale: number;
  readonly embedMs: number;
  readonly searchMs: number;
}

export interface SearchOptions {
  /** Earlier questions of the conversation, oldest first; they count where the question leans on them. */
  readonly history?: readonly string[] | undefined;
  /** Rank the lists of the speeches too. */
  readonly lists?: boolean | undefined;
  /** Legs left out, to measure what each is worth. */
  readonly without?: readonly LegName[] | undefined;
}

/** Finds passages and sentences for a question by all legs together, best first. */
export class Searcher {
  readonly #parts: RankingParts;

  constructor(
    readonly index: SearchIndex,
    embedder: Embedder,
  ) {
    this.#parts = partsOf(index, embedder);
  }

  /** Ranks the passages near `question`, which is in `language`, and the sentences of the best of them. */
  async search(question: string, language: Language, options: SearchOptions = {}): Promise<SearchResult> {
    const started = performance.now();
    const asked = questionLanguage(language);
    const used = weightsWithout(weights[asked], options.without ?? []);
    const ranking = new Ranking(this.#parts, asked, used);
    const history = isFollowUp(question) ? (options.history ?? []) : [];
    const ranked = await ranking.rank(question, history);
    const sentences = await rankSentences(ranking, ranked);
    const lists = options.lists ? await rankLists(ranking, ranked, sentences) : [];
    const mention = mentionOf(question, history, ranked.scope);
    const levels = ranked.readings.map((reading) =>
      confidenceOf(signalsOf(reading, this.index), this.index.background[asked], mention),
    );
    const confidence = {
      about: Math.max(...levels.map(({ about }) => about)),
      answers: Math.max(...levels.map(({ answers }) => answers)),
    };
    const { embedMs } = ranking;
    const scale = Object.values(used).reduce((sum, weight) => sum + weight, 0);
    const searchMs = performance.now() - started - embedMs;
    return { ...ranked, sentences, lists, confidence, scale, embedMs, searchMs };
  }

  /** Lists of other speeches that have things in common with what a sentence lists, one a speech, the likest first. */
  listsLike(sentence: ScoredSentence): ScoredSentence[] {
    return listsLike(sentence, this.index);
  }
}

/** Asks an index the foreign questions of each language: what they score is the scale of confidence. */
export async function measureBackground(
  index: UnmeasuredIndex,
  embedder: Embedder,
): Promise<SearchIndex["background"]> {
  const parts = partsOf(index, embedder);
  const measure = async (asked: QuestionLanguage): Promise<SearchIndex["background"][QuestionLanguage]> => {
    const signals: Signals[] = [];
    for (const question of foreignQuestions[asked]) {
      const { readings } = await new Ranking(parts, asked, weights[asked]).rank(question, []);
      signals.push(...readings.map((reading) => signalsOf(reading, index)));
    }
    return backgroundOf(signals);
  };
  return { zh: await measure("zh"), en: await measure("en") };
}

function mentionOf(question: string, history: readonly string[], { boosts, mentions }: Scope): Mention {
  const names = boosts.size > 0 ? Math.max(1, mentions.length) : 0;
  return { names, speeches: history.length > 0 || mentionsSpeeches(normalise(question)) };
}

/** The weights of the legs left; where none of them has any, all count the same. */
function weightsWithout(all: Weights[QuestionLanguage], without: readonly LegName[]): Weights[QuestionLanguage] {
  const left = legNames.filter((name) => !without.includes(name));
  const weighty = left.some((name) => (all[name] ?? 0) > 0);
  return Object.fromEntries(left.map((name) => [name, weighty ? (all[name] ?? 0) : 1]));
}

function partsOf(index: UnmeasuredIndex, embedder: Embedder): RankingParts {
  return {
    index,
    embedder,
    map: new IndexMap(index),
    scopes: new ScopeReader(index.speeches.map(({ info }) => info)),
  };
}
