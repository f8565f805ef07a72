import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { Library } from "../../../src/ask/catalogue/library.ts";
import type { Speech } from "../../../src/domain.ts";
import type { Feedback } from "../../../src/memory/feedback.ts";
import { evaluationCase } from "../../../src/telegram/evaluation-case.ts";
import { readQuestions } from "../../../tools/eval/question-file.ts";
import { readSources } from "../../../tools/eval/sources.ts";
import { five } from "../../ask/documents.ts";
import { praise } from "../../memory/samples.ts";
import { sectorsAnswer } from "../../telegram/sample-answers.ts";

const corpus = fileURLToPath(new URL("../../../corpus", import.meta.url));

/** What `eval --questions` makes of an export over these documents. */
async function read(entries: readonly Partial<Feedback>[], speeches: readonly Speech[]) {
  const folder = await mkdtemp(join(tmpdir(), "yanju-feedback-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const library = new Library(speeches);
  const lines = entries.map((entry, id) =>
    evaluationCase({ ...praise(1), givenAt: new Date("2024-05-01T08:00:00Z"), ...entry, id: id + 1 }, library),
  );
  const path = join(folder, "feedback.jsonl");
  await writeFile(path, lines.join("\n"));
  return readQuestions(path, await readSources({ given: corpus }));
}

const sectors = sectorsAnswer("重点行业领域有哪些？", "zh-Hans");
const near = sectorsAnswer("民兵训练怎么安排？", "en", "related");

test("the export of ratings is a question file as it is", async () => {
  const questions = await read(
    [
      { verdict: "good", answer: sectors },
      { verdict: "good", answer: near },
      { verdict: "good", answer: { ...sectors, status: "refused", citations: [] } },
      { verdict: "bad", answer: sectors, history: ["先前的问题"] },
      { verdict: "wrong-quote", citation: 2, answer: sectors },
      { verdict: "good", answer: undefined },
    ],
    five,
  );
  expect(questions.map(({ id, expectation, gold, history }) => [id, expectation, gold.length, history.length])).toEqual(
    [
      ["f001", "answerable", 2, 0],
      ["f002", "unanswerable", 1, 0],
      ["f003", "refusable", 0, 0],
      ["f004", "unknown", 0, 1],
      ["f005", "unknown", 0, 0],
      ["f006", "unknown", 0, 0],
    ],
  );
  expect(questions[4]?.note).toMatch(/wrong: 001_0b87d2ec0b8c6638\.txt: 要在重点行业领域/u);
});

test("quotes that stand nowhere any more are no gold, and stop nothing", async () => {
  const [first] = sectors.citations;
  const gone = { ...(first ?? expect.unreachable()), n: 3, file: "removed.txt", quote: "这句话已经不在任何文件里了。" };
  const questions = await read(
    [
      { verdict: "good", answer: { ...sectors, citations: [...sectors.citations, gone] } },
      { verdict: "good", answer: { ...sectors, citations: [gone] } },
    ],
    five,
  );
  expect(questions.map(({ expectation, gold }) => [expectation, gold.length])).toEqual([
    ["answerable", 2],
    ["unknown", 0],
  ]);
  expect(questions[0]?.note).toContain("shown: removed.txt: 这句话");
});

test("documents that people added are sources as those that were given", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yanju-sources-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const shelves = { given: join(folder, "given"), added: join(folder, "added") };
  for (const [shelf, name] of [
    [shelves.given, "a.txt"],
    [shelves.given, "b.txt"],
    [shelves.added, "b.txt"],
    [shelves.added, "c.txt"],
  ] as const) {
    await mkdir(shelf, { recursive: true });
    await writeFile(join(shelf, name), `${shelf === shelves.added ? "新" : "旧"}${name}`);
  }
  expect(Object.fromEntries(await readSources(shelves))).toEqual({
    "a.txt": "旧a.txt",
    "b.txt": "新b.txt",
    "c.txt": "新c.txt",
  });
});
