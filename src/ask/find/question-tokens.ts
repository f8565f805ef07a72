import type { TokenSet } from "../../index/search-index.ts";
import type { TokenVectors } from "../../index/token-vectors.ts";

/** What a token of the question is worth against a text that has no rendering. */
const unrendered = -0.2;
const floors: Readonly<Record<TokenSet, number>> = { sentences: -1, renderings: unrendered };

/** The token vectors of a question, which compare themselves with each text of an index once at most. */
export class QuestionTokens {
  readonly #matches: Readonly<Record<TokenSet, Map<number, Float32Array>>> = {
    sentences: new Map(),
    renderings: new Map(),
  };
  #comparing = Promise.resolve();

  /** `rows`: the vectors, row by row, of unit length. */
  constructor(
    private readonly rows: Float32Array,
    private readonly texts: Readonly<Record<TokenSet, TokenVectors>>,
  ) {}

  /** What a token is worth where a text has nothing to match it. */
  floor(set: TokenSet): number {
    return floors[set];
  }

  /** By text, for these and whatever was asked before: the best match of each token. */
  matchesIn(set: TokenSet, texts: readonly number[]): Promise<ReadonlyMap<number, Float32Array>> {
    // One after the other: what the first compares the next knows.
    this.#comparing = this.#comparing.then(() => this.#compare(set, texts));
    return this.#comparing.then(() => this.#matches[set]);
  }

  async #compare(set: TokenSet, texts: readonly number[]): Promise<void> {
    const known = this.#matches[set];
    const unknown = [...new Set(texts)].filter((text) => !known.has(text));
    if (unknown.length === 0) return;
    const matches = await this.texts[set].bestMatches(this.rows, unknown, floors[set]);
    for (const [place, text] of unknown.entries()) known.set(text, matches[place] ?? new Float32Array());
  }
}
