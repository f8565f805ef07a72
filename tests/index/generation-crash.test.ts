import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CurrentGeneration, GenerationStore } from "../../src/index/generation.ts";
import { RunningWriter } from "./writer-process.ts";

const kills = 30;
/** After this no further process is started, so that a slow machine ends in time. */
const budgetMs = 10_000;

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yanju 断电 "));
});
afterAll(() => rm(dataDir, { recursive: true }));

/** The one mark in every file and in the meta; throws where two are mixed. */
async function markOf({ generation, notice }: CurrentGeneration): Promise<string> {
  expect(notice).toBeUndefined();
  const mark = generation.meta.corpusHash;
  for (const path of Object.keys(generation.files)) {
    const text = await readFile(join(generation.folder, path), "utf8");
    expect(text.replaceAll(`${mark};`, ""), path).toBe("");
  }
  expect(Object.keys(generation.files)).toHaveLength(4);
  return mark;
}

it(
  "fault 35, 59: is old or new, never mixed, after a kill at any moment, and the next writer goes on",
  { timeout: 90_000 },
  async () => {
    const store = await GenerationStore.open(dataDir);
    const start = performance.now();
    let last: string | undefined;
    let done = 0;
    let between = 0;
    const newWriter = (name: string) => new RunningWriter(dataDir, name, "Infinity", "before");
    let next = newWriter("kill0");
    for (; done < kills && performance.now() - start < budgetMs; done++) {
      const writer = next;
      // Most of a kill's time is the start of a process: the next one starts beside this one's work.
      next = newWriter(`kill${done + 1}`);
      writer.goOn();
      // The first of its writes takes over the dead writer's lock and removes what that left.
      await writer.line("begin");
      await delay(Math.random() * 120);
      await writer.kill();

      const current = await store.current();
      const finished = writer.lines.filter((line) => line.startsWith("done ")).map((line) => line.slice(5));
      const begun = writer.lines.filter((line) => line.startsWith("begin ")).map((line) => line.slice(6));
      const old = finished.at(-1) ?? last;
      const mark = current && (await markOf(current));
      expect([old, begun.at(-1)]).toContain(mark);
      if (mark === old && begun.length > finished.length) between++;
      last = mark;
    }
    await next.kill();
    // What the kills left goes at the next start, before any build succeeds.
    const serving = await store.current();
    await mkdir(join(dataDir, "index", "staging-000001-0badf00d"), { recursive: true });
    await writeFile(join(dataDir, "index", "CURRENT.new"), "");
    await (await GenerationStore.open(dataDir)).tidy();
    expect(await store.current()).toEqual(serving);
    const kept = await readdir(join(dataDir, "index"));
    expect(kept.filter((name) => !/^(\d{6}-[0-9a-f]{8}|CURRENT)$/.test(name))).toEqual([]);
    expect(kept.length).toBeLessThanOrEqual(3);
    expect(done).toBeGreaterThanOrEqual(5);
    expect(between).toBeGreaterThan(0);

    const writer = new RunningWriter(dataDir, "after", "1");
    expect(await writer.end()).toBe(0);
    const current = await store.current();
    expect(current && (await markOf(current))).toBe("after-1");
    const left = await readdir(join(dataDir, "index"));
    expect(left.filter((name) => !/^(\d{6}-[0-9a-f]{8}|CURRENT)$/.test(name))).toEqual([]);
    expect(left.length).toBeLessThanOrEqual(3);
  },
);
