import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { availableBackend, sizedBackend } from "../../src/index/backends.ts";
import { adviceOnCompiling } from "../../src/index/compiling.ts";
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

  it("says what compiling it lacks", async () => {
    const bin = await mkdtemp(join(tmpdir(), "yanju-bin-"));
    onTestFinished(() => rm(bin, { recursive: true }));
    const advice = async (): Promise<string> => {
      const { notice = "" } = await availableBackend(notCompiled, () => adviceOnCompiling(bin, bin));
      return notice;
    };
    await writeFile(join(bin, "g++"), "");
    expect(await advice()).toMatch(
      /install what compiling it takes and is not here \(make, Python 3\), then run npm ci/u,
    );
    await writeFile(join(bin, "make"), "");
    expect(await advice()).toContain("(Python 3)");
    await writeFile(join(bin, "python3"), "");
    const offline = "--foreground-scripts shows why it failed; where nodejs.org cannot be reached, Node's headers were";
    expect(await advice()).toContain(`${offline} missing: npm_config_nodedir=FOLDER npm ci.`);
    await mkdir(join(bin, "include", "node"), { recursive: true });
    await writeFile(join(bin, "include", "node", "node.h"), "");
    expect(await advice()).toContain(`npm_config_nodedir=${bin} npm ci.`);
  });

  it("is probed on the real machine without throwing", async () => {
    const problem = await hnswProblem();
    expect((await availableBackend()).backend.name).toBe(problem === undefined ? "hnsw" : "exact");
  });

  it("builds and stores no graph for few vectors, and reads back what it stored", async () => {
    const folder = await mkdtemp(join(tmpdir(), "yanju-backends-"));
    try {
      const index = await sizedBackend.build([Float32Array.of(1, 0), Float32Array.of(0, 1)], 2);
      await sizedBackend.save(index, folder);
      expect(await readdir(folder)).toEqual(["vectors.f32"]);
      const loaded = await sizedBackend.load(folder, 2);
      expect((await loaded.search(Float32Array.of(0, 2), 1))[0]?.id).toBe(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
