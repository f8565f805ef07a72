import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { intents } from "../domain.ts";
import { IndexError, messageOf } from "../ops/errors.ts";
import { Network } from "./network.ts";
import type { Reader, Reading } from "./reader.ts";
import { special, Tokenizer, tokensAtMost } from "./tokenizer.ts";

/** Tokens at most, as in training. */
const questionTokens = 96;
const headingTokens = 40;
const messageTokens = 64;
/** Its kernel adds up one number at a time: without it a text takes a sixth less. */
const slowOptimiser = "SkipLayerNormFusion";

/**
 * The reader of a model folder (inputs and outputs: `models/yanju-reader/README.md`), run by ONNX Runtime. It was trained
 * on texts as people and documents write them: pass them as they are, neither lower-cased nor put into another script;
 * the tokenizer folds full-width forms and blanks by itself. A heading is title and section with a blank between.
 */
export class LocalReader implements Reader {
  readonly #tokenizer: Tokenizer;
  readonly #network: Network;

  private constructor(tokenizer: Tokenizer, network: Network) {
    this.#tokenizer = tokenizer;
    this.#network = network;
  }

  /** `known`: a tokenizer to share, should the folder's be the same. Throws IndexError where the folder is damaged. */
  static async load(folder: string, known?: Tokenizer): Promise<LocalReader> {
    try {
      const config = JSON.parse(await readFile(join(folder, "config.json"), "utf8")) as { intents: string[] };
      if (config.intents.join() !== intents.join()) throw new Error("config.json names other kinds of messages");
      const [tokenizer, network] = await Promise.all([
        Tokenizer.load(folder, known),
        Network.load(folder, slowOptimiser),
      ]);
      return new LocalReader(tokenizer, network);
    } catch (error) {
      throw new IndexError(`the reader in ${folder} cannot be loaded (${messageOf(error)}); restore the folder`);
    }
  }

  async read(question: string, heading: string, passage: string): Promise<Reading> {
    const { start, end } = special;
    const frame = [
      start,
      ...this.#tokenizer.encode(question, questionTokens),
      end,
      ...this.#tokenizer.encode(heading, headingTokens),
      end,
    ];
    const ids = this.#tokenizer.encode(passage, tokensAtMost - frame.length - 1);
    const { answers_logit: answers, token_logits: tokens } = await this.#run(
      [...frame, ...ids, end],
      frame.length,
      ids.length,
    );
    const logits = tokens?.data as Float32Array;
    return {
      answers: Number(answers?.data[0]),
      tokens: this.#tokenizer
        .spans(passage, ids)
        .map((span, token) => ({ ...span, logit: logits[frame.length + token] as number })),
    };
  }

  async classify(message: string): Promise<Float32Array> {
    const ids = [special.start, ...this.#tokenizer.encode(message, messageTokens), special.end];
    const { intent_logits: logits } = await this.#run(ids, 0, 0);
    return logits?.data as Float32Array;
  }

  /** One text a call: in a padded batch, a text's outputs would depend on its neighbours. */
  #run(ids: readonly number[], passage: number, length: number): ReturnType<Network["run"]> {
    return this.#network.run({
      input_ids: ids,
      attention_mask: ids.map(() => 1),
      passage_mask: ids.map((_, place) => (place >= passage && place < passage + length ? 1 : 0)),
    });
  }
}
