import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Speech } from "../domain.ts";
import type { Embedder } from "../embed/embedder.ts";
import { availableBackend } from "../index/backends.ts";
import { exactBackend } from "../index/exact.ts";
import { saveSearchIndex, type SearchIndex } from "../index/search-index.ts";
import type { BackendName, VectorIndexBackend } from "../index/vector-index.ts";
import { centred, meanVector } from "../index/vectors.ts";
import { normalise } from "../language/normalise.ts";
import { type Laws, lawSpeeches } from "./laws.ts";
import { noiseLength, withNoise } from "./noise.ts";
import { searchInProcess } from "./search-process.ts";
import { TimedEmbedder } from "./timed-embedder.ts";

/** Passages of real laws that are embedded; vectors beyond them are these with noise. */
const realPassages = 1000;
const questionsAsked = 200;
const k = 10;

/** Builds the whole index of speeches, as the product does. */
export type IndexBuilder = (
  speeches: readonly Speech[],
  embedder: Embedder,
  backend: VectorIndexBackend,
) => Promise<SearchIndex>;

/** The whole index of real passages, built as `npm run index` builds one. */
export interface BuildFigures {
  readonly passages: number;
  readonly texts: number;
  readonly textsPerSecond: number;
  /** Share of the building time that the model took: build throughput over bare throughput. */
  readonly modelShare: number;
  readonly diskBytes: number;
}

/** One vector index of a given size. */
export interface SizeFigures {
  readonly passages: number;
  /** How many of the vectors are embeddings of real texts. */
  readonly real: number;
  readonly graphMsPerVector: number;
  /** Model time over model and graph time, a vector each: what is left of the bare model's throughput. */
  readonly modelShare: number;
  readonly residentBytes: number;
  readonly diskBytes: number;
  readonly p50: number;
  readonly p95: number;
  /** p95 as a multiple of that of the smallest size. */
  readonly timesSmallest: number;
  /** Share of the ten nearest by exact search that the index finds. */
  readonly recall: number;
}

export interface Scaling {
  readonly backend: BackendName;
  readonly questions: number;
  /** Length of the noise beside unit vectors. */
  readonly noise: number;
  readonly build: BuildFigures;
  readonly sizes: readonly SizeFigures[];
}

/** Builds, stores and searches indexes of the given sizes over laws; `onStep` is told what is going on. */
export async function measureScaling(
  laws: Laws,
  embedder: Embedder,
  buildIndex: IndexBuilder,
  sizes: readonly number[],
  onStep: (what: string) => void = () => undefined,
): Promise<Scaling> {
  const folder = await mkdtemp(join(tmpdir(), "yanju-bench-"));
  try {
    const { backend } = await availableBackend();
    const real = Math.min(realPassages, Math.max(...sizes));
    onStep(`building the index of ${real} passages of laws`);
    const timed = new TimedEmbedder(embedder);
    const build = await buildWhole(lawSpeeches(laws, real), timed, buildIndex, backend, join(folder, "whole"));
    const base = timed.passageVectors.slice(0, build.passages);
    const centre = meanVector(base, embedder.model.dimension);
    const vectors = base.map((vector) => centred(vector, centre));
    const queries = await questionVectors(laws, embedder);
    const noise = noiseLength(vectors);
    const figures: SizeFigures[] = [];
    for (const size of sizes.toSorted((a, b) => a - b)) {
      onStep(`building and searching ${size} vectors`);
      const all = withNoise(vectors, size, noise);
      const found = await measureSize(all, queries, backend, join(folder, String(size)));
      const modelMs = timed.milliseconds / timed.texts;
      figures.push({
        ...found,
        real: Math.min(size, vectors.length),
        modelShare: modelMs / (modelMs + found.graphMsPerVector),
        timesSmallest: found.p95 / (figures[0]?.p95 ?? found.p95),
      });
    }
    return { backend: backend.name, questions: queries.length, noise, build, sizes: figures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function buildWhole(
  speeches: readonly Speech[],
  embedder: TimedEmbedder,
  buildIndex: IndexBuilder,
  backend: VectorIndexBackend,
  folder: string,
): Promise<BuildFigures> {
  await embedder.encode(["热身"], "query");
  embedder.milliseconds = 0;
  embedder.texts = 0;
  const started = performance.now();
  const index = await buildIndex(speeches, embedder, backend);
  const milliseconds = performance.now() - started;
  await mkdir(folder);
  await saveSearchIndex(index, folder, backend);
  return {
    passages: index.passages.length,
    texts: embedder.texts,
    textsPerSecond: (1000 * embedder.texts) / milliseconds,
    modelShare: embedder.milliseconds / milliseconds,
    diskBytes: await folderBytes(folder),
  };
}

/** Vectors of real questions about the laws, centred on their own mean as questions are. */
async function questionVectors({ questions }: Laws, embedder: Embedder): Promise<Float32Array[]> {
  const step = Math.max(1, Math.floor(questions.length / questionsAsked));
  const asked = questions.filter((_, place) => place % step === 0).slice(0, questionsAsked);
  const encoded = await embedder.encode(asked.map(normalise), "query");
  const vectors = encoded.map(({ vector }) => vector);
  const centre = meanVector(vectors, embedder.model.dimension);
  return vectors.map((vector) => centred(vector, centre));
}

async function measureSize(
  vectors: readonly Float32Array[],
  queries: readonly Float32Array[],
  backend: VectorIndexBackend,
  folder: string,
): Promise<Omit<SizeFigures, "real" | "modelShare" | "timesSmallest">> {
  const dimension = vectors[0]?.length ?? 0;
  const started = performance.now();
  const index = await backend.build(vectors, dimension);
  const graphMsPerVector = (performance.now() - started) / vectors.length;
  await backend.save(index, folder);
  const { found, milliseconds, residentBytes } = await searchInProcess({
    folder,
    backend: backend.name,
    dimension,
    queries,
    k,
  });
  const exact = await exactBackend.build(vectors, dimension);
  let [common, wanted] = [0, 0];
  for (const [place, query] of queries.entries()) {
    const nearest = await exact.search(query, k);
    const ids = new Set(found[place]);
    common += nearest.filter(({ id }) => ids.has(id)).length;
    wanted += nearest.length;
  }
  return {
    passages: vectors.length,
    graphMsPerVector,
    residentBytes,
    diskBytes: await folderBytes(folder),
    ...milliseconds,
    recall: common / wanted,
  };
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => stat(file)))).reduce((sum, { size }) => sum + size, 0);
}
