import { describe, expect, it } from "vitest";
import { availableBackend, backendNamed } from "../../src/index/backends.ts";
import { hnswProblem } from "../../src/index/hnsw.ts";

const notCompiled = () => Promise.resolve("Cannot find package 'hnswlib-node'");
const works = () => Promise.resolve(undefined);

describe("the backend of this machine", () => {
  it("is HNSW where hnswlib-node loads, and nothing needs saying", async () => {
    const { backend, notice } = await availableBackend(works);
    expect(backend.name).toBe("hnsw");
    expect(notice).toBeUndefined();
  });

  it("is exact search where it does not, and says why in one line", async () => {
    const { backend, notice } = await availableBackend(notCompiled);
    expect(backend.name).toBe("exact");
    expect(notice).toContain("Cannot find package 'hnswlib-node'");
    expect(notice).not.toContain("\n");
    const index = await backend.build([Float32Array.of(1, 0), Float32Array.of(0, 1)], 2);
    expect((await index.search(Float32Array.of(0, 2), 1))[0]?.id).toBe(1);
  });

  it("is probed on the real machine without throwing", async () => {
    const problem = await hnswProblem();
    expect((await availableBackend()).backend.name).toBe(problem === undefined ? "hnsw" : "exact");
  });

  it("loads exact generations everywhere, HNSW ones only where hnswlib-node loads", async () => {
    expect((await backendNamed("exact", notCompiled))?.name).toBe("exact");
    expect((await backendNamed("hnsw", works))?.name).toBe("hnsw");
    expect(await backendNamed("hnsw", notCompiled)).toBeUndefined();
  });
});
