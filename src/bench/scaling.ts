import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Speech } from "../domain.ts";
import type { Embedder } from "../embed/embedder.ts";
import { quantile } from "../eval/estimate.ts";
import type { Percentiles } from "../eval/summary.ts";
import { availableBackend } from "../index/backends.ts";
import { exactBackend } from "../index/exact.ts";
import { saveSearchIndex, type SearchIndex } from "../index/search-index.ts";
import type { BackendName, VectorIndexBackend } from "../index/vector-index.ts";
import { centred, meanVector } from "../index/vectors.ts";
import { normalise } from "../language/normalise.ts";
import { type Laws, lawSpeeches } from "./laws.ts";
import { noiseLength, withNoise } from "./noise.ts";
import { rounds, searchInProcess } from "./search-process.ts";
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

interface EmbeddedQuestion {
  readonly vector: Float32Array;
  readonly milliseconds: number;
}

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
  /** Milliseconds of a vector search, and of one with the embedding of its question. */
  readonly search: Percentiles;
  readonly fromQuestion: Percentiles;
  /** The p95 of both as multiples of those at the smallest size. */
  readonly timesSmallest: { readonly search: number; readonly fromQuestion: number };
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
    const queries = await embedQuestions(laws, embedder);
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
        timesSmallest: {
          search: found.search.p95 / (figures[0] ?? found).search.p95,
          fromQuestion: found.fromQuestion.p95 / (figures[0] ?? found).fromQuestion.p95,
        },
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

/** Vectors of real questions about the laws, centred on their own mean as questions are, and the time each took. */
async function embedQuestions({ questions }: Laws, embedder: Embedder): Promise<EmbeddedQuestion[]> {
  const step = Math.max(1, Math.floor(questions.length / questionsAsked));
  const asked = questions.filter((_, place) => place % step === 0).slice(0, questionsAsked);
  const embedded: EmbeddedQuestion[] = [];
  for (const question of asked) {
    let [vector, milliseconds] = [new Float32Array(), Number.POSITIVE_INFINITY];
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      vector = Float32Array.from(await embedder.embedQuery(normalise(question)));
      milliseconds = Math.min(milliseconds, performance.now() - started);
    }
    embedded.push({ vector, milliseconds });
  }
  const centre = meanVector(
    embedded.map(({ vector }) => vector),
    embedder.model.dimension,
  );
  return embedded.map(({ vector, milliseconds }) => ({ vector: centred(vector, centre), milliseconds }));
}

function percentiles(milliseconds: readonly number[]): Percentiles {
  const ascending = milliseconds.toSorted((a, b) => a - b);
  return { p50: quantile(ascending, 0.5), p95: quantile(ascending, 0.95) };
}

async function measureSize(
  vectors: readonly Float32Array[],
  questions: readonly EmbeddedQuestion[],
  backend: VectorIndexBackend,
  folder: string,
): Promise<Omit<SizeFigures, "real" | "modelShare" | "timesSmallest">> {
  const dimension = vectors[0]?.length ?? 0;
  const started = performance.now();
  const index = await backend.build(vectors, dimension);
  const graphMsPerVector = (performance.now() - started) / vectors.length;
  await backend.save(index, folder);
  const queries = questions.map(({ vector }) => vector);
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
    search: percentiles(milliseconds),
    fromQuestion: percentiles(milliseconds.map((time, place) => time + (questions[place]?.milliseconds ?? 0))),
    recall: common / wanted,
  };
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => stat(file)))).reduce((sum, { size }) => sum + size, 0);
}
