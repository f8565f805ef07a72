import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DocumentAnswerer } from "./ask/answer.ts";
import type { Finder } from "./ask/find/find.ts";
import { bounded } from "./ask/bounds.ts";
import type { AskRooms } from "./ask/rooms.ts";
import type { Config } from "./config.ts";
import { withImporter } from "./corpus/import/with-importer.ts";
import { loadCorpus } from "./corpus/load.ts";
import { shelvesOf } from "./corpus/shelves.ts";
import type { TracedAnswerer } from "./ask/trace.ts";
import { whileReading } from "./ask/while-reading.ts";
import type { Speech } from "./domain.ts";
import type { Models } from "./model/local-models.ts";
import { loadThreadedModels } from "./model/threaded-models.ts";
import { availableBackend } from "./index/backends.ts";
import { buildSearchIndex } from "./index/build.ts";
import { EncodingStore } from "./index/encoding-store.ts";
import { GenerationStore, requireModel } from "./index/generation.ts";
import { loadSearchIndex, saveSearchIndex, type SearchIndex } from "./index/search-index.ts";
import type { VectorIndexBackend } from "./index/vector-index.ts";
import { CorpusError } from "./ops/errors.ts";
import { detectScript } from "./text/detect.ts";
import { loadDictionaryInTurns } from "./text/dictionary.ts";

/** The folders of the models that come with the project. */
export const defaultModel = fileURLToPath(new URL("../models/multilingual-e5-small-zh-en", import.meta.url));
export const defaultReader = fileURLToPath(new URL("../models/yanju-reader", import.meta.url));
/** Counts up whenever the same corpus and model would give another index. */
const indexFormat = 13;

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
  readonly answerer: TracedAnswerer;
  /** Of the generation that serves now. */
  readonly finder: Finder;
  readonly rooms: AskRooms;
  readonly models: Models;
  readonly report: IndexReport;
  /** When the index that serves now was built, as ISO 8601 writes it. */
  readonly builtAt: string;
  /** Gets ready what the first messages of some kinds would wait for: some seconds of the model's time. */
  warm(): Promise<void>;
  /** Calls `listener` with the documents that are served, now and whenever others are. */
  onServing(listener: (speeches: readonly Speech[]) => void): void;
  /** Reads the corpus anew and serves from a new index; unchanged, it goes on with the one there is. */
  reindex(onProgress: IndexEvents["progress"]): Promise<IndexReport>;
  /** Stops what is still being worked on; for the end of the process. */
  close(): Promise<void>;
}

/** How an app differs from what the configuration says. */
export interface AppOverrides {
  /** Build the index in any case. */
  readonly force?: boolean;
  /** Serve from the index that lies there where the corpus cannot be read at all. */
  readonly mayServeOld?: boolean;
  /** Tell that search is the slower one also where nothing had to be built, for whom the log of a start is. */
  readonly tellsBackend?: boolean;
  /** Other speeches than those of the corpus folder. */
  readonly speeches?: readonly Speech[];
  /** Other models than the project's in a thread of their own, which only compiled code can start. */
  readonly models?: Models;
  /** Answer without the reader, to measure what reading costs and is worth. */
  readonly withoutReader?: boolean;
}

/** Where what was built is kept, and how it is searched. */
interface Stores {
  readonly backend: VectorIndexBackend;
  readonly generations: GenerationStore;
  readonly encodings: EncodingStore;
}

interface Engine {
  readonly answerer: DocumentAnswerer;
  readonly report: IndexReport;
  readonly builtAt: string;
}

/** Opens the index of the configured corpus, building it first where there is none or the corpus has changed. */
export async function createApp(config: Config, events: IndexEvents, overrides: AppOverrides = {}): Promise<App> {
  const readSpeeches = (): Promise<readonly Speech[]> => readCorpus(config, events);
  const { force = false, mayServeOld = false } = overrides;
  const speeches =
    overrides.speeches ??
    (await readSpeeches().catch((error: unknown) => {
      if (force || !mayServeOld || !(error instanceof CorpusError)) throw error;
      return error;
    }));
  const loaded = overrides.models ?? (await loadThreadedModels(defaultModel, defaultReader));
  const models = { ...loaded, readsPassages: !overrides.withoutReader };
  const { backend, notice: fallback } = await availableBackend();
  const store: Stores = {
    backend,
    generations: await GenerationStore.open(config.dataDir),
    encodings: new EncodingStore(join(config.dataDir, "encodings"), models.embedder.model),
  };
  let engine =
    speeches instanceof CorpusError
      ? await openOld(speeches, models, store, events)
      : await openEngine(speeches, models, store, events, force);
  // Not at each command: nobody could read anything else.
  if (fallback !== undefined && (overrides.tellsBackend || engine.report.built)) events.notice(fallback);
  const listeners: ((speeches: readonly Speech[]) => void)[] = [];
  let isReading = false;
  const reindex = async (onProgress: IndexEvents["progress"]): Promise<IndexReport> => {
    const progress: IndexEvents["progress"] = (done, total) => {
      isReading = true;
      onProgress(done, total);
    };
    try {
      engine = await openEngine(await readSpeeches(), models, store, { ...events, progress }, false);
    } finally {
      isReading = false;
    }
    // What it makes ready when first asked for, nobody has to wait for.
    engine.answerer.warm().catch(() => undefined);
    // Also of an index that another process built.
    for (const listener of listeners) listener(engine.answerer.index.speeches);
    return engine.report;
  };
  let lastReindex: Promise<unknown> = Promise.resolve();
  return {
    answerer: bounded({
      answer: async (question, trace) => {
        const answer = await engine.answerer.answer(question, trace);
        return isReading ? whileReading(answer) : answer;
      },
    }),
    get finder() {
      return engine.answerer.rooms.finder;
    },
    get rooms() {
      return engine.answerer.rooms;
    },
    models,
    warm: () => engine.answerer.warm(),
    close: async () => models.close?.(),
    get report() {
      return engine.report;
    },
    get builtAt() {
      return engine.builtAt;
    },
    onServing(listener) {
      listeners.push(listener);
      listener(engine.answerer.index.speeches);
    },
    reindex(onProgress) {
      // One after the other: a later one sees what an earlier one may have missed.
      const done = lastReindex.then(() => reindex(onProgress));
      lastReindex = done.catch(() => undefined);
      return done;
    },
  };
}

/** The documents given and added; a hostile file among them is read where it can do no harm. */
function readCorpus(config: Config, events: IndexEvents): Promise<readonly Speech[]> {
  return withImporter(config.dataDir, async (importer, read, cache) => {
    const speeches = await loadCorpus(shelvesOf(config), detectScript, (line) => events.notice(line), importer, read);
    await cache.keepOnlyUsed();
    return speeches;
  });
}

async function openEngine(
  speeches: readonly Speech[],
  models: Models,
  store: Stores,
  events: IndexEvents,
  force: boolean,
): Promise<Engine> {
  const corpusHash = hashOf(speeches);
  if (force) await store.encodings.clear();
  const opened = force ? undefined : await openIndex(models, store, events, corpusHash);
  return engineOf(opened ?? (await build(speeches, corpusHash, models, store, events)), !opened, models);
}

/** The engine of the index that lies there, whatever corpus it is of; throws `reason` where none can be used. */
async function openOld(reason: CorpusError, models: Models, store: Stores, events: IndexEvents): Promise<Engine> {
  const opened = await openIndex(models, store, events).catch(() => undefined);
  if (!opened) throw reason;
  for (const line of reason.message.split("\n")) events.notice(line);
  events.notice("The corpus cannot be read; the index that was built before serves instead.");
  return engineOf(opened, false, models);
}

interface OpenIndex {
  readonly index: SearchIndex;
  readonly id: string;
  readonly builtAt: string;
}

/** The index of the current generation; undefined where it is of another corpus or backend, or none is there. */
function openIndex(
  { embedder }: Models,
  { backend, generations }: Stores,
  events: IndexEvents,
  corpusHash?: string,
): Promise<OpenIndex | undefined> {
  return generations.read(async ({ generation, notice }) => {
    requireModel(generation, embedder.model);
    const { meta, folder, id } = generation;
    // A compiler may have come since, or the folder from another machine: the vector index is of this one's kind.
    if (meta.corpusHash !== (corpusHash ?? meta.corpusHash) || meta.backend !== backend.name) return undefined;
    const index = await loadSearchIndex(folder, meta.model.dimension, backend);
    if (notice !== undefined) events.notice(notice);
    return { index, id, builtAt: generation.createdAt };
  });
}

function engineOf({ index, id, builtAt }: OpenIndex, built: boolean, models: Models): Engine {
  const answerer = new DocumentAnswerer(index, models);
  const report = { built, generation: id, speeches: index.speeches.length, passages: index.passages.length };
  return { answerer, report, builtAt };
}

async function build(
  speeches: readonly Speech[],
  corpusHash: string,
  { embedder }: Models,
  { backend, generations, encodings }: Stores,
  events: IndexEvents,
): Promise<OpenIndex> {
  const index = await buildSearchIndex(speeches, {
    embedder,
    dictionary: await loadDictionaryInTurns(),
    backend,
    store: encodings,
    onProgress: (done, total) => events.progress(done, total),
  });
  const documents = speeches.map(({ info }) => info.file);
  const meta = { model: { ...embedder.model }, corpusHash, backend: backend.name, documents };
  const generation = await generations.write(meta, (folder) => saveSearchIndex(index, folder, backend));
  return { index, id: generation.id, builtAt: generation.createdAt };
}

/** Of what the speeches say and how they are cut: the same hash, the same index. */
function hashOf(speeches: readonly Speech[]): string {
  return createHash("sha256").update(JSON.stringify({ indexFormat, speeches })).digest("hex");
}
