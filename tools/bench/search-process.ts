import { fileURLToPath } from "node:url";
import { sizedBackend } from "../../src/index/backends.ts";
import { exactBackend } from "../../src/index/exact.ts";
import type { BackendName } from "../../src/index/vector-index.ts";
import { startChild } from "./child.ts";

/** Each query is timed this often and its fastest time counts: a search is shorter than another process's turn. */
export const rounds = 5;

/** A saved vector index to load in a process of its own, and what to ask it. */
export interface SearchTask {
  readonly folder: string;
  readonly backend: BackendName;
  readonly dimension: number;
  readonly queries: readonly Float32Array[];
  readonly k: number;
}

export interface SearchOutcome {
  /** Ids found for each query, best first. */
  readonly found: readonly (readonly number[])[];
  /** Of each query, the fastest of its searches. */
  readonly milliseconds: readonly number[];
  /** What loading the index added to the resident memory of the process. */
  readonly residentBytes: number;
}

/** Loads and searches an index in a fresh process, where nothing but the index adds to memory. */
export async function searchInProcess(task: SearchTask): Promise<SearchOutcome> {
  const child = startChild(fileURLToPath(import.meta.url), [], { serialization: "advanced" });
  const outcome = (await child.ask(task)) as SearchOutcome;
  child.stop();
  return outcome;
}

async function perform({ folder, backend: name, dimension, queries, k }: SearchTask): Promise<SearchOutcome> {
  const backend = name === "exact" ? exactBackend : sizedBackend;
  if (!backend) throw new Error(`the ${name} index cannot be used on this machine`);
  const before = process.memoryUsage().rss;
  const index = await backend.load(folder, dimension);
  const residentBytes = Math.max(0, process.memoryUsage().rss - before);
  for (const query of queries.slice(0, 10)) await index.search(query, k);
  const found: number[][] = [];
  const times = queries.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    for (const [place, query] of queries.entries()) {
      const started = performance.now();
      const neighbours = await index.search(query, k);
      times[place] = Math.min(times[place] ?? 0, performance.now() - started);
      found[place] = neighbours.map(({ id }) => id);
    }
  }
  return { found, milliseconds: times, residentBytes };
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.once("message", (task) => {
    void perform(task as SearchTask).then((outcome) => process.send?.(outcome));
  });
}
