import { readdir, readFile } from "node:fs/promises";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { type Models, loadLocalModels } from "../../src/model/local-models.ts";
import type * as Compiled from "../../src/model/threaded-models.ts";

// Encoding takes long where other tests share the processor.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folders = ["multilingual-e5-small-zh-en", "yanju-reader"].map((name) =>
  fileURLToPath(new URL(`../../models/${name}`, import.meta.url)),
) as [string, string];
const compiled = new URL("../../dist/model/threaded-models.js", import.meta.url).href;
const texts = ["谁负责消防检查", "消防部门对商场和学校每季度检查一次。", "Who inspects fire safety?", ""];

let load: typeof Compiled.loadThreadedModels;
let models: Models;
beforeAll(async () => {
  ({ loadThreadedModels: load } = (await import(compiled)) as typeof Compiled);
  models = await load(...folders);
});

describe("models in a thread of their own", () => {
  test("are the same models and give the same", async () => {
    const local = await loadLocalModels(...folders);
    expect(models.embedder.model).toEqual(local.embedder.model);
    for (const role of ["query", "passage"] as const) {
      expect(await models.embedder.encode(texts, role)).toEqual(await local.embedder.encode(texts, role));
    }
    const [question = "", passage = "", message = ""] = texts;
    expect(await models.reader.read(question, "讲话", passage)).toEqual(
      await local.reader.read(question, "讲话", passage),
    );
    expect(await models.reader.classify(message)).toEqual(await local.reader.classify(message));
  });

  test("give each of many callers what they asked for", async () => {
    const alone: number[][] = [];
    for (const text of texts) alone.push(await models.embedder.embedQuery(text));
    expect(await Promise.all(texts.map((text) => models.embedder.embedQuery(text)))).toEqual(alone);
  });

  test("leave the caller's thread to others meanwhile", async () => {
    const encoding = { done: false };
    const encoded = models.embedder.encode(["安全生产".repeat(100)], "passage").finally(() => (encoding.done = true));
    let turns = 0;
    for (; !encoding.done; turns++) await nextTurn();
    await encoded;
    expect(turns).toBeGreaterThan(10);
  });

  test.runIf(process.platform === "linux")("compute behind the threads that serve", async () => {
    const stats = await Promise.all(
      (await readdir("/proc/self/task")).map((id) => readFile(`/proc/self/task/${id}/stat`, "utf8")),
    );
    // What stands behind the name in brackets is counted from 3; nice is 19.
    const nice = stats.map((stat) => Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]));
    expect(Math.max(...nice)).toBeGreaterThan(getPriority());
  });

  test("let a question go before the texts of an index", async () => {
    const finished: string[] = [];
    const note = (name: string) => (): void => void finished.push(name);
    const index = Promise.all(
      Array.from({ length: 6 }, (_, n) => models.embedder.encode([`安全生产${n}`], "passage").then(note("index"))),
    );
    const whole = models.embedder.encode(texts.concat(texts), "passage").then(note("whole"));
    const asked = Promise.all([
      models.embedder.encode(["谁负责消防检查"], "query").then(note("query")),
      models.reader.read("谁负责", "", "安全生产由市长负责。").then(note("read")),
      models.reader.classify("你好").then(note("classify")),
    ]);
    await Promise.all([index, whole, asked]);
    expect(finished.filter((name) => name !== "index")).toEqual(["query", "read", "classify", "whole"]);
    // What the thread has begun is finished first.
    expect(finished.slice(0, 4).filter((name) => name === "index").length).toBeLessThanOrEqual(1);
  });

  test("go on in another thread where one dies", async () => {
    const threads: Worker[] = [];
    const note = (thread: Worker): void => void threads.push(thread);
    process.on("worker", note);
    try {
      const { embedder: mortal, reader } = await load(...folders);
      // Takes long to cut into tokens: a thread ended within the native code would take the process with it.
      const long = ["安全生产".repeat(2048)];
      const passage = long.join("");
      const [expected] = await mortal.encode(long, "passage");
      const underway = Promise.all([mortal.encode(long, "passage"), mortal.encode(long, "passage")]);
      await threads[0]?.terminate();
      expect(await underway).toEqual([[expected], [expected]]);
      await threads[1]?.terminate();
      expect(await mortal.encode(long, "passage")).toEqual([expected]);
      const reading = await reader.read("谁负责", "", passage);
      const again = reader.read("谁负责", "", passage);
      await threads[2]?.terminate();
      expect(await again).toEqual(reading);
      expect(threads).toHaveLength(4);
    } finally {
      process.off("worker", note);
    }
  });

  test("say what is wrong with a folder", async () => {
    const missing = join(tmpdir(), "no such model");
    await expect(load(missing, folders[1])).rejects.toMatchObject({
      name: "IndexError",
      message: expect.stringMatching(
        /^the embedding model in .*no such model cannot be loaded .*; restore the folder$/u,
      ),
    });
    await expect(load(folders[0], missing)).rejects.toMatchObject({
      name: "IndexError",
      message: expect.stringMatching(/^the reader in .*no such model cannot be loaded .*; restore the folder$/u),
    });
  });
});
