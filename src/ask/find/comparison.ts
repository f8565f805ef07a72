import type { TermSet, TokenSet, VectorSet } from "../../index/search-index.ts";
import type { Neighbour } from "../../index/vector-index.ts";
import type { IndexMap, Places } from "./index-map.ts";
import type { Leg, Legs } from "./legs.ts";
import type { EncodedQuestion } from "./question.ts";

/** Neighbours a vector leg brings in, and passages a lexical one. */
const neighbours = 300;
const lexicalHits = 200;
/** One question compared with the texts of one index; what several legs need is computed once. */
export class Comparison {
  readonly #nearest = new Map<VectorSet, Promise<Neighbour[]>>();

  constructor(
    readonly question: EncodedQuestion,
    readonly map: IndexMap,
    /** What is compared; everything, where it is left out. */
    readonly among?: Places,
  ) {}

  /** The legs that need no token vectors: they find the candidates. */
  async cheapLegs(): Promise<Legs> {
    const { question, map } = this;
    const chinese = {
      passage: await this.#vectorLeg("passages", (id) => [id]),
      sentence: await this.#vectorLeg("pieces", (piece) => {
        const sentence = map.index.sentences[map.sentenceOfPiece(piece) ?? -1];
        return sentence ? [sentence.passage] : [];
      }),
      words: this.#lexicalLeg("words", question.chineseTerms),
    };
    const renderingSentence = await this.#vectorLeg("renderings", (id) => map.index.renderings[id]?.passages ?? []);
    if (question.asked === "zh") {
      return { ...chinese, bigrams: this.#lexicalLeg("bigrams", question.bigrams), renderingSentence };
    }
    return {
      ...chinese,
      glosses: this.#lexicalLeg("glosses", question.englishTerms),
      renderingSentence,
      renderingTerms: this.#lexicalLeg("renderings", question.englishTerms),
    };
  }

  /** Late interaction with passages, and with their renderings for an English question. */
  async lateLegs(passages: readonly number[]): Promise<Legs> {
    const late = await this.#lateLeg("sentences", passages, (id) => this.map.sentencesOf(id));
    if (this.question.asked === "zh") return { late };
    return {
      late,
      renderingLate: await this.#lateLeg("renderings", passages, (id) => this.map.renderingsOfPassage(id)),
    };
  }

  /** The legs of groups of sentences, by place in `groups`: a group is worth its best sentence, token by token. */
  async groupLegs(groups: readonly (readonly number[])[]): Promise<Legs> {
    const { question, map } = this;
    const groupsOf = new Map<number, number[]>();
    for (const [group, sentences] of groups.entries()) {
      for (const sentence of sentences) groupsOf.set(sentence, [...(groupsOf.get(sentence) ?? []), group]);
    }
    const groupsWith = (sentence: number | undefined): readonly number[] => groupsOf.get(sentence ?? -1) ?? [];
    const ids = [...groups.keys()];
    const either = {
      sentence: await this.#vectorLeg("pieces", (piece) => groupsWith(map.sentenceOfPiece(piece))),
      words: this.#lexicalLegOf("sentenceWords", question.chineseTerms, groups),
      late: await this.#lateLeg("sentences", ids, (group) => groups[group] ?? []),
      renderingSentence: await this.#vectorLeg("renderings", (id) =>
        (map.index.renderings[id]?.sentences ?? []).flatMap(groupsWith),
      ),
    };
    if (question.asked === "zh") return either;
    return {
      ...either,
      glosses: this.#lexicalLegOf("sentenceGlosses", question.englishTerms, groups),
      renderingLate: await this.#lateLeg("renderings", ids, (group) =>
        (groups[group] ?? []).flatMap((sentence) => map.renderingsOfSentence(sentence)),
      ),
    };
  }

  /** Nearest vectors of a set, each lifting the ids it stands for to its own cosine where that is better. */
  async #vectorLeg(set: VectorSet, ids: (id: number) => readonly number[]): Promise<Leg> {
    const nearest =
      this.#nearest.get(set) ?? this.map.index.vectors[set].search(this.question.vector, neighbours, this.among?.[set]);
    this.#nearest.set(set, nearest);
    const scores = new Map<number, number>();
    let absent = 0;
    for (const { id, score } of await nearest) {
      for (const target of ids(id)) scores.set(target, Math.max(scores.get(target) ?? -1, score));
      absent = Math.min(absent, score);
    }
    return { scores, absent };
  }

  #lexicalLeg(set: TermSet, terms: readonly string[]): Leg {
    const scores = this.map.index.terms[set].score(terms);
    const { among } = this;
    if (among) for (const id of scores.keys()) if (!among.passages.has(id)) scores.delete(id);
    if (scores.size <= lexicalHits) return { scores, absent: 0 };
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, lexicalHits);
    return { scores: new Map(best), absent: 0 };
  }

  #lexicalLegOf(set: TermSet, terms: readonly string[], groups: readonly (readonly number[])[]): Leg {
    const scores = this.map.index.terms[set].score(terms);
    const best = (sentences: readonly number[]): number => Math.max(0, ...sentences.map((id) => scores.get(id) ?? 0));
    return { scores: new Map(groups.map((sentences, group) => [group, best(sentences)])), absent: 0 };
  }

  /** The weighted mean, over the question's tokens, of the best match in any text that belongs to an id. */
  async #lateLeg(set: TokenSet, ids: readonly number[], textsOf: (id: number) => readonly number[]): Promise<Leg> {
    const { tokens, weights } = this.question;
    const floor = tokens.floor(set);
    const matches = await tokens.matchesIn(set, ids.flatMap(textsOf));
    const scores = new Map<number, number>();
    for (const id of ids) {
      const own = textsOf(id).flatMap((text) => matches.get(text) ?? []);
      let score = 0;
      for (const [token, weight] of weights.entries()) {
        if (weight === 0) continue;
        let best = floor;
        for (const match of own) best = Math.max(best, match[token] as number);
        score += weight * best;
      }
      scores.set(id, score);
    }
    return { scores, absent: floor };
  }
}
