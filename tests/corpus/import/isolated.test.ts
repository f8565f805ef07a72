import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test, vi } from "vitest";
import { ImportCache } from "../../../src/corpus/import/import-cache.ts";
import type * as Isolated from "../../../src/corpus/import/isolated.ts";
import { paragraph, wordFile } from "./word-file.ts";

vi.setConfig({ testTimeout: 60_000 });

// A process of its own runs compiled code.
const compiled = pathToFileURL(join(import.meta.dirname, "../../../dist/corpus/import/isolated.js"));
const { IsolatedImporter } = (await import(compiled.href)) as typeof Isolated;
const importer = new IsolatedImporter();
afterAll(() => importer.close());

test("fault 41: files are read in turn, bad ones between good ones", async () => {
  const good = wordFile(paragraph("要抓好落实。"));
  const files: [string, Uint8Array][] = [
    ["a.docx", good],
    ["b.docx", Buffer.from("bad")],
    ["c.txt", Buffer.from("好。")],
    ["d.docx", good],
  ];
  const results = await Promise.allSettled(files.map(([path, bytes]) => importer.read(path, bytes)));
  expect(results.map((result) => (result.status === "fulfilled" ? result.value.text : String(result.reason)))).toEqual([
    "要抓好落实。\n",
    expect.stringMatching(/^CorpusError: b\.docx is damaged/u),
    "好。",
    "要抓好落实。\n",
  ]);
});

test("fault 41: a file that takes too long, or too much memory, is told in a line; the next one is read", async () => {
  const slow = wordFile(paragraph("安").repeat(200_000));
  const good = wordFile(paragraph("要抓好落实。"));
  const hasty = new IsolatedImporter({ longestMs: 300 });
  await expect(hasty.read("slow.docx", slow)).rejects.toThrow(/^slow\.docx takes longer than 0\.3 seconds to read/u);
  hasty.close();
  const small = new IsolatedImporter({ heapMb: 16, longestMs: 30_000 });
  await expect(small.read("large.docx", slow)).rejects.toThrow(
    /^large\.docx (?:takes too much memory|cannot be read)/u,
  );
  await expect(small.read("good.docx", good)).resolves.toEqual({ text: "要抓好落实。\n" });
  small.close();
});

test("what was read is kept by content; a damaged copy is read anew; nothing of a refusal; what is gone is forgotten", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yanju imported "));
  let reads = 0;
  const cache = new ImportCache(async (path, bytes) => {
    reads++;
    if (path === "bad") throw new Error("bad");
    return { text: Buffer.from(bytes).toString(), pages: [0] };
  }, folder);
  const cached = (path: string, bytes: Uint8Array) => cache.read(path, bytes);
  const one = Buffer.from("一");
  expect([await cached("a.pdf", one), await cached("b.pdf", one), reads]).toEqual([
    { text: "一", pages: [0] },
    { text: "一", pages: [0] },
    1,
  ]);
  const [name = ""] = await readdir(folder);
  await writeFile(join(folder, name), "{");
  expect([await cached("a.pdf", one), reads]).toEqual([{ text: "一", pages: [0] }, 2]);
  await expect(cached("bad", Buffer.from("二"))).rejects.toThrow("bad");
  expect(await readdir(folder)).toHaveLength(1);
  await new ImportCache(() => Promise.reject(new Error("none")), folder).keepOnlyUsed();
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});
