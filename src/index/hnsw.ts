import { setImmediate as nextTurn } from "node:timers/promises";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import { Document } from "@langchain/core/documents";
import { Embeddings } from "@langchain/core/embeddings";
import { z } from "zod";
import { IndexError, messageOf } from "../ops/errors.ts";
import { type Neighbour, unitVector, type VectorIndex, type VectorIndexBackend } from "./vector-index.ts";
import { makeFolder } from "../ops/make-folder.ts";

/** Links of a vector in the graph (M), and candidates kept while building (Malkov & Yashunin). */
const links = 16;
const efConstruction = 200;
/** So many find all of the ten nearest among 10,000 vectors of 384 dimensions (see docs/BENCH.md). */
const leastEfSearch = 400;
/** Candidates for each root of the size: 790 among 100,000 vectors find .98, 400 only .95. */
const efSearchShare = 2.5;
/** Comparing with so many vectors one and all takes less time than the graph, and misses none (see docs/decisions). */
export const fewCompared = 5_000;
/** Vectors added before other work gets its turn: adding is synchronous, and a re-index runs beside answers. */
const batchSize = 64;
/** Hits of the saved index compared with the one in memory before a save counts. */
const comparedQueries = 20;

/** HNSWLib wants an embedder; here texts never reach it. */
class NoEmbeddings extends Embeddings {
  embedDocuments(): Promise<number[][]> {
    return Promise.reject(new Error("vectors are embedded elsewhere"));
  }
  embedQuery(): Promise<number[]> {
    return Promise.reject(new Error("vectors are embedded elsewhere"));
  }
}

class HnswIndex implements VectorIndex {
  constructor(
    readonly store: HNSWLib,
    readonly size: number,
    readonly dimension: number,
  ) {
    // Not part of the file: without this a loaded index searches with ef 10.
    store.index.setEf(Math.max(leastEfSearch, Math.round(efSearchShare * Math.sqrt(size))));
  }

  async search(query: Float32Array, k: number, among?: ReadonlySet<number>): Promise<Neighbour[]> {
    const unit = unitVector(query, this.dimension, "the query's vector");
    const wanted = Math.min(k, this.size, among?.size ?? this.size);
    if (wanted < 1) return [];
    // The graph leads past few vectors to none: those are compared one and all.
    if (among && among.size <= fewCompared) return this.#compared(unit, wanted, among);
    // Straight from the graph, whose labels are the ids: HNSWLib would look up a document for each hit.
    const filter = among && ((id: number) => among.has(id));
    const { neighbors, distances } = this.store.index.searchKnn(Array.from(unit), wanted, filter);
    return neighbors.map((id, place) => ({ id, score: 1 - (distances[place] as number) }));
  }

  #compared(unit: Float32Array, wanted: number, among: ReadonlySet<number>): Neighbour[] {
    const scores = Array.from(among, (id) => {
      const point = this.store.index.getPoint(id);
      return { id, score: point.reduce((sum, value, i) => sum + value * (unit[i] as number), 0) };
    });
    return scores.sort((one, other) => other.score - one.score || one.id - other.id).slice(0, wanted);
  }
}

/** Whether hnswlib-node, which compiles when installed, works on this machine; the reason where it does not. */
export async function hnswProblem(): Promise<string | undefined> {
  try {
    await HNSWLib.imports();
    return undefined;
  } catch (error) {
    // HNSWLib adds advice on lines before its cause; the cause's own first line says what is missing.
    const [, cause = messageOf(error)] = /\nError: (.*)/.exec(messageOf(error)) ?? [];
    return cause;
  }
}

/** An HNSW graph by hnswlib-node behind LangChain's HNSWLib: inner product over unit vectors. */
export const hnswBackend: VectorIndexBackend = {
  name: "hnsw",

  async build(vectors, dimension) {
    const units = vectors.map((vector, id) => Array.from(unitVector(vector, dimension, `vector ${id}`)));
    const documents = units.map((_, id) => new Document({ pageContent: String(id) }));
    const { HierarchicalNSW } = await HNSWLib.imports();
    const graph = new HierarchicalNSW("ip", dimension);
    graph.initIndex(Math.max(units.length, 1), links, efConstruction);
    const store = new HNSWLib(new NoEmbeddings({}), { space: "ip", numDimensions: dimension, index: graph });
    const [first] = units;
    const [firstDocument] = documents;
    if (first && firstDocument) {
      // HNSWLib initialises an empty graph again, with its own parameters: the first vector goes in beside it.
      graph.addPoint(first, 0);
      store.docstore.add({ 0: firstDocument });
    }
    for (let from = 1; from < units.length; from += batchSize) {
      await store.addVectors(units.slice(from, from + batchSize), documents.slice(from, from + batchSize));
      await nextTurn();
    }
    return new HnswIndex(store, units.length, dimension);
  },

  async save(index, folder) {
    if (!(index instanceof HnswIndex)) throw new TypeError("the HNSW backend saves only indexes of its own");
    await makeFolder(folder);
    await index.store.save(folder);
    // hnswlib reports success whatever became of its writes.
    if (!(await readsBackAs(index, folder))) {
      throw new IndexError(`the index in ${folder} was not written whole; see that its disk has space and build again`);
    }
  },

  async load(folder, dimension) {
    const { numDimensions } = await storedParameters(folder);
    if (numDimensions !== dimension) {
      throw new IndexError(
        `the index in ${folder} has ${numDimensions} dimensions, the model in use ${dimension}; build the index again`,
      );
    }
    try {
      const size = await storedSize(folder, dimension);
      const store = await HNSWLib.load(folder, new NoEmbeddings({}));
      if (store.index.getCurrentCount() !== size) throw new Error("graph and ids differ in number");
      return new HnswIndex(store, size, dimension);
    } catch (error) {
      throw new IndexError(`the index in ${folder} is damaged (${messageOf(error)}); build the index again`);
    }
  },
};

const parameters = z.object({ space: z.literal("ip"), numDimensions: z.int().positive() });

async function storedParameters(folder: string): Promise<z.output<typeof parameters>> {
  try {
    return parameters.parse(JSON.parse(await readFile(join(folder, "args.json"), "utf8")));
  } catch (error) {
    throw new IndexError(`no index can be read in ${folder} (${messageOf(error)}); build the index again`);
  }
}

/** How many vectors the folder says it holds. Throws where the graph's file is too short to hold them. */
async function storedSize(folder: string, dimension: number): Promise<number> {
  const size = z.array(z.unknown()).parse(JSON.parse(await readFile(join(folder, "docstore.json"), "utf8"))).length;
  const { size: bytes } = await stat(join(folder, "hnswlib.index"));
  // hnswlib checks the length of all that follows its header, but trusts the header itself.
  const headerBytes = 96;
  if (bytes < headerBytes + size * dimension * Float32Array.BYTES_PER_ELEMENT) throw new Error("cut short");
  return size;
}

async function readsBackAs(index: HnswIndex, folder: string): Promise<boolean> {
  const stored = await hnswBackend.load(folder, index.dimension).catch(() => undefined);
  if (!(stored instanceof HnswIndex) || stored.size !== index.size) return false;
  const step = Math.max(1, Math.floor(index.size / comparedQueries));
  for (let id = 0; id < index.size; id += step) {
    const query = Float32Array.from(index.store.index.getPoint(id));
    const [expected, actual] = await Promise.all([index.search(query, 10), stored.search(query, 10)]);
    if (JSON.stringify(expected) !== JSON.stringify(actual)) return false;
  }
  return true;
}
