import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Documents } from "../../src/corpus/documents.ts";
import { importDocument } from "../../src/corpus/import/import.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import { detectScript } from "../../src/text/detect.ts";

let root: string;
let shelves: { given: string; added: string };
const open = (): Documents => new Documents(shelves, importDocument, detectScript);
const text = (words: string): Buffer => Buffer.from(`局长在防汛会议上的讲话\n各水库每天巡查${words}次。\n`);
const there = async (): Promise<[string, string | undefined][]> =>
  (await loadCorpus(shelves, detectScript)).map(({ info, raw }) => [info.file, /巡查(.)次/u.exec(raw)?.[1]]);
/** Every file below what was added, hidden ones too. */
const files = async (): Promise<string[]> =>
  (await readdir(shelves.added, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "yanju documents "));
  shelves = { given: join(root, "given"), added: join(root, "added") };
  await mkdir(shelves.given);
  await writeFile(join(shelves.given, "a.txt"), text("一"));
});
afterEach(() => rm(root, { recursive: true }));

test("a version of the same name, taken back: the one before, whether it was given or added", async () => {
  const documents = open();
  await documents.replaceBytes("a.txt", text("二"), "a.txt");
  expect(await there()).toEqual([["a.txt", "二"]]);
  await documents.replaceBytes("a.txt", text("三"), "a.txt");
  await documents.undo("a.txt");
  expect(await there()).toEqual([["a.txt", "二"]]);
  await documents.undo("a.txt");
  expect(await there()).toEqual([["a.txt", "一"]]);
  expect(await readFile(join(shelves.given, "a.txt"))).toEqual(text("一"));
});

test("a version of another name, taken back: the one before under its own", async () => {
  const documents = open();
  await documents.addBytes("b.txt", text("二"));
  await documents.edit("b.txt", [["date", "2024"]]);
  await documents.replaceBytes("c.txt", text("三"), "b.txt");
  await documents.replaceBytes("d.txt", text("四"), "a.txt");
  expect(await there()).toEqual([
    ["c.txt", "三"],
    ["d.txt", "四"],
  ]);
  const [, last] = await loadCorpus(shelves, detectScript);
  expect(last?.info.replaces).toEqual(["a.txt"]);
  await documents.undo("d.txt");
  await documents.undo("c.txt");
  expect(await there()).toEqual([
    ["a.txt", "一"],
    ["b.txt", "二"],
  ]);
});

test("removed, nothing of it is left, of its earlier versions neither", async () => {
  const documents = open();
  await documents.addBytes("b.txt", text("二"));
  await documents.replaceBytes("b.txt", text("三"), "b.txt");
  await documents.replaceBytes("c.txt", text("四"), "b.txt");
  await documents.edit("c.txt", [["place", "临渚市"]]);
  await mkdir(join(shelves.added, "renderings"));
  await writeFile(join(shelves.added, "renderings/c.txt.en.jsonl"), "");
  await documents.remove("c.txt");
  expect(await files()).toEqual(["changes.json"]);
  expect(await readFile(join(shelves.added, "changes.json"), "utf8")).not.toMatch(/[bc]\.txt|临渚/u);
});

test("the same bytes again are no fault, others under a name that is taken are", async () => {
  const documents = open();
  await documents.addBytes("b.txt", text("二"));
  await documents.addBytes("b.txt", text("二"));
  await expect(documents.addBytes("b.txt", text("三"))).rejects.toThrow(/there is a document b\.txt already/u);
  await expect(documents.addBytes("a.txt", text("三"))).rejects.toThrow(/there is a document a\.txt already/u);
  await expect(documents.undo("none.txt")).rejects.toThrow(/there is no document none\.txt/u);
});

test("changed by several at once, nothing is lost", async () => {
  await Promise.all(
    Array.from({ length: 8 }, async (_, at) => {
      const documents = open();
      await documents.addBytes(`n${at}.txt`, text("二"));
      await documents.edit(`n${at}.txt`, [["number", `第${at}号`]]);
    }),
  );
  const numbers = (await loadCorpus(shelves, detectScript)).map(({ info }) => info.number);
  expect(numbers).toEqual([undefined, ...Array.from({ length: 8 }, (_, at) => `第${at}号`)]);
});
