import { exactBackend } from "./exact.ts";
import { hnswBackend, hnswProblem } from "./hnsw.ts";
import type { BackendName, VectorIndexBackend } from "./vector-index.ts";

/** The backend to build with on this machine: HNSW, or exact search where hnswlib-node is missing, and a notice why. */
export async function availableBackend(
  problemWithHnsw: () => Promise<string | undefined> = hnswProblem,
): Promise<{ readonly backend: VectorIndexBackend; readonly notice?: string }> {
  const problem = await problemWithHnsw();
  if (problem === undefined) return { backend: hnswBackend };
  return {
    backend: exactBackend,
    notice:
      "hnswlib-node does not load on this machine, so vectors are searched exactly: same answers, slower from about " +
      `100,000 passages. To use it, install a C++ compiler and run npm ci again. (${problem})`,
  };
}

/** The backend that loads what the backend `name` saved; undefined where this machine has none: build again. */
export async function backendNamed(
  name: BackendName,
  problemWithHnsw: () => Promise<string | undefined> = hnswProblem,
): Promise<VectorIndexBackend | undefined> {
  if (name === "exact") return exactBackend;
  return (await problemWithHnsw()) === undefined ? hnswBackend : undefined;
}
