import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { IndexError, messageOf } from "../ops/errors.ts";
import { type Neighbour, unitVector, type VectorIndex, type VectorIndexBackend } from "./vector-index.ts";

const fileName = "vectors.f32";
/** Magic, version, size and dimension, as little-endian 32-bit words before the row-major matrix. */
const headerWords = 4;
const magic = 0x4a4e4159;
const version = 1;

class ExactIndex implements VectorIndex {
  readonly size: number;
  readonly dimension: number;
  readonly matrix: Float32Array;

  constructor(matrix: Float32Array, size: number, dimension: number) {
    this.matrix = matrix;
    this.size = size;
    this.dimension = dimension;
  }

  async search(query: Float32Array, k: number): Promise<Neighbour[]> {
    return nearest(this, unitVector(query, this.dimension, "the query's vector"), k);
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
    await mkdir(folder, { recursive: true });
    const header = Uint32Array.of(magic, version, index.size, index.dimension);
    const file = await open(join(folder, fileName), "w");
    try {
      await file.appendFile(bytesOf(header));
      await file.appendFile(bytesOf(index.matrix));
    } finally {
      await file.close();
    }
  },

  async load(folder, dimension) {
    const path = join(folder, fileName);
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

/** The k rows with the greatest inner product, best first; of equal rows the earlier one first. */
function nearest({ matrix, size, dimension }: ExactIndex, query: Float32Array, k: number): Neighbour[] {
  const scores = new Float32Array(size);
  for (let id = 0; id < size; id++) scores[id] = innerProduct(matrix, id * dimension, query);
  const best: Neighbour[] = [];
  const wanted = Math.min(k, size);
  for (let id = 0; id < size && wanted > 0; id++) {
    const score = scores[id] ?? 0;
    if (best.length === wanted) {
      if (score <= (best[wanted - 1]?.score ?? 0)) continue;
      best.pop();
    }
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((best[middle]?.score ?? 0) >= score) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, { id, score });
  }
  return best;
}

/** Inner product of `b` with the row of `a` that starts at `offset`; four sums, as one would wait on itself. */
function innerProduct(a: Float32Array, offset: number, b: Float32Array): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let i = 0;
  // Every index is in range: b is one row long.
  for (; i + 3 < b.length; i += 4) {
    sum0 += a[offset + i]! * b[i]!;
    sum1 += a[offset + i + 1]! * b[i + 1]!;
    sum2 += a[offset + i + 2]! * b[i + 2]!;
    sum3 += a[offset + i + 3]! * b[i + 3]!;
  }
  for (; i < b.length; i++) sum0 += a[offset + i]! * b[i]!;
  return sum0 + sum1 + sum2 + sum3;
}
