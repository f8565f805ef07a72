import { createHash } from "node:crypto";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ModelIdentity } from "../model/embedder.ts";
import type { QuestionCentres } from "./search-index.ts";
import { mapInTurns } from "../ops/in-turns.ts";
import { packedRows, unpackedRows } from "./token-vectors.ts";
import { rowsOf } from "./vectors.ts";
import { makeFolder } from "../ops/make-folder.ts";

/** What the model made of one document's texts: a vector each, and of whole sentences and renderings pooled token vectors. */
export interface DocumentEncoding {
  readonly passages: readonly Float32Array[];
  readonly pieces: readonly Float32Array[];
  readonly renderings: readonly Float32Array[];
  readonly sentenceTokens: readonly Float32Array[];
  readonly renderingTokens: readonly Float32Array[];
}

/** The means that are taken off vectors, off token vectors before they are pooled, and of how many texts they are. */
export interface Centres {
  readonly tokens: Readonly<Record<CountedTexts, Float32Array>>;
  readonly vectors: Readonly<Record<VectorField, Float32Array>>;
  readonly counted: Readonly<Record<CountedTexts, number>>;
}
type CountedTexts = "sentences" | "renderings";
export type VectorField = (typeof vectorFields)[number];

/** Counts up whenever the same texts would be kept otherwise. */
const storeFormat = 3;
const digestBytes = 32;
const ending = ".encoding";
const vectorFields = ["passages", "pieces", "renderings"] as const;
const tokenFields = ["sentenceTokens", "renderingTokens"] as const;

/** Keeps encodings by the content of documents and the model; a file that is damaged or absent is encoded anew. */
export class EncodingStore {
  readonly #folder: string;
  readonly #model: ModelIdentity;

  constructor(folder: string, model: ModelIdentity) {
    this.#folder = folder;
    this.#model = model;
  }

  /** Under which name the encoding of these texts is kept. */
  keyOf(texts: unknown, { tokens }: Centres): string {
    const hash = createHash("sha256").update(JSON.stringify([storeFormat, this.#model, texts]));
    return hash.update(bytesOf(tokens.sentences)).update(bytesOf(tokens.renderings)).digest("hex");
  }

  async readCentres(): Promise<Centres | undefined> {
    const rows = (await this.#readRows("centres")) ?? [];
    const [sentences, renderings, passages, pieces, ofRenderings, counts] = rows;
    if (!sentences || !renderings || !passages || !pieces || !ofRenderings || !counts) return undefined;
    return {
      tokens: { sentences, renderings },
      vectors: { passages, pieces, renderings: ofRenderings },
      counted: { sentences: counts[0] ?? 0, renderings: counts[1] ?? 0 },
    };
  }

  async writeCentres({ tokens, vectors, counted }: Centres): Promise<void> {
    const counts = new Float32Array(this.#model.dimension);
    counts.set([counted.sentences, counted.renderings]);
    const ofVectors = vectorFields.map((field) => vectors[field]);
    await this.#writeRows("centres", [tokens.sentences, tokens.renderings, ...ofVectors, counts]);
  }

  async readQuestionCentres(): Promise<QuestionCentres | undefined> {
    const [zhVector, zhToken, enVector, enToken] = (await this.#readRows("questions")) ?? [];
    if (!zhVector || !zhToken || !enVector || !enToken) return undefined;
    return { zh: { vector: zhVector, token: zhToken }, en: { vector: enVector, token: enToken } };
  }

  async writeQuestionCentres({ zh, en }: QuestionCentres): Promise<void> {
    await this.#writeRows("questions", [zh.vector, zh.token, en.vector, en.token]);
  }

  async read(key: string): Promise<DocumentEncoding | undefined> {
    const payload = await readSealed(join(this.#folder, `${key}${ending}`));
    if (!payload) return undefined;
    const { dimension } = this.#model;
    const headBytes = payload.readUInt32LE(0);
    const head = JSON.parse(payload.toString("utf8", 4, 4 + headBytes)) as {
      vectors: number[];
      tokens: number[][];
    };
    let at = 4 + headBytes;
    const take = (bytes: number): Buffer => payload.subarray(at, (at += bytes));
    const [passages = [], pieces = [], renderings = []] = head.vectors.map((count) =>
      rowsOf(floatsOf(take(4 * count * dimension)), dimension),
    );
    const tokens: Float32Array[][] = [];
    for (const counts of head.tokens)
      tokens.push(await mapInTurns(counts, (count) => unpackedRows(new Int8Array(take(count * dimension)))));
    const [sentenceTokens = [], renderingTokens = []] = tokens;
    return { passages, pieces, renderings, sentenceTokens, renderingTokens };
  }

  async write(key: string, encoding: DocumentEncoding): Promise<void> {
    const { dimension } = this.#model;
    const head = Buffer.from(
      JSON.stringify({
        vectors: vectorFields.map((field) => encoding[field].length),
        tokens: tokenFields.map((field) => encoding[field].map((rows) => rows.length / dimension)),
      }),
    );
    const length = Buffer.alloc(4);
    length.writeUInt32LE(head.length);
    const vectors = vectorFields.flatMap((field) => encoding[field].map(bytesOf));
    const tokens = tokenFields.flatMap((field) => encoding[field].map((rows) => bytesOf(packedRows(rows))));
    await this.#write(join(this.#folder, `${key}${ending}`), Buffer.concat([length, head, ...vectors, ...tokens]));
  }

  /** Removes the encodings of documents that are no longer there. */
  async keepOnly(keys: ReadonlySet<string>): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    const gone = names.filter((name) => name.endsWith(ending) && !keys.has(name.slice(0, -ending.length)));
    for (const name of gone) await rm(join(this.#folder, name), { force: true });
  }

  /** Forgets everything, so that all is encoded anew. */
  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Vectors that belong to the model, by name. */
  async #readRows(name: string): Promise<Float32Array[] | undefined> {
    const payload = await readSealed(this.#rowsFile(name));
    return payload && rowsOf(floatsOf(payload), this.#model.dimension);
  }

  #writeRows(name: string, rows: readonly Float32Array[]): Promise<void> {
    return this.#write(this.#rowsFile(name), Buffer.concat(rows.map(bytesOf)));
  }

  #rowsFile(name: string): string {
    const model = createHash("sha256")
      .update(JSON.stringify([storeFormat, this.#model]))
      .digest("hex");
    return join(this.#folder, `${model.slice(0, 16)}.${name}`);
  }

  /** Kept for speed alone: a full or closed disk takes nothing else away. */
  async #write(path: string, payload: Buffer): Promise<void> {
    const draft = `${path}.${process.pid}`;
    try {
      await makeFolder(this.#folder);
      await writeFile(draft, Buffer.concat([createHash("sha256").update(payload).digest(), payload]));
      await rename(draft, path);
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }
}

/** What was written behind its digest; undefined where nothing is there or anything has changed. */
async function readSealed(path: string): Promise<Buffer | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  const payload = bytes?.subarray(digestBytes);
  if (!bytes || !payload?.length) return undefined;
  return createHash("sha256").update(payload).digest().equals(bytes.subarray(0, digestBytes)) ? payload : undefined;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Copied, as floats have to lie at a multiple of four. */
function floatsOf(bytes: Buffer): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
