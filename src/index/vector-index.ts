import { IndexError } from "../ops/errors.ts";

/** One hit: `id` is the vector's position in the order built, `score` its cosine with the query. */
export interface Neighbour {
  readonly id: number;
  readonly score: number;
}

/** Nearest neighbours by cosine over a fixed set of vectors. */
export interface VectorIndex {
  readonly size: number;
  readonly dimension: number;
  /**
   * The `k` nearest vectors, best first, of those `among` where it is given; fewer where there are fewer. The query needs
   * no unit length. Throws an IndexError for a query of another dimension, of zeros, or with a value that is no number.
   */
  search(query: Float32Array, k: number, among?: ReadonlySet<number>): Promise<Neighbour[]>;
}

export type BackendName = "hnsw" | "exact";

/** Builds, stores and restores one kind of VectorIndex. An index is saved by the backend that made it. */
export interface VectorIndexBackend {
  readonly name: BackendName;
  /** Vectors need no unit length; throws an IndexError as `unitVector` does. */
  build(vectors: readonly Float32Array[], dimension: number): Promise<VectorIndex>;
  /** Writes the index into `folder` (created if missing) and throws unless what was written reads back the same. */
  save(index: VectorIndex, folder: string): Promise<void>;
  /** Reads what `save` wrote; throws an IndexError where that is of another dimension or no whole index. */
  load(folder: string, dimension: number): Promise<VectorIndex>;
}

/**
 * A copy of `vector` scaled to length 1. Throws an IndexError that calls it `name`
 * where it has another dimension, holds NaN or an infinity, or is all zeros.
 */
export function unitVector(vector: Float32Array, dimension: number, name: string): Float32Array {
  if (vector.length !== dimension) {
    throw new IndexError(
      `${name} has ${vector.length} dimensions, the index ${dimension}; build the index again with the model in use`,
    );
  }
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (!Number.isFinite(squares)) {
    throw new IndexError(`${name} holds a value that is no finite number; check the embedding model and build again`);
  }
  if (squares === 0) {
    throw new IndexError(`${name} is all zeros; check the embedding model and build again`);
  }
  const scale = 1 / Math.sqrt(squares);
  return vector.map((value) => value * scale);
}
