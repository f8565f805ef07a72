import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { LocalModel } from "../../src/embed/local-model.ts";
import type * as Compiled from "../../src/embed/threaded-model.ts";

// Encoding takes long where other tests share the processor.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = fileURLToPath(new URL("../../models/multilingual-e5-small-zh-en", import.meta.url));
const compiled = new URL("../../dist/embed/threaded-model.js", import.meta.url).href;
const texts = ["谁负责消防检查", "消防部门对商场和学校每季度检查一次。", "Who inspects fire safety?", ""];

let ThreadedModel: typeof Compiled.ThreadedModel;
let model: Compiled.ThreadedModel;
beforeAll(async () => {
  ({ ThreadedModel } = (await import(compiled)) as typeof Compiled);
  model = await ThreadedModel.load(folder);
});

describe("a model in a thread of its own", () => {
  test("is the same model and encodes the same", async () => {
    const local = await LocalModel.load(folder);
    expect(model.model).toEqual(local.model);
    for (const role of ["query", "passage"] as const) {
      expect(await model.encode(texts, role)).toEqual(await local.encode(texts, role));
    }
  });

  test("gives each of many callers what they asked for", async () => {
    const alone: number[][] = [];
    for (const text of texts) alone.push(await model.embedQuery(text));
    expect(await Promise.all(texts.map((text) => model.embedQuery(text)))).toEqual(alone);
  });

  test("leaves the caller's thread to others meanwhile", async () => {
    const encoding = { done: false };
    const encoded = model.encode(["安全生产".repeat(100)], "passage").finally(() => (encoding.done = true));
    let turns = 0;
    for (; !encoding.done; turns++) await nextTurn();
    await encoded;
    expect(turns).toBeGreaterThan(10);
  });

  test("goes on in another thread where one dies", async () => {
    const threads: Worker[] = [];
    const note = (thread: Worker): void => void threads.push(thread);
    process.on("worker", note);
    try {
      const mortal = await ThreadedModel.load(folder);
      const long = ["安全生产".repeat(100)];
      const [expected] = await mortal.encode(long, "passage");
      const underway = Promise.all([mortal.encode(long, "passage"), mortal.encode(long, "passage")]);
      await threads[0]?.terminate();
      expect(await underway).toEqual([[expected], [expected]]);
      await threads[1]?.terminate();
      expect(await mortal.encode(long, "passage")).toEqual([expected]);
      expect(threads).toHaveLength(3);
    } finally {
      process.off("worker", note);
    }
  });

  test("says what is wrong with its folder", async () => {
    const missing = join(tmpdir(), "no such model");
    await expect(ThreadedModel.load(missing)).rejects.toMatchObject({
      name: "IndexError",
      message: expect.stringMatching(
        /^the embedding model in .*no such model cannot be loaded .*; restore the folder$/u,
      ),
    });
  });
});
