import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { ExtractiveAnswerer } from "./answer/answerer.ts";
import type { Config } from "./config.ts";
import { loadCorpus } from "./corpus/load.ts";
import type { Answerer, Speech } from "./domain.ts";
import type { Embedder } from "./embed/embedder.ts";
import { ThreadedModel } from "./embed/threaded-model.ts";
import { availableBackend } from "./index/backends.ts";
import { buildSearchIndex } from "./index/build.ts";
import { GenerationStore, requireModel } from "./index/generation.ts";
import { loadSearchIndex, saveSearchIndex, type SearchIndex } from "./index/search-index.ts";
import type { VectorIndexBackend } from "./index/vector-index.ts";
import { detectScript } from "./language/detect.ts";
import { loadDictionary } from "./language/dictionary.ts";
import { measureBackground, Searcher } from "./search/searcher.ts";

/** The folder of the model that comes with the project. */
export const defaultModel = fileURLToPath(new URL("../models/multilingual-e5-small-zh-en", import.meta.url));
/** Counts up whenever the same corpus and model would give another index. */
const indexFormat = 5;

/** What the caller is told while an index is opened or built. */
export interface IndexEvents {
  /** Something an operator should know: a fallback that is in use. */
  notice(line: string): void;
  /** A build goes on: texts done of all texts. */
  progress(done: number, total: number): void;
}

/** What a build made, or that nothing had changed. */
export interface IndexReport {
  readonly built: boolean;
  readonly generation: string;
  readonly speeches: number;
  readonly passages: number;
}

/** The rooms that answer, wired together; every answer comes from one index generation. */
export interface App {
  readonly answerer: Answerer;
  /** Of the generation that serves now. */
  readonly searcher: Searcher;
  readonly embedder: Embedder;
  readonly report: IndexReport;
  /** Reads the corpus anew and serves from a new index; unchanged, it goes on with the one there is. */
  reindex(onProgress: IndexEvents["progress"]): Promise<IndexReport>;
}

/** How an app differs from what the configuration says. */
export interface AppOverrides {
  /** Build the index in any case. */
  readonly force?: boolean;
  /** Other speeches than those of the corpus folder. */
  readonly speeches?: readonly Speech[];
  /** Another embedder than the project's model in a thread of its own, which only compiled code can start. */
  readonly embedder?: Embedder;
}

interface Engine {
  readonly answerer: Answerer;
  readonly searcher: Searcher;
  readonly report: IndexReport;
}

/** Opens the index of the configured corpus, building it first where there is none or the corpus has changed. */
export async function createApp(config: Config, events: IndexEvents, overrides: AppOverrides = {}): Promise<App> {
  const readSpeeches = (): Promise<readonly Speech[]> => loadCorpus(config.corpusDir, detectScript);
  const speeches = overrides.speeches ?? (await readSpeeches());
  const embedder = overrides.embedder ?? (await ThreadedModel.load(defaultModel));
  const store = await GenerationStore.open(config.dataDir);
  let engine = await openEngine(speeches, embedder, store, events, overrides.force ?? false);
  return {
    answerer: { answer: (question) => engine.answerer.answer(question) },
    get searcher() {
      return engine.searcher;
    },
    embedder,
    get report() {
      return engine.report;
    },
    async reindex(onProgress) {
      engine = await openEngine(await readSpeeches(), embedder, store, { ...events, progress: onProgress }, false);
      return engine.report;
    },
  };
}

async function openEngine(
  speeches: readonly Speech[],
  embedder: Embedder,
  store: GenerationStore,
  events: IndexEvents,
  force: boolean,
): Promise<Engine> {
  const corpusHash = hashOf(speeches);
  const { backend, notice: fallback } = await availableBackend();
  if (fallback !== undefined) events.notice(fallback);
  const opened = force
    ? undefined
    : await store.read(async ({ generation, notice }) => {
        requireModel(generation, embedder.model);
        const { meta, folder, id } = generation;
        // A compiler may have come since, or the folder from another machine: the vector index is of this one's kind.
        if (meta.corpusHash !== corpusHash || meta.backend !== backend.name) return undefined;
        const index = await loadSearchIndex(folder, meta.model.dimension, backend);
        if (notice !== undefined) events.notice(notice);
        return { index, id };
      });
  const { index, id } = opened ?? (await build(speeches, corpusHash, embedder, backend, store, events));
  const searcher = new Searcher(index, embedder);
  const report = { built: !opened, generation: id, speeches: speeches.length, passages: index.passages.length };
  return { answerer: new ExtractiveAnswerer(searcher), searcher, report };
}

async function build(
  speeches: readonly Speech[],
  corpusHash: string,
  embedder: Embedder,
  backend: VectorIndexBackend,
  store: GenerationStore,
  events: IndexEvents,
): Promise<{ index: SearchIndex; id: string }> {
  const index = await buildSearchIndex(speeches, {
    embedder,
    dictionary: loadDictionary(),
    backend,
    measureBackground: (unmeasured) => measureBackground(unmeasured, embedder),
    onProgress: (done, total) => events.progress(done, total),
  });
  const meta = { model: { ...embedder.model }, corpusHash, backend: backend.name };
  const generation = await store.write(meta, (folder) => saveSearchIndex(index, folder, backend));
  return { index, id: generation.id };
}

/** Of what the speeches say and how they are cut: the same hash, the same index. */
function hashOf(speeches: readonly Speech[]): string {
  return createHash("sha256").update(JSON.stringify({ indexFormat, speeches })).digest("hex");
}
