import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { dirname, basename, join } from "node:path";
import {
  AutoModel,
  AutoTokenizer,
  env,
  type PreTrainedModel,
  type PreTrainedTokenizer,
} from "@huggingface/transformers";
import { IndexError, messageOf } from "../ops/errors.ts";
import { addRows, unitSum } from "./partial-text.ts";
import { tokenSpans } from "./token-spans.ts";
import { Embedder, type EncodedText, type ModelIdentity, type TextRole } from "./embedder.ts";

const prefixes: Record<TextRole, string> = { query: "query:", passage: "passage:" };

/** What a vector depends on. */
const modelFiles = ["config.json", "tokenizer.json", "tokenizer_config.json", join("onnx", "model_quantized.onnx")];
const hashedAtOnce = 1024 * 1024;
/**
 * A second thread makes a text faster by a fifth and, as it spins between two texts, keeps a processor from all else. Who
 * has processors to spare takes more models.
 */
const oneThread = { intraOpNumThreads: 1, interOpNumThreads: 1 };

/** A sentence encoder in ONNX, run by Transformers.js from a folder on disk; never from the network. */
export class LocalModel extends Embedder {
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #network: PreTrainedModel;
  readonly #prefixLengths: Record<TextRole, number>;

  private constructor(
    readonly model: ModelIdentity,
    tokenizer: PreTrainedTokenizer,
    network: PreTrainedModel,
    private readonly vocabulary: Vocabulary,
  ) {
    super({});
    this.#tokenizer = tokenizer;
    this.#network = network;
    const length = (role: TextRole): number => tokenizer.encode(prefixes[role], { add_special_tokens: false }).length;
    this.#prefixLengths = { query: length("query"), passage: length("passage") };
  }

  /** Loads a model folder laid out as Transformers.js expects. Throws IndexError where it is missing or damaged. */
  static async load(folder: string): Promise<LocalModel> {
    const id = basename(folder);
    try {
      env.allowRemoteModels = false;
      env.localModelPath = dirname(folder);
      const config = JSON.parse(await readFile(join(folder, "config.json"), "utf8")) as { hidden_size: number };
      const [hash, vocabulary, tokenizer, network] = await Promise.all([
        sha256(modelFiles.map((file) => join(folder, file))),
        readVocabulary(join(folder, "tokenizer.json")),
        AutoTokenizer.from_pretrained(id),
        AutoModel.from_pretrained(id, { dtype: "q8", session_options: oneThread }),
      ]);
      const model = new LocalModel({ id, hash, dimension: config.hidden_size }, tokenizer, network, vocabulary);
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
    const inputs = this.#tokenizer(`${prefixes[role]} ${text}`, { truncation: true });
    const { last_hidden_state: hidden } = await this.#network(inputs);
    const [, length, dimension] = hidden.dims as [number, number, number];
    const values = hidden.data as Float32Array;
    const first = 1 + this.#prefixLengths[role];
    const last = Math.max(first, length - 1);
    const tokens = values.slice(first * dimension, last * dimension);
    const frame = addRows(new Float32Array(dimension), values.subarray(0, first * dimension));
    addRows(frame, values.subarray(last * dimension));
    const ids = Array.from(inputs.input_ids.data as BigInt64Array, Number).slice(first, last);
    return {
      vector: unitSum(frame, tokens),
      frame,
      tokens,
      spans: tokenSpans(
        text,
        ids.map((id) => this.vocabulary.pieces[id] ?? ""),
      ),
      surprisal: Float32Array.from(ids, (id) => -(this.vocabulary.logProbabilities[id] ?? 0)),
    };
  }
}

/** The pieces of the tokenizer, a unigram model (SentencePiece), by token id. */
interface Vocabulary {
  readonly pieces: readonly string[];
  readonly logProbabilities: Float32Array;
}

async function readVocabulary(file: string): Promise<Vocabulary> {
  const { model } = JSON.parse(await readFile(file, "utf8")) as {
    model: { vocab: [piece: string, logProbability: number][] };
  };
  return {
    pieces: model.vocab.map(([piece]) => piece),
    logProbabilities: Float32Array.from(model.vocab, ([, logProbability]) => logProbability),
  };
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
