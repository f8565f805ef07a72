import type { TermSet, UnmeasuredIndex, VectorSet } from "../index/search-index.ts";
import type { EncodedQuestion } from "./question.ts";

/** The ways a text is compared with a question. Those in English speak for English questions only. */
export const legNames = [
  "passage",
  "sentence",
  "words",
  "bigrams",
  "glosses",
  "late",
  "renderingSentence",
  "renderingTerms",
  "renderingLate",
] as const;
export type LegName = (typeof legNames)[number];

/** A leg's scores by passage (or sentence) id; what it did not find is worth `absent`. */
export interface Leg {
  readonly scores: ReadonlyMap<number, number>;
  readonly absent: number;
}
export type Legs = Readonly<Partial<Record<LegName, Leg>>>;

/** Neighbours a vector leg brings in, and passages a lexical one. */
const neighbours = 600;
const lexicalHits = 200;
/** What a token of the question is worth against a text that has no rendering. */
const unrendered = -0.2;

/** Compares questions with the texts of one index. */
export class LegScorer {
  readonly #sentencesOf: number[][];
  readonly #sentenceOfPiece: number[] = [];
  readonly #renderingsOfPassage: number[][];
  readonly #renderingsOfSentence: number[][];

  constructor(readonly index: UnmeasuredIndex) {
    this.#sentencesOf = index.passages.map(() => []);
    for (const [place, { passage, firstPiece, lastPiece }] of index.sentences.entries()) {
      this.#sentencesOf[passage]?.push(place);
      for (let piece = firstPiece; piece <= lastPiece; piece++) this.#sentenceOfPiece[piece] = place;
    }
    this.#renderingsOfPassage = index.passages.map(() => []);
    this.#renderingsOfSentence = index.sentences.map(() => []);
    for (const [place, { passages, sentences }] of index.renderings.entries()) {
      for (const passage of passages) this.#renderingsOfPassage[passage]?.push(place);
      for (const sentence of sentences) this.#renderingsOfSentence[sentence]?.push(place);
    }
  }

  /** The ids of a passage's sentences, in order. */
  sentencesOf(passage: number): readonly number[] {
    return this.#sentencesOf[passage] ?? [];
  }

  /** The legs that need no token vectors: they find the candidates. */
  async cheapLegs(question: EncodedQuestion): Promise<Legs> {
    const { index } = this;
    const chinese = {
      passage: await this.#nearest("passages", question, (id) => [id]),
      sentence: await this.#nearest("pieces", question, (piece) => {
        const sentence = index.sentences[this.#sentenceOfPiece[piece] ?? -1];
        return sentence ? [sentence.passage] : [];
      }),
      words: this.#lexical("words", question.chineseTerms),
    };
    if (question.asked === "zh") return { ...chinese, bigrams: this.#lexical("bigrams", question.bigrams) };
    return {
      ...chinese,
      glosses: this.#lexical("glosses", question.englishTerms),
      renderingSentence: await this.#nearest("renderings", question, (id) => index.renderings[id]?.passages ?? []),
      renderingTerms: this.#lexical("renderings", question.englishTerms),
    };
  }

  /** Late interaction with the candidates, and with their renderings for an English question. */
  async lateLegs(question: EncodedQuestion, passages: readonly number[]): Promise<Legs> {
    const late = await this.#late(question, "sentences", passages, (id) => this.sentencesOf(id));
    if (question.asked === "zh") return { late };
    return {
      late,
      renderingLate: await this.#late(question, "renderings", passages, (id) => this.#renderingsOfPassage[id] ?? []),
    };
  }

  /** The legs of single sentences, all of them in passages found. */
  async sentenceLegs(question: EncodedQuestion, sentences: readonly number[]): Promise<Legs> {
    const { index } = this;
    const chinese = {
      sentence: await this.#nearest("pieces", question, (piece) => [this.#sentenceOfPiece[piece] ?? -1]),
      words: this.#lexicalAmong("sentenceWords", question.chineseTerms, sentences),
      late: await this.#late(question, "sentences", sentences, (id) => [id]),
    };
    if (question.asked === "zh") return chinese;
    return {
      ...chinese,
      glosses: this.#lexicalAmong("sentenceGlosses", question.englishTerms, sentences),
      renderingSentence: await this.#nearest("renderings", question, (id) => index.renderings[id]?.sentences ?? []),
      renderingLate: await this.#late(question, "renderings", sentences, (id) => this.#renderingsOfSentence[id] ?? []),
    };
  }

  /** Nearest vectors of a set, each lifting the ids it stands for to its own cosine where that is better. */
  async #nearest(set: VectorSet, question: EncodedQuestion, ids: (id: number) => readonly number[]): Promise<Leg> {
    const scores = new Map<number, number>();
    let absent = 0;
    for (const { id, score } of await this.index.vectors[set].search(question.vector, neighbours)) {
      for (const target of ids(id)) scores.set(target, Math.max(scores.get(target) ?? -1, score));
      absent = Math.min(absent, score);
    }
    return { scores, absent };
  }

  #lexical(set: TermSet, terms: readonly string[]): Leg {
    const scores = this.index.terms[set].score(terms);
    if (scores.size <= lexicalHits) return { scores, absent: 0 };
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, lexicalHits);
    return { scores: new Map(best), absent: 0 };
  }

  #lexicalAmong(set: TermSet, terms: readonly string[], ids: readonly number[]): Leg {
    const scores = this.index.terms[set].score(terms);
    return { scores: new Map(ids.map((id) => [id, scores.get(id) ?? 0])), absent: 0 };
  }

  /** The weighted mean, over the question's tokens, of the best match in any text that belongs to an id. */
  async #late(
    question: EncodedQuestion,
    set: "sentences" | "renderings",
    ids: readonly number[],
    textsOf: (id: number) => readonly number[],
  ): Promise<Leg> {
    const floor = set === "renderings" ? unrendered : -1;
    const texts = [...new Set(ids.flatMap(textsOf))];
    const matches = await this.index.tokens[set].bestMatches(question.tokens, texts, floor);
    const matchOf = new Map(texts.map((text, place) => [text, matches[place]]));
    const scores = new Map<number, number>();
    for (const id of ids) {
      const own = textsOf(id).flatMap((text) => matchOf.get(text) ?? []);
      const score = question.weights.reduce((sum, weight, token) => {
        const best = own.reduce((highest, match) => Math.max(highest, match[token] ?? floor), floor);
        return sum + weight * best;
      }, 0);
      scores.set(id, score);
    }
    return { scores, absent: floor };
  }
}
