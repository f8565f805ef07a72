import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { availableBackend } from "../../src/index/backends.ts";
import { exactBackend } from "../../src/index/exact.ts";
import type { BackendName, VectorIndexBackend } from "../../src/index/vector-index.ts";
import { centred, meanVector } from "../../src/index/vectors.ts";
import type { Embedder } from "../../src/model/embedder.ts";
import { normalise } from "../../src/text/normalise.ts";
import { type Percentiles, percentilesOf } from "../eval/estimate.ts";
import { type PassageSet, spread } from "../eval/passage-set.ts";
import { noiseLength, withNoise } from "./noise.ts";
import { searchInProcess } from "./search-process.ts";

/** Real passages that are embedded; vectors beyond them are these with noise. */
const realPassages = 1000;
const questionsAsked = 200;
const k = 10;

interface Embedded {
  readonly vector: Float32Array;
  readonly milliseconds: number;
}

/** One vector index of a given size. */
export interface SizeFigures {
  readonly passages: number;
  /** How many of the vectors are embeddings of real texts. */
  readonly real: number;
  readonly buildMsPerVector: number;
  readonly residentBytes: number;
  readonly diskBytes: number;
  /** Milliseconds of a vector search, and of one with the embedding of its question. */
  readonly search: Percentiles;
  readonly fromQuestion: Percentiles;
  /** Share of the ten nearest by exact search that the index finds. */
  readonly recall: number;
}

export interface Scaling {
  readonly backend: BackendName;
  readonly questions: number;
  /** Passages the model embeds a second. */
  readonly embeddedPerSecond: number;
  /** Length of the noise beside unit vectors. */
  readonly noise: number;
  readonly sizes: readonly SizeFigures[];
}

/** Builds, stores and searches indexes of the given sizes over a set's texts; `onStep` is told what is going on. */
export async function measureScaling(
  { speeches, questions }: PassageSet,
  embedder: Embedder,
  sizes: readonly number[],
  onStep: (what: string) => void = () => undefined,
): Promise<Scaling> {
  const folder = await mkdtemp(join(tmpdir(), "yanju-bench-"));
  try {
    const { backend } = await availableBackend();
    const passages = speeches.flatMap((speech) => speech.passages.map(({ text }) => text));
    const real = spread(passages, Math.min(realPassages, Math.max(...sizes)));
    onStep(`embedding ${real.length} passages`);
    const embedded = await embed(real, "passage", embedder);
    const asked = spread(
      questions.map(({ question }) => question),
      questionsAsked,
    );
    const queries = await embed(asked, "query", embedder);
    const vectors = embedded.map(({ vector }) => vector);
    const noise = noiseLength(vectors);
    const figures: SizeFigures[] = [];
    for (const size of sizes.toSorted((a, b) => a - b)) {
      onStep(`building and searching ${size} vectors`);
      const found = await measureSize(withNoise(vectors, size, noise), queries, backend, join(folder, String(size)));
      figures.push({ ...found, real: Math.min(size, vectors.length) });
    }
    const seconds = embedded.reduce((sum, { milliseconds }) => sum + milliseconds / 1000, 0);
    const embeddedPerSecond = embedded.length / seconds;
    return { backend: backend.name, questions: queries.length, embeddedPerSecond, noise, sizes: figures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Vectors of texts, centred on their own mean as the product's are, and the time each took. */
async function embed(texts: readonly string[], role: "passage" | "query", embedder: Embedder): Promise<Embedded[]> {
  await embedder.encode(["热身"], role);
  const embedded: Embedded[] = [];
  for (const text of texts) {
    const started = performance.now();
    const [encoded] = await embedder.encode([normalise(text)], role);
    embedded.push({ vector: encoded?.vector ?? new Float32Array(), milliseconds: performance.now() - started });
  }
  const centre = meanVector(
    embedded.map(({ vector }) => vector),
    embedder.model.dimension,
  );
  return embedded.map((one) => ({ ...one, vector: centred(one.vector, centre) }));
}

async function measureSize(
  vectors: readonly Float32Array[],
  questions: readonly Embedded[],
  backend: VectorIndexBackend,
  folder: string,
): Promise<Omit<SizeFigures, "real">> {
  const dimension = vectors[0]?.length ?? 0;
  const started = performance.now();
  const index = await backend.build(vectors, dimension);
  const buildMsPerVector = (performance.now() - started) / vectors.length;
  await backend.save(index, folder);
  const queries = questions.map(({ vector }) => vector);
  const task = { folder, backend: backend.name, dimension, queries, k };
  const { found, milliseconds, residentBytes } = await searchInProcess(task);
  const exact = await exactBackend.build(vectors, dimension);
  let [common, wanted] = [0, 0];
  for (const [place, query] of queries.entries()) {
    const nearest = await exact.search(query, k);
    const ids = new Set(found[place]);
    common += nearest.filter(({ id }) => ids.has(id)).length;
    wanted += nearest.length;
  }
  const files = await readdir(folder);
  const bytes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return {
    passages: vectors.length,
    buildMsPerVector,
    residentBytes,
    diskBytes: bytes.reduce((sum, size) => sum + size, 0),
    search: percentilesOf(milliseconds),
    fromQuestion: percentilesOf(milliseconds.map((time, place) => time + (questions[place]?.milliseconds ?? 0))),
    recall: common / wanted,
  };
}
