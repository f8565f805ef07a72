import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DocumentAnswerer } from "../../src/ask/answer.ts";
import { exactBackend } from "../../src/index/exact.ts";
import { loadSearchIndex, saveSearchIndex, type SearchIndex } from "../../src/index/search-index.ts";
import { WordReader } from "../model/word-reader.ts";
import { buildSmallIndex, embedder } from "./small-index.ts";

let folder: string;
let built: SearchIndex;
let loaded: SearchIndex;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju 索引 "));
  built = await buildSmallIndex();
  await saveSearchIndex(built, folder, exactBackend);
  loaded = await loadSearchIndex(folder, embedder.model.dimension, exactBackend);
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

test.each([
  "水库大坝多久巡查一次",
  "沙袋和抽水泵由谁储备",
  "食堂留樣保存多久",
  "Who checks the dam?",
  "how often do drivers have a physical examination",
  "红烧肉怎么做",
])("what was saved answers as what was built, to the last digit: %s", async (text) => {
  const answers = await Promise.all(
    [built, loaded].map((index) =>
      new DocumentAnswerer(index, { embedder, reader: new WordReader() }).answer({ text }),
    ),
  );
  const [before, after] = answers.map((answer) => ({ ...answer, timings: undefined }));
  expect(after).toEqual(before);
  expect(before?.text).not.toBe("");
});

test("the speeches come back as they were, with all that was read off them", () => {
  expect(loaded.speeches).toEqual(JSON.parse(JSON.stringify(built.speeches)));
  expect(loaded.passages).toEqual(loaded.speeches.flatMap(({ passages }) => passages));
  expect(loaded.sentences).toEqual(built.sentences);
  expect(loaded.questionCentres).toEqual(built.questionCentres);
});

test("a folder that lacks a file loads nothing", async () => {
  await rm(join(folder, "terms-words.json"));
  await expect(loadSearchIndex(folder, embedder.model.dimension, exactBackend)).rejects.toThrow("terms-words.json");
});
