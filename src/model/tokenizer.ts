import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Tokenizer as HuggingFaceTokenizer } from "@huggingface/tokenizers";
import type { Span } from "../domain.ts";
import { tokenSpans } from "./token-spans.ts";

/** Special tokens, placed by the models themselves; one written out in a text is an unknown word like any other. */
export const special = { start: 0, end: 2, unknown: 3 } as const;
/** No model here takes more tokens than this, frame included. */
export const tokensAtMost = 512;
/** What the tokenizer is given of a text: the longest piece has 16 characters, so this holds all that a model takes. */
const charactersAtMost = 16 * tokensAtMost;

/** A unigram tokenizer (SentencePiece), run by Hugging Face's tokenizers from a model folder. */
export class Tokenizer {
  readonly #tokenizer: HuggingFaceTokenizer;
  readonly #pieces: readonly string[];
  readonly #logProbabilities: Float32Array;

  private constructor(
    /** SHA-256 of `tokenizer.json`: the same hash, the same tokens. */
    readonly hash: string,
    tokenizer: HuggingFaceTokenizer,
    vocabulary: readonly (readonly [piece: string, logProbability: number])[],
  ) {
    this.#tokenizer = tokenizer;
    this.#pieces = vocabulary.map(([piece]) => piece);
    this.#logProbabilities = Float32Array.from(vocabulary, ([, logProbability]) => logProbability);
  }

  /** The tokenizer of a model folder: `known` where that is the very same, so that several models share one. */
  static async load(folder: string, known?: Tokenizer): Promise<Tokenizer> {
    const bytes = await readFile(join(folder, "tokenizer.json"));
    const hash = createHash("sha256").update(bytes).digest("hex");
    if (known?.hash === hash) return known;
    const described = JSON.parse(bytes.toString()) as { model: { vocab: [string, number][] } };
    const config = JSON.parse(await readFile(join(folder, "tokenizer_config.json"), "utf8")) as object;
    return new Tokenizer(hash, new HuggingFaceTokenizer(described, config), described.model.vocab);
  }

  /** The first tokens of a text, without special ones. However long the text, no more of it is read than they need. */
  encode(text: string, limit = tokensAtMost): number[] {
    // Its types name files that this compiler does not find.
    const { ids } = this.#tokenizer.encode(text.slice(0, charactersAtMost), { add_special_tokens: false }) as {
      ids: number[];
    };
    return ids.slice(0, limit).map((id) => (id <= special.end ? special.unknown : id));
  }

  /** Where each of these tokens stands in the text. */
  spans(text: string, ids: readonly number[]): Span[] {
    const pieces = ids.map((id) => this.#pieces[id] ?? "");
    return tokenSpans(text.slice(0, charactersAtMost), pieces);
  }

  /** How rare each of these tokens is in text at large: its negative log probability. */
  surprisal(ids: readonly number[]): Float32Array {
    return Float32Array.from(ids, (id) => -(this.#logProbabilities[id] ?? 0));
  }
}
