import { existsSync } from "node:fs";
import { exactBackend, ExactIndex, exactFile } from "./exact.ts";
import { join } from "node:path";
import { adviceOnCompiling } from "./compiling.ts";
import { fewCompared, hnswBackend, hnswProblem } from "./hnsw.ts";
import type { VectorIndexBackend } from "./vector-index.ts";

/** HNSW for the vectors that pay for a graph; fewer are compared one and all, and no graph is built for them. */
export const sizedBackend: VectorIndexBackend = {
  name: "hnsw",
  build: (vectors, dimension) => (vectors.length > fewCompared ? hnswBackend : exactBackend).build(vectors, dimension),
  save: (index, folder) => (index instanceof ExactIndex ? exactBackend : hnswBackend).save(index, folder),
  load: (folder, dimension) =>
    (existsSync(join(folder, exactFile)) ? exactBackend : hnswBackend).load(folder, dimension),
};

/** The backend to build with on this machine: HNSW, or exact search where hnswlib-node is missing, and a notice why. */
export async function availableBackend(
  problemWithHnsw: () => Promise<string | undefined> = hnswProblem,
  advice: () => string = adviceOnCompiling,
): Promise<{ readonly backend: VectorIndexBackend; readonly notice?: string }> {
  const problem = await problemWithHnsw();
  if (problem === undefined) return { backend: sizedBackend };
  return {
    backend: exactBackend,
    notice:
      "hnswlib-node does not load on this machine, so vectors are searched exactly: same answers, slower from about " +
      `100,000 passages. ${advice()} (${problem})`,
  };
}
