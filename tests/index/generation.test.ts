import { createHash } from "node:crypto";
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exactBackend } from "../../src/index/exact.ts";
import { GenerationStore, requireModel } from "../../src/index/generation.ts";
import type { GenerationMeta } from "../../src/index/manifest.ts";
import { IndexError } from "../../src/ops/errors.ts";

const meta: GenerationMeta = {
  model: { id: "small", hash: "abc", dimension: 2 },
  corpusHash: "c0",
  backend: "exact",
  documents: [],
  passages: { count: 2, note: ["any JSON"] },
};

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yanju 数据 "));
});
afterEach(() => rm(dataDir, { recursive: true }));

const write = (store: GenerationStore, text: string) =>
  store.write({ ...meta, text }, (folder) => writeFile(join(folder, "text"), text));

describe("generations", () => {
  it("has none at first", async () => {
    const store = await GenerationStore.open(join(dataDir, "not", "made yet"));
    expect(await store.current()).toBeUndefined();
    expect(await store.read(() => Promise.resolve("used"))).toBeUndefined();
  });

  it("gives back what was written, nested files and any meta, also to another store", async () => {
    const store = await GenerationStore.open(dataDir);
    const written = await store.write(meta, async (folder) => {
      await mkdir(join(folder, "词 表", "empty"), { recursive: true });
      await writeFile(join(folder, "词 表", "文件.json"), "{}");
      await exactBackend.save(await exactBackend.build([Float32Array.of(1, 0)], 2), join(folder, "passages"));
    });
    const current = await (await GenerationStore.open(dataDir)).current();
    expect(current).toEqual({ generation: written });
    expect(written.meta).toEqual(meta);
    expect(Object.keys(written.files)).toEqual(["passages/vectors.f32", "词 表/文件.json"]);
    expect(await readFile(join(written.folder, "词 表", "文件.json"), "utf8")).toBe("{}");
    expect((await exactBackend.load(join(written.folder, "passages"), 2)).size).toBe(1);
  });

  it("keeps the generation before and removes older ones and what killed writers left", async () => {
    const store = await GenerationStore.open(dataDir);
    await mkdir(join(dataDir, "index", "staging-000009-0123abcd"));
    await mkdir(join(dataDir, "index", "LOCK.0123456789abcdef"));
    const ids = [];
    for (const text of ["one", "two", "three"]) ids.push((await write(store, text)).id);
    expect((await readdir(join(dataDir, "index"))).sort()).toEqual([...ids.slice(1), "CURRENT"].sort());
    expect((await store.current())?.generation.meta["text"]).toBe("three");
  });

  it("leaves everything as it was where filling fails", async () => {
    const store = await GenerationStore.open(dataDir);
    const { id } = await write(store, "one");
    const failing = store.write(meta, async (folder) => {
      await writeFile(join(folder, "half"), "half");
      throw new Error("the embedder went away");
    });
    await expect(failing).rejects.toThrow("the embedder went away");
    expect((await readdir(join(dataDir, "index"))).sort()).toEqual([id, "CURRENT"].sort());
    expect((await store.current())?.generation.id).toBe(id);
  });

  it("keeps the good generation before, not the damaged current one, when a new one is written", async () => {
    const store = await GenerationStore.open(dataDir);
    const good = await write(store, "one");
    const damaged = await write(store, "two");
    await appendFile(join(damaged.folder, "text"), "!");
    const fresh = await write(store, "three");
    expect((await readdir(join(dataDir, "index"))).sort()).toEqual([good.id, fresh.id, "CURRENT"].sort());
  });

  it("reads one that an earlier version wrote, which did not say what documents it holds", async () => {
    const store = await GenerationStore.open(dataDir);
    const { folder } = await write(store, "one");
    const { documents: _documents, ...older } = meta;
    const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as object;
    const text = JSON.stringify({ ...manifest, meta: older });
    await writeFile(join(folder, "manifest.json"), text);
    const seal = createHash("sha256").update(text).digest("hex");
    await writeFile(join(folder, "manifest.sha256"), `${seal}  manifest.json\n`);
    expect((await store.current())?.generation.meta.documents).toEqual([]);
    await write(store, "two");
    expect(await readdir(join(dataDir, "index"))).toHaveLength(3);
  });

  it("keeps no generation that holds a document which has been removed", async () => {
    const store = await GenerationStore.open(dataDir);
    const of = (documents: string[]) =>
      store.write({ ...meta, documents }, (folder) => writeFile(join(folder, "text"), ""));
    const one = await of(["a.txt"]);
    const two = await of(["a.txt", "b.txt"]);
    expect((await readdir(join(dataDir, "index"))).sort()).toEqual([one.id, two.id, "CURRENT"].sort());
    const three = await of(["b.txt"]);
    expect((await readdir(join(dataDir, "index"))).sort()).toEqual([three.id, "CURRENT"].sort());
  });

  it("can be written anew where all generations are damaged, which reading refuses", async () => {
    const store = await GenerationStore.open(dataDir);
    await appendFile(join((await write(store, "one")).folder, "text"), "!");
    await expect(store.current()).rejects.toThrow(IndexError);
    await expect(store.current()).rejects.toThrow(/text is damaged.*build the index again/);
    await write(store, "two");
    expect((await store.current())?.generation.meta["text"]).toBe("two");
  });

  it("reads again from the newer generation where a re-index removed the one being read", async () => {
    const store = await GenerationStore.open(dataDir);
    await write(store, "one");
    const texts: string[] = [];
    const text = await store.read(async ({ generation }) => {
      texts.push(JSON.stringify(generation.meta["text"]));
      if (texts.length === 1) for (const newer of ["two", "three"]) await write(store, newer);
      return readFile(join(generation.folder, "text"), "utf8");
    });
    expect(texts).toEqual(['"one"', '"three"']);
    expect(text).toBe("three");
  });

  it("passes on what goes wrong in the reader's own work", async () => {
    const store = await GenerationStore.open(dataDir);
    await write(store, "one");
    await expect(store.read(() => Promise.reject(new Error("mine")))).rejects.toThrow("mine");
  });

  it("fault 38: serves readers without a fault while it is written again and again", async () => {
    const store = await GenerationStore.open(dataDir);
    await write(store, "0");
    let writing = true;
    const writer = (async () => {
      for (let n = 1; n <= 12; n++) await write(store, String(n));
      writing = false;
    })();
    const seen: number[] = [];
    while (writing) {
      const mark = await store.read(async ({ generation, notice }) => {
        expect(notice).toBeUndefined();
        const text = await readFile(join(generation.folder, "text"), "utf8");
        expect(text).toBe(generation.meta["text"]);
        return Number(text);
      });
      seen.push(mark ?? Number.NaN);
    }
    await writer;
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect((await store.current())?.generation.meta["text"]).toBe("12");
  });

  it("refuses a folder that is a file, naming it", async () => {
    await writeFile(join(dataDir, "index"), "");
    await expect(GenerationStore.open(dataDir)).rejects.toThrow(IndexError);
    await expect(GenerationStore.open(dataDir)).rejects.toThrow(join(dataDir, "index"));
  });
});

describe("fault 36: the model of a generation", () => {
  it.each([
    { id: "small", hash: "abd", dimension: 2 },
    { id: "large", hash: "abc", dimension: 2 },
    { id: "small", hash: "abc", dimension: 3 },
  ])("is refused beside another one, both named: %o", async (other) => {
    const generation = await write(await GenerationStore.open(dataDir), "one");
    expect(() => requireModel(generation, meta.model)).not.toThrow();
    expect(() => requireModel(generation, other)).toThrow(IndexError);
    expect(() => requireModel(generation, other)).toThrow(
      `model small (2, abc), in use is ${other.id} (${other.dimension}, ${other.hash})`,
    );
  });
});
