import { enumerationsOf } from "../corpus/enumerations.ts";
import type { Passage, Sentence } from "../domain.ts";
import type { Embedder } from "../embed/embedder.ts";
import type { UnmeasuredIndex } from "../index/search-index.ts";
import type { QuestionLanguage } from "../language/generic-questions.ts";
import { normalise } from "../language/normalise.ts";
import { followUpBoost, listPlaces, ordinalAsked } from "./follow-up.ts";
import { fuse, type Weights } from "./fusion.ts";
import type { Legs, LegScorer } from "./legs.ts";
import { prepareQuestion, type EncodedQuestion } from "./question.ts";
import type { Scope, ScopeReader } from "./scope.ts";

/** Sentences are ranked in this many of the best passages. */
const passagesRead = 12;
/** Passages compared token by token: the best by the other legs. */
const lateCandidates = 200;
/** A passage gains this much of the mean score of its two neighbours: answers run over their edges. */
const neighbourShare = 0.1;
/** Log-odds of a title, where the question is about the speech itself. */
const titleBoost = 4;
/** Log-odds of a named speech's first or last passage, where the question asks how it opens or closes. */
const partBoost = 4;
/** Log-odds for being the words of a person the question names. */
const speakerBoost = 1.5;
/** A question shorter than this without the words of its scope cannot stand alone. */
const shortestRest: Readonly<Record<QuestionLanguage, number>> = { zh: 3, en: 8 };

export interface ScoredPassage {
  /** Place in the index's passages. */
  readonly id: number;
  readonly passage: Passage;
  /** Log-odds, up to a constant of the question. */
  readonly score: number;
}

export interface ScoredSentence {
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly score: number;
}

/** Passages in the order of their scores, and how the question was read. */
export interface Ranked {
  readonly passages: readonly ScoredPassage[];
  readonly scope: Scope;
  readonly readings: readonly Reading[];
}

/** A way to read the question, with what the legs say to it. */
export interface Reading {
  readonly question: EncodedQuestion;
  readonly legs: Legs;
  /** Fused scores of the passages found, before any boost. */
  readonly scores: ReadonlyMap<number, number>;
}

/** What a ranking works with. */
export interface RankingParts {
  readonly index: UnmeasuredIndex;
  readonly embedder: Embedder;
  readonly scorer: LegScorer;
  readonly scopes: ScopeReader;
}

/** The ranking of one question. */
export class Ranking {
  embedMs = 0;

  constructor(
    readonly parts: RankingParts,
    readonly asked: QuestionLanguage,
    readonly weights: Weights[QuestionLanguage],
  ) {}

  async rank(question: string, history: readonly string[]): Promise<Ranked> {
    const scope = this.#scopeOf(question, history);
    const readings = await this.#readings(question, history, scope);
    const fused = this.#withNeighbours(meanOf(readings.map(({ scores }) => scores)));
    const previous = history.length > 0 ? await this.rank(history.at(-1) ?? "", history.slice(0, -1)) : undefined;
    const before = previous?.passages[0];
    const item = ordinalAsked(question);
    const { index } = this.parts;
    const speech = index.speeches.find(({ info }) => info.file === before?.passage.file);
    const places = listPlaces(index.passages, speech ? enumerationsOf(speech) : []);
    const passages: ScoredPassage[] = [];
    for (const [id, likeness] of fused) {
      const passage = index.passages[id];
      if (!passage || !mayAnswer(passage, scope)) continue;
      let score = likeness + (scope.boosts.get(passage.file) ?? 0);
      if (passage.role === "title") score += titleBoost;
      if (passage.speaker !== undefined && scope.speakers.includes(passage.speaker)) score += speakerBoost;
      if (scope.part && scope.boosts.has(passage.file) && this.#standsAt(id, scope.part)) score += partBoost;
      if (before) score += followUpBoost(index.passages, places, id, before.id, item);
      passages.push({ id, passage, score });
    }
    passages.sort((a, b) => b.score - a.score || a.id - b.id);
    return { passages: scope.sides.length > 1 ? interleave(passages, scope.sides) : passages, scope, readings };
  }

  /** Whether a passage is the first or the last of its speech that has text of its own. */
  #standsAt(id: number, part: "opening" | "close"): boolean {
    const { passages } = this.parts.index;
    const step = part === "opening" ? -1 : 1;
    let beside = id + step;
    while (passages[beside] && passages[beside]?.role !== "body") beside += step;
    return passages[beside]?.file !== passages[id]?.file;
  }

  /** The sentences of the best passages, by their own legs and the score of the passage they stand in. */
  async rankSentences({ passages, readings }: Ranked): Promise<ScoredSentence[]> {
    const read = passages.slice(0, passagesRead);
    const scoreOf = new Map(read.map(({ id, score }) => [id, score]));
    const ids = read.flatMap(({ id }) => this.parts.scorer.sentencesOf(id));
    const scores = meanOf(
      await Promise.all(
        readings.map(async ({ question }) =>
          fuse(ids, await this.parts.scorer.sentenceLegs(question, ids), this.weights),
        ),
      ),
    );
    return ids
      .flatMap((id): ScoredSentence[] => {
        const indexed = this.parts.index.sentences[id];
        const passage = this.parts.index.passages[indexed?.passage ?? -1];
        const sentence = passage?.sentences[indexed?.place ?? -1];
        if (!indexed || !passage || !sentence) return [];
        return [{ passage, sentence, score: (scores.get(id) ?? 0) + (scoreOf.get(indexed.passage) ?? 0) }];
      })
      .sort((a, b) => b.score - a.score);
  }

  /** A follow-up that names no speech means the one asked about before. */
  #scopeOf(question: string, history: readonly string[]): Scope {
    const scope = this.parts.scopes.read(question);
    if (scope.boosts.size > 0 || history.length === 0) return scope;
    const earlier = this.parts.scopes.read(history.join(" "));
    return { ...scope, boosts: earlier.boosts, speakers: [...scope.speakers, ...earlier.speakers] };
  }

  /**
   * The question as asked; where it follows others, also together with them, and where it names a speech, also without
   * those words.
   */
  async #readings(question: string, history: readonly string[], scope: Scope): Promise<Reading[]> {
    const texts = [question];
    const standsAlone = !scope.aboutSpeech && scope.rest.length > shortestRest[this.asked];
    if (history.length > 0) texts.push([...history, question].join(" "));
    else if (scope.named && standsAlone) texts.push(scope.rest);
    const readings: Reading[] = [];
    for (const text of texts) {
      const encoded = await this.#encode(text);
      const cheap = await this.parts.scorer.cheapLegs(encoded);
      const likely = [...fuse(idsOf(cheap), cheap, this.weights)].sort((a, b) => b[1] - a[1]).slice(0, lateCandidates);
      const candidates = likely.map(([id]) => id).sort((a, b) => a - b);
      const legs = { ...cheap, ...(await this.parts.scorer.lateLegs(encoded, candidates)) };
      readings.push({ question: encoded, legs, scores: fuse(candidates, legs, this.weights) });
    }
    return readings;
  }

  #withNeighbours(scores: ReadonlyMap<number, number>): Map<number, number> {
    const { passages } = this.parts.index;
    const neighbour = (id: number, other: number): number =>
      passages[other]?.role === "body" && passages[other].file === passages[id]?.file ? (scores.get(other) ?? 0) : 0;
    return new Map(
      [...scores].map(([id, score]) => {
        const beside = (neighbour(id, id - 1) + neighbour(id, id + 1)) / 2;
        return [id, score + neighbourShare * beside];
      }),
    );
  }

  async #encode(text: string): Promise<EncodedQuestion> {
    const started = performance.now();
    const [encoded] = await this.parts.embedder.encode([normalise(text)], "query");
    if (!encoded) throw new Error("the embedder gave no vector for the question");
    this.embedMs += performance.now() - started;
    return prepareQuestion(text, encoded, this.asked, this.parts.index.questionCentres);
  }
}

/** Every passage any leg has found. */
function idsOf(legs: Legs): number[] {
  return [...new Set(Object.values(legs).flatMap((leg) => [...leg.scores.keys()]))].sort((a, b) => a - b);
}

/** The mean of several readings' scores; what a reading did not find counts as nothing there. */
function meanOf(readings: readonly ReadonlyMap<number, number>[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const scores of readings) {
    for (const [id, score] of scores) sums.set(id, (sums.get(id) ?? 0) + score / readings.length);
  }
  return sums;
}

/** Headings are context, no answers; titles answer only questions about the speech itself. */
function mayAnswer(passage: Passage, scope: Scope): boolean {
  return passage.role === "body" || (passage.role === "title" && scope.aboutSpeech);
}

/** The best passage of each side in turn, then the next of each; the rest behind. */
function interleave(ranked: readonly ScoredPassage[], sides: readonly (readonly string[])[]): ScoredPassage[] {
  const bySide = sides.map((files) => ranked.filter(({ passage }) => files.includes(passage.file)));
  const longest = Math.max(...bySide.map((side) => side.length));
  const turns = Array.from({ length: longest }, (_, turn) => bySide.flatMap((side) => side[turn] ?? [])).flat();
  const taken = new Set(turns);
  return [...turns, ...ranked.filter((scored) => !taken.has(scored))];
}
