import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { matrixProduct } from "../model/matrix-product.ts";
import { IndexError, messageOf } from "../ops/errors.ts";
import { type Neighbour, unitVector, type VectorIndex, type VectorIndexBackend } from "./vector-index.ts";
import { makeFolder } from "../ops/make-folder.ts";

/** The one file of an exact index. */
export const exactFile = "vectors.f32";
/** Magic, version, size and dimension, as little-endian 32-bit words before the row-major matrix. */
const headerWords = 4;
const magic = 0x4a4e4159;
const version = 1;

/** Compares a query with every vector. */
export class ExactIndex implements VectorIndex {
  /** `matrix`: unit vectors, row by row. */
  constructor(
    readonly matrix: Float32Array,
    readonly size: number,
    readonly dimension: number,
  ) {}

  async search(query: Float32Array, k: number, among?: ReadonlySet<number>): Promise<Neighbour[]> {
    const unit = unitVector(query, this.dimension, "the query's vector");
    const wanted = Math.min(k, this.size, among?.size ?? this.size);
    if (wanted < 1) return [];
    const scores = await matrixProduct(this.matrix, unit, this.dimension);
    if (among) for (const id of scores.keys()) if (!among.has(id)) scores[id] = -Infinity;
    return best(scores, wanted);
  }
}

/** Every vector compared with the query: no library, no compiling, exact at any size. */
export const exactBackend: VectorIndexBackend = {
  name: "exact",

  async build(vectors, dimension) {
    const matrix = new Float32Array(vectors.length * dimension);
    vectors.forEach((vector, id) => matrix.set(unitVector(vector, dimension, `vector ${id}`), id * dimension));
    return new ExactIndex(matrix, vectors.length, dimension);
  },

  async save(index, folder) {
    if (!(index instanceof ExactIndex)) throw new TypeError("the exact backend saves only indexes of its own");
    await makeFolder(folder);
    const header = Uint32Array.of(magic, version, index.size, index.dimension);
    const file = await open(join(folder, exactFile), "w");
    try {
      await file.appendFile(bytesOf(header));
      await file.appendFile(bytesOf(index.matrix));
    } finally {
      await file.close();
    }
  },

  async load(folder, dimension) {
    const path = join(folder, exactFile);
    const bytes = await readFile(path).catch((error: unknown) => {
      throw new IndexError(`no index can be read in ${folder} (${messageOf(error)}); build the index again`);
    });
    // A copy at offset 0: views of 32-bit words need aligned bytes, and a small Buffer may lie anywhere in a pool.
    const words = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~3)));
    const [fileMagic, fileVersion, size = 0, stored = 0] = words;
    const whole = bytes.length === (headerWords + size * stored) * Uint32Array.BYTES_PER_ELEMENT;
    if (fileMagic !== magic || fileVersion !== version || !whole) {
      throw new IndexError(`${path} is damaged; build the index again`);
    }
    if (stored !== dimension) {
      throw new IndexError(`${path} has ${stored} dimensions, the model in use ${dimension}; build the index again`);
    }
    return new ExactIndex(new Float32Array(words.buffer, headerWords * 4), size, dimension);
  },
};

function bytesOf(words: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}

/** The places of the greatest scores, best first; of equal ones the earlier first. */
function best(scores: Float32Array, wanted: number): Neighbour[] {
  const least = scores.toSorted()[scores.length - wanted] as number;
  const found: Neighbour[] = [];
  for (const [id, score] of scores.entries()) if (score >= least) found.push({ id, score });
  return found.sort((a, b) => b.score - a.score).slice(0, wanted);
}
