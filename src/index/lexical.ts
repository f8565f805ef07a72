import type { TermBag } from "../text/gloss.ts";

/** BM25's parameters (Robertson & Zaragoza 2009): how soon repeats stop counting, how much long texts are held back. */
export interface Bm25Parameters {
  readonly k1: number;
  readonly b: number;
}

/** For terms as a text writes them. */
export const plainTerms: Bm25Parameters = { k1: 1.2, b: 0.75 };
/** For glossed terms, whose counts are blurred already. */
export const glossedTerms: Bm25Parameters = { k1: 0.8, b: 0.6 };

/** What a lexical index looks like on disk: JSON, numbers as they are. */
export interface LexicalData {
  readonly size: number;
  readonly terms: readonly string[];
  /** For each term its postings: id, BM25 weight (idf included), alternating, ids ascending. */
  readonly postings: readonly (readonly number[])[];
}

/** An inverted index over bags of weighted terms, scored by Okapi BM25. Ids are places in the order built. */
export class LexicalIndex {
  readonly #postings: ReadonlyMap<string, readonly number[]>;

  constructor(readonly data: LexicalData) {
    this.#postings = new Map(data.terms.map((term, index) => [term, data.postings[index] ?? []]));
  }

  /** Indexes the bags; term weights need not be whole numbers. */
  static build(bags: readonly TermBag[], { k1, b } = plainTerms): LexicalIndex {
    const lengths = bags.map((bag) => Array.from(bag.values()).reduce((sum, count) => sum + count, 0));
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, bags.length) || 1;
    const counts = new Map<string, [id: number, count: number][]>();
    for (const [id, bag] of bags.entries()) {
      for (const [term, count] of bag) {
        const list = counts.get(term);
        if (list) list.push([id, count]);
        else counts.set(term, [[id, count]]);
      }
    }
    const postings = Array.from(counts.values(), (list) => {
      const idf = Math.log(1 + (bags.length - list.length + 0.5) / (list.length + 0.5));
      return list.flatMap(([id, count]) => {
        const saturation = count + k1 * (1 - b + (b * (lengths[id] ?? 0)) / average);
        return [id, Number(((idf * count * (k1 + 1)) / saturation).toPrecision(6))];
      });
    });
    return new LexicalIndex({ size: bags.length, terms: Array.from(counts.keys()), postings });
  }

  /** How rare a term is (BM25's inverse document frequency); greatest for one that no text holds. */
  idf(term: string): number {
    const texts = (this.#postings.get(term)?.length ?? 0) / 2;
    return Math.log(1 + (this.data.size - texts + 0.5) / (texts + 0.5));
  }

  /** Whether any text holds a term. */
  knows(term: string): boolean {
    return this.#postings.has(term);
  }

  /** Whether text `id` holds a term. */
  holds(term: string, id: number): boolean {
    const list = this.#postings.get(term) ?? [];
    return list.some((value, place) => place % 2 === 0 && value === id);
  }

  /** BM25 of every text that holds at least one of the terms; a term given twice counts twice. */
  score(terms: Iterable<string>): Map<number, number> {
    const scores = new Map<number, number>();
    for (const term of terms) {
      const list = this.#postings.get(term) ?? [];
      for (let i = 0; i < list.length; i += 2) {
        const id = list[i] ?? 0;
        scores.set(id, (scores.get(id) ?? 0) + (list[i + 1] ?? 0));
      }
    }
    return scores;
  }
}
