import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GenerationStore } from "../../src/index/generation.ts";
import type { GenerationMeta } from "../../src/index/manifest.ts";
import { takeLock } from "../../src/ops/lock.ts";
import { LockError } from "../../src/ops/errors.ts";
import { RunningWriter } from "../index/writer-process.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju 锁 "));
  path = join(folder, "LOCK");
});
afterEach(() => rm(folder, { recursive: true }));

/** A lock as a process elsewhere leaves it, last heard of `silentMs` ago. */
async function foreignLock(silentMs: number): Promise<void> {
  await mkdir(path);
  const owner = { token: "0123456789abcdef", pid: 4711, place: "elsewhere", host: "other-host", started: "1" };
  await writeFile(join(path, "owner.json"), JSON.stringify(owner));
  const heard = new Date(Date.now() - silentMs);
  await utimes(join(path, "owner.json"), heard, heard);
}

describe("fault 39: the index lock", () => {
  it("is refused while held, naming the process, and free again once released", async () => {
    const held = await takeLock(path, 0);
    await expect(takeLock(path, 0)).rejects.toThrow(LockError);
    await expect(takeLock(path, 0)).rejects.toThrow(`process ${process.pid} on ${hostname()}`);
    await held.release();
    await (await takeLock(path, 0)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("is waited for", async () => {
    const held = await takeLock(path, 0);
    const next = takeLock(path, 30_000);
    await delay(50);
    await held.release();
    await (await next).release();
  });

  it("is held by one at a time, however many want it", async () => {
    let holders = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        const lock = await takeLock(path, 60_000);
        most = Math.max(most, ++holders);
        await delay(2);
        holders--;
        await lock.release();
      }),
    );
    expect(most).toBe(1);
  });

  it("of a dead process is taken over by exactly one of many", async () => {
    const writer = new RunningWriter(folder, "dead", "1", "within");
    await writer.line("begin");
    await writer.kill();
    const dead = join(folder, "index", "LOCK");
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(dead, 0)));
    const locks = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
    expect(locks).toHaveLength(1);
    await locks[0]?.assertHeld();
  });

  it("of a dead process whose number a living one has now is taken over", async () => {
    const held = await takeLock(path, 0);
    const owner: unknown = JSON.parse(await readFile(join(path, "owner.json"), "utf8"));
    await writeFile(join(path, "owner.json"), JSON.stringify(Object.assign({}, owner, { token: "ff", started: "1" })));
    const taken = await takeLock(path, 0);
    await expect(held.assertHeld()).rejects.toThrow(LockError);
    await held.release();
    await taken.assertHeld();
    await taken.release();
  });

  it("of another machine is respected while that gives signs of life, and taken over when it falls silent", async () => {
    await foreignLock(10_000);
    await expect(takeLock(path, 0)).rejects.toThrow("process 4711 on other-host");
    await rm(path, { recursive: true });
    await foreignLock(3_600_000);
    await (await takeLock(path, 0)).release();
  });

  it.each(["", "{", "{}"])("that cannot be read (%j) is refused with what to do", async (text) => {
    await mkdir(path);
    await writeFile(join(path, "owner.json"), text);
    await expect(takeLock(path, 0)).rejects.toThrow(LockError);
    await expect(takeLock(path, 0)).rejects.toThrow(/remove that folder and run again/);
  });

  it("that names nobody is refused with what to do", async () => {
    await mkdir(path);
    await writeFile(join(path, "something"), "");
    await expect(takeLock(path, 0)).rejects.toThrow(/names no process.*remove that folder/);
  });
});

describe("fault 39: two writers at once", { timeout: 60_000 }, () => {
  it("both get their turn where there is time to wait", async () => {
    const writers = ["one", "two"].map((name) => new RunningWriter(folder, name, "4"));
    expect(await Promise.all(writers.map((writer) => writer.end()))).toEqual([0, 0]);
    for (const [i, writer] of writers.entries()) {
      expect(writer.lines.filter((line) => line.startsWith("done"))).toHaveLength(4);
      expect(writer.lines.at(-1)).toBe(`done ${["one", "two"][i]}-4`);
    }
    const current = await (await GenerationStore.open(folder)).current();
    expect(["one-4", "two-4"]).toContain(current?.generation.meta.corpusHash);
    expect(current?.notice).toBeUndefined();
  });

  it("the second is refused at its limit, naming the first, whose index is not harmed", async () => {
    const meta: GenerationMeta = {
      model: { id: "m", hash: "h", dimension: 2 },
      corpusHash: "mine",
      backend: "exact",
      documents: [],
    };
    const store = await GenerationStore.open(folder, { lockWaitMs: 0 });
    const writer = new RunningWriter(folder, "first", "1", "within");
    await writer.line("begin");
    const second = store.write(meta, () => Promise.reject(new Error("must not run")));
    await expect(second).rejects.toThrow(LockError);
    await expect(second).rejects.toThrow(`process ${writer.pid} on`);
    expect(await writer.end()).toBe(0);
    expect((await store.current())?.generation.meta.corpusHash).toBe("first-1");
  });
});
