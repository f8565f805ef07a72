import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DocumentAnswerer } from "../../src/ask/answer.ts";
import { readCatalog } from "../../src/corpus/catalog.ts";
import { stemOf } from "../../src/corpus/import/formats.ts";
import { importDocument } from "../../src/corpus/import/import.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import type { Answer } from "../../src/domain.ts";
import { buildSearchIndex } from "../../src/index/build.ts";
import { exactBackend } from "../../src/index/exact.ts";
import type { Models } from "../../src/model/local-models.ts";
import { detectScript } from "../../src/text/detect.ts";
import { loadDictionary } from "../../src/text/dictionary.ts";
import { givenModels } from "./given-answerer.ts";
import { remade } from "./remade.ts";

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const corpus = fileURLToPath(new URL("../../corpus/", import.meta.url));
const questionFile = new URL("../../tools/eval/data/questions.jsonl", import.meta.url);
const least = 0.95;

interface Asked {
  readonly question: string;
  readonly history: readonly string[];
}

let root: string;
let models: Models;
let questions: readonly Asked[];
let original: readonly string[];

/** What a person would see of an answer: whether it answers, and the words quoted. */
function seen({ status, citations }: Answer): string {
  const quotes = citations.map(({ display }) => display.replaceAll(/[\s\u3000]/gu, ""));
  return JSON.stringify([status, quotes]);
}

/** The answers to all questions from the documents of a folder. */
async function answersFrom(folder: string): Promise<string[]> {
  const speeches = await loadCorpus({ given: folder }, detectScript, undefined, importDocument);
  expect(speeches).toHaveLength(5);
  const { embedder } = models;
  const index = await buildSearchIndex(speeches, { embedder, dictionary: loadDictionary(), backend: exactBackend });
  const answerer = new DocumentAnswerer(index, models);
  const answers: string[] = [];
  for (const { question, history } of questions) answers.push(seen(await answerer.answer({ text: question, history })));
  return answers;
}

/** The five speeches in a folder of their own, each as `bytes` makes it, under the entries of the catalogue. */
async function written(
  name: string,
  ending: string,
  bytes: (title: string, text: string) => Uint8Array,
): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder);
  const entries = await readCatalog(corpus);
  for (const { file, title } of entries) {
    const text = await readFile(join(corpus, file), "utf8");
    await writeFile(join(folder, stemOf(file) + ending), bytes(title.zh, text));
  }
  const renamed = entries.map((entry) => ({ ...entry, file: stemOf(entry.file) + ending }));
  await writeFile(join(folder, "catalog.json"), JSON.stringify(renamed));
  return folder;
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "yanju remade "));
  models = await givenModels();
  questions = (await readFile(questionFile, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Asked);
  // Without renderings, which would not fit the offsets of another format.
  original = await answersFrom(await written("original", ".txt", (_, text) => Buffer.from(text)));
});
afterAll(() => rm(root, { recursive: true }));

test.each(Object.entries(remade))(
  "the five speeches as %s: the same answers with the same quotes",
  async (name, format) => {
    const answers = await answersFrom(await written(name, format.ending, format.bytes));
    const other = answers.flatMap((answer, at) => (answer === original[at] ? [] : [questions[at]?.question ?? ""]));
    process.stdout.write(
      `${name}: ${questions.length - other.length} of ${questions.length} the same; others: ${other.slice(0, 6).join(" | ")}\n`,
    );
    expect(1 - other.length / questions.length).toBeGreaterThanOrEqual(least);
  },
);
