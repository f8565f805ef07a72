import { type MainPoint, mainPointsOf } from "../corpus/main-points.ts";
import type { Passage } from "../domain.ts";
import type { Embedder, EncodedText } from "../embed/embedder.ts";
import type { UnmeasuredIndex } from "../index/search-index.ts";
import type { QuestionLanguage } from "../language/generic-questions.ts";
import { normalise } from "../language/normalise.ts";
import { followUpBoost, type ListPlace, listPlaces, ordinalAsked } from "./follow-up.ts";
import { fuse, type Weights } from "./fusion.ts";
import { Comparison } from "./comparison.ts";
import type { IndexMap } from "./index-map.ts";
import type { Legs } from "./legs.ts";
import { pointsOn } from "./overview.ts";
import { prepareQuestion, withoutWords, type EncodedQuestion } from "./question.ts";
import type { Scope, ScopeReader } from "./scope.ts";

/** Passages compared token by token: the best by the other legs and the boosts. */
const lateCandidates = 40;
/** A passage gains this much of the mean score of its two neighbours: answers run over their edges. */
const neighbourShare = 0.1;
/** Log-odds of a title, where the question is about the speech itself. */
const titleBoost = 4;
/** Log-odds of a named speech's first or last passage, where the question asks how it opens or closes. */
const partBoost = 8;
/** The same of its main points, where nothing else is asked: likeness has nothing to say then. */
const mainPointBoost = 20;
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

/** Passages in the order of their scores, and how the question was read. */
export interface Ranked {
  readonly passages: readonly ScoredPassage[];
  /** Where the question asks what speeches say as a whole or on a topic: that, in the order of the text. */
  readonly mainPoints: readonly MainPoint[];
  readonly scope: Scope;
  readonly readings: readonly Reading[];
}

/** A way to read the question, with what the legs say to it. */
export interface Reading {
  readonly comparison: Comparison;
  readonly legs: Legs;
  /** Fused scores of the passages found, before any boost. */
  readonly scores: ReadonlyMap<number, number>;
}

type BoostOf = (id: number) => number | undefined;

/** What a ranking works with. */
export interface RankingParts {
  readonly index: UnmeasuredIndex;
  readonly embedder: Embedder;
  readonly map: IndexMap;
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
    const mainPoints = this.#mainPoints(scope);
    const boostOf = await this.#boosts(question, history, scope, mainPoints);
    const readings = await this.#readings(await this.#questions(question, history, scope), boostOf);
    const passages: ScoredPassage[] = [];
    for (const [id, likeness] of this.#withNeighbours(meanOf(readings.map(({ scores }) => scores)))) {
      const passage = this.parts.index.passages[id];
      if (passage) passages.push({ id, passage, score: likeness + (boostOf(id) ?? 0) });
    }
    passages.sort((a, b) => b.score - a.score || a.id - b.id);
    const ordered = scope.sides.length > 1 ? interleave(passages, scope.sides) : passages;
    return { passages: ordered, mainPoints, scope, readings };
  }

  /** What the speeches named say as a whole or on a topic, where that is asked; where people are named, what these say. */
  #mainPoints({ overview, boosts, sides, speakers }: Scope): MainPoint[] {
    if (overview === undefined) return [];
    const files = sides.length > 1 ? sides.flat() : [...boosts.keys()];
    const { speeches } = this.parts.index;
    const meant = files.flatMap((file) => speeches.find(({ info }) => info.file === file) ?? []);
    if (overview === "") return meant.flatMap((speech) => mainPointsOf(speech, speakers));
    const lists = this.parts.map.lists.map(({ list }) => list);
    return pointsOn(overview, files.length > 0 ? meant : speeches, lists);
  }

  /** What a passage gains for where it stands, in log-odds; undefined for one that cannot answer. */
  async #boosts(
    question: string,
    history: readonly string[],
    scope: Scope,
    mainPoints: readonly MainPoint[],
  ): Promise<BoostOf> {
    const { index } = this.parts;
    const previous = history.length > 0 ? await this.rank(history.at(-1) ?? "", history.slice(0, -1)) : undefined;
    const before = previous?.passages[0];
    const item = ordinalAsked(question);
    const points = new Set(mainPoints.map(({ passage }) => passage));
    const places = before ? this.#placesIn(before.passage.file) : new Map<number, ListPlace[]>();
    return (id) => {
      const passage = index.passages[id];
      if (!passage || !(mayAnswer(passage, scope) || points.has(passage))) return undefined;
      let boost = scope.boosts.get(passage.file) ?? 0;
      if (points.has(passage)) boost += mainPointBoost;
      if (passage.role === "title") boost += titleBoost;
      if (passage.speaker !== undefined && scope.speakers.includes(passage.speaker)) boost += speakerBoost;
      if (scope.part && scope.boosts.has(passage.file) && this.#standsAt(id, scope.part)) boost += partBoost;
      if (before) boost += followUpBoost(index.passages, places, id, before.id, item);
      return boost;
    };
  }

  /** Which passages of a speech announce or hold items of its lists. */
  #placesIn(file: string): ReturnType<typeof listPlaces> {
    const { index, map } = this.parts;
    const lists = map.lists.flatMap(({ list }) => (list.file === file ? [list] : []));
    return listPlaces(index.passages, lists);
  }

  /** Whether a passage is the first or the last of its speech that has text of its own. */
  #standsAt(id: number, part: "opening" | "close"): boolean {
    const { passages } = this.parts.index;
    const step = part === "opening" ? -1 : 1;
    let beside = id + step;
    while (passages[beside] && passages[beside]?.role !== "body") beside += step;
    return passages[beside]?.file !== passages[id]?.file;
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
  async #questions(question: string, history: readonly string[], scope: Scope): Promise<EncodedQuestion[]> {
    const encoded = await this.#encode(question);
    const asked = this.#prepare(question, encoded);
    const questions = [asked];
    if (history.length > 0) {
      const whole = [...history, question].join(" ");
      questions.push(this.#prepare(whole, await this.#encode(whole)));
    } else if (
      scope.named &&
      !scope.aboutSpeech &&
      scope.overview !== "" &&
      scope.rest.length > shortestRest[this.asked]
    ) {
      questions.push(withoutWords(asked, encoded, scope.mentions, scope.rest, this.parts.index));
    }
    return questions;
  }

  /** Compares each question with the passages that all of them together and the boosts make likely. */
  async #readings(questions: readonly EncodedQuestion[], boostOf: BoostOf): Promise<Reading[]> {
    const compared: { comparison: Comparison; cheap: Legs }[] = [];
    for (const question of questions) {
      const comparison = new Comparison(question, this.parts.map);
      compared.push({ comparison, cheap: await comparison.cheapLegs() });
    }
    const found = idsOf(compared.map(({ cheap }) => cheap)).filter((id) => boostOf(id) !== undefined);
    const likely = meanOf(compared.map(({ cheap }) => fuse(found, cheap, this.weights)));
    const candidates = found
      .map((id) => ({ id, score: (likely.get(id) ?? 0) + (boostOf(id) ?? 0) }))
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, lateCandidates)
      .map(({ id }) => id);
    return Promise.all(
      compared.map(async ({ comparison, cheap }) => {
        const legs = { ...cheap, ...(await comparison.lateLegs(candidates)) };
        return { comparison, legs, scores: fuse(candidates, legs, this.weights) };
      }),
    );
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

  async #encode(text: string): Promise<EncodedText> {
    const started = performance.now();
    const [encoded] = await this.parts.embedder.encode([normalise(text)], "query");
    if (!encoded) throw new Error("the embedder gave no vector for the question");
    this.embedMs += performance.now() - started;
    return encoded;
  }

  #prepare(text: string, encoded: EncodedText): EncodedQuestion {
    return prepareQuestion(text, encoded, this.asked, this.parts.index);
  }
}

/** Every passage any leg of any reading has found. */
function idsOf(readings: readonly Legs[]): number[] {
  const ids = new Set<number>();
  for (const leg of readings.flatMap((legs) => Object.values(legs))) for (const id of leg.scores.keys()) ids.add(id);
  return [...ids];
}

/** The mean of several readings' scores; what a reading did not find counts as nothing there. */
export function meanOf(readings: readonly ReadonlyMap<number, number>[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const scores of readings) {
    for (const [id, score] of scores) sums.set(id, (sums.get(id) ?? 0) + score / readings.length);
  }
  return sums;
}

/** Headings are context, no answers, but as main points; titles answer only questions about the speech itself. */
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
