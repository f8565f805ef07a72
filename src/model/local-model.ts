import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { IndexError, messageOf } from "../ops/errors.ts";
import { Embedder, type EncodedText, type ModelIdentity, type TextRole } from "./embedder.ts";
import { Network } from "./network.ts";
import { addRows, unitSum } from "./partial-text.ts";
import { special, Tokenizer, tokensAtMost } from "./tokenizer.ts";

const prefixes: Record<TextRole, string> = { query: "query:", passage: "passage:" };

/** What a vector depends on. */
const modelFiles = ["config.json", "tokenizer.json", "tokenizer_config.json", join("onnx", "model_quantized.onnx")];
const hashedAtOnce = 1024 * 1024;
/** The sentence encoder of a model folder, run by ONNX Runtime; never from the network. */
export class LocalModel extends Embedder {
  readonly #network: Network;

  private constructor(
    readonly model: ModelIdentity,
    readonly tokenizer: Tokenizer,
    network: Network,
  ) {
    super({});
    this.#network = network;
  }

  /** Throws IndexError where the folder is missing or damaged. */
  static async load(folder: string): Promise<LocalModel> {
    try {
      const config = JSON.parse(await readFile(join(folder, "config.json"), "utf8")) as { hidden_size: number };
      const [hash, tokenizer, network] = await Promise.all([
        sha256(modelFiles.map((file) => join(folder, file))),
        Tokenizer.load(folder),
        Network.load(folder),
      ]);
      const model = new LocalModel({ id: basename(folder), hash, dimension: config.hidden_size }, tokenizer, network);
      await model.#requireDimension();
      return model;
    } catch (error) {
      throw new IndexError(
        `the embedding model in ${folder} cannot be loaded (${messageOf(error)}); restore the folder`,
      );
    }
  }

  /** One text at a time: in a batch, padding would shift the quantisation and a vector depend on its neighbours. */
  override async encode(texts: readonly string[], role: TextRole): Promise<EncodedText[]> {
    const encoded: EncodedText[] = [];
    for (const text of texts) encoded.push(await this.#encodeOne(text, role));
    return encoded;
  }

  /** A damaged `config.json` would otherwise give an index that no one can search. */
  async #requireDimension(): Promise<void> {
    const { length } = (await this.#encodeOne("", "query")).vector;
    if (length !== this.model.dimension) {
      throw new Error(`config.json says ${this.model.dimension} dimensions, the network has ${length}`);
    }
  }

  async #encodeOne(text: string, role: TextRole): Promise<EncodedText> {
    const prefix = this.tokenizer.encode(prefixes[role]).length;
    const own = this.tokenizer.encode(`${prefixes[role]} ${text}`, tokensAtMost - 2);
    const input = [special.start, ...own, special.end];
    const outputs = await this.#network.run({ input_ids: input, attention_mask: input.map(() => 1) });
    const values = outputs["last_hidden_state"]?.data as Float32Array;
    const dimension = values.length / input.length;
    const [first, last] = [1 + prefix, 1 + own.length];
    const tokens = values.slice(first * dimension, last * dimension);
    const frame = addRows(new Float32Array(dimension), values.subarray(0, first * dimension));
    addRows(frame, values.subarray(last * dimension));
    const ids = own.slice(prefix);
    return {
      vector: unitSum(frame, tokens),
      frame,
      tokens,
      spans: this.tokenizer.spans(text, ids),
      surprisal: this.tokenizer.surprisal(ids),
    };
  }
}

/** Read piece by piece into one buffer: as a stream, a file would stay in memory until the next garbage collection. */
async function sha256(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  const buffer = Buffer.alloc(hashedAtOnce);
  for (const path of paths) {
    const file = await open(path);
    try {
      for (;;) {
        const { bytesRead } = await file.read(buffer);
        if (bytesRead === 0) break;
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  }
  return hash.digest("hex");
}
