import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { intents } from "../../src/domain.ts";
import { corpusGiven, type Ended, run } from "./command.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 600_000 });

const citation = z.strictObject({
  n: z.int().positive(),
  file: z.string(),
  title: z.string().min(1),
  section: z.array(z.string()),
  start: z.int().nonnegative(),
  end: z.int().positive(),
  quote: z.string().min(1),
  display: z.string().min(1),
  speaker: z.strictObject({ zh: z.string().optional(), en: z.string().optional() }).nullable(),
  also: z.array(z.string()),
  alsoTitles: z.array(z.string()),
  page: z.int().nullable(),
  headings: z.array(z.string()),
  date: z.string().nullable(),
  incomplete: z.string().nullable(),
  cut: z.strictObject({ before: z.boolean(), behind: z.boolean() }),
  marks: z.array(z.strictObject({ start: z.int(), end: z.int() })),
  rendering: z.string().min(1).optional(),
  score: z.number(),
});
const answerShape = {
  question: z.string(),
  language: z.enum(["zh-Hans", "zh-Hant", "en"]),
  status: z.enum(["answered", "related", "refused"]),
  intent: z.enum(intents),
  reply: z.enum(["quotes", "check", "catalogue", "help", "courtesy", "declined", "which", "nothing"]),
  text: z.string().min(1),
  lead: z.string().min(1),
  closing: z.string(),
  silent: z.array(z.string()),
  mentions: z.array(z.strictObject({ file: z.string(), count: z.int() })),
  missing: z.array(z.string()),
  topics: z.array(z.string()),
  parts: z.array(z.unknown()),
  check: z.unknown().optional(),
  citations: z.array(citation),
  passages: z.array(z.strictObject({ file: z.string(), start: z.int(), end: z.int(), score: z.number() })).max(10),
  timings: z.strictObject({ embedMs: z.number(), searchMs: z.number(), readMs: z.number(), totalMs: z.number() }),
};
const answer = z.strictObject(answerShape);
const batchAnswer = z.strictObject({ id: z.string(), ...answerShape });

const asked = [
  { id: "en", question: "what are the priority sectors" },
  { id: "zh-Hans", question: "重点行业领域有哪些" },
  { id: "zh-Hant", question: "重點行業領域有哪些" },
  { id: "thanks", question: "谢谢" },
  { id: "follow-up", question: "那扑火物资呢?", history: ["哪些人不能组织扑火?"] },
  { id: "empty", question: "" },
  { id: "long", question: "安".repeat(1001) },
  {
    id: "earlier",
    question: "还有呢?",
    history: [
      "问",
      { question: "重点行业领域有哪些", citations: [{ file: "a.txt", start: 1, end: 2, n: 1 }], status: "answered" },
    ],
  },
];

let folder: string;
let first: Ended;
let answers: Map<string, z.output<typeof batchAnswer>>;
const ask = (...args: string[]): Promise<Ended> => run(folder, ["ask", ...args], { CORPUS_DIR: corpusGiven });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju ask 问 "));
  await writeFile(
    join(folder, "questions.jsonl"),
    `\ufeff${asked.map((line) => JSON.stringify(line)).join("\r\n\n")}\n`,
  );
  first = await ask("--batch", "questions.jsonl");
  expect(first.code, first.stderr).toBe(0);
  const lines = first.stdout
    .trimEnd()
    .split("\n")
    .map((line) => batchAnswer.parse(JSON.parse(line)));
  answers = new Map(lines.map((line) => [line.id, line]));
});
afterAll(() => rm(folder, { recursive: true }));

async function expectVerbatim({ citations }: z.output<typeof answer>): Promise<void> {
  expect(citations.map(({ n }) => n)).toEqual(citations.map((_, index) => index + 1));
  for (const { file, start, end, quote } of citations) {
    expect((await readFile(join(corpusGiven, file), "utf8")).slice(start, end)).toBe(quote);
  }
}

describe("the first start", () => {
  test("builds the index, says so on standard error, and answers in the order asked", () => {
    expect(first.stderr).toMatch(
      /^Building the index of \d+ texts, once\.\n(?:Building the index: [^\n]*\.\n)*The index is built\.\n$/u,
    );
    expect([...answers.keys()]).toEqual(asked.map(({ id }) => id));
  });
});

describe.each(["en", "zh-Hans", "zh-Hant"] as const)("the priority sectors in %s", (id) => {
  test("are answered in that language, word for word", async () => {
    const found = answers.get(id);
    if (!found) throw new Error(`no answer ${id}`);
    expect(found).toMatchObject({ language: id, status: "answered" });
    await expectVerbatim(found);
    expect(found.citations.length).toBeGreaterThan(0);
    for (const { display } of found.citations) expect(found.text).toContain(display);
  });

  test("come with ten passages, those that were not read best first", () => {
    const passages = answers.get(id)?.passages ?? [];
    expect(new Set(passages.map(({ file, start }) => `${file} ${start}`)).size).toBe(10);
    const scores = passages.slice(4).map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

describe("answers without a quote", () => {
  test.each(["thanks", "empty", "long"])("%s: refused, no citation", (id) => {
    expect(answers.get(id)).toMatchObject({ status: "refused", citations: [] });
  });
});

test("a question too long for the batch says how long it may be", () => {
  expect(answers.get("long")?.text).toMatch(/1,?000/u);
});

describe("one question", () => {
  test.each([
    ["the question", ["安".repeat(1001)]],
    ["an earlier one", ["问题", "--history", "安".repeat(1001)]],
  ])("with %s over 1,000 characters is turned away in a line", async (_, args) => {
    const { code, stdout, stderr } = await ask(...args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toMatch(/^[^\n]*at most 1000 characters, this one 1001[^\n]*\n$/u);
  });

  test("as plain text: quotes, sources and nothing else on standard output", async () => {
    const { code, stdout, stderr } = await ask("what", "are", "the", "priority", "sectors");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(`${answers.get("en")?.text}\n`);
  });

  test("as one Answer object, with its history", async () => {
    const { code, stdout, stderr } = await ask("--json", "那扑火物资呢?", "--history", "哪些人不能组织扑火?");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const found = answer.parse(JSON.parse(stdout));
    await expectVerbatim(found);
    const { id: _, timings: __, ...same } = answers.get("follow-up") ?? { id: "", timings: {} };
    const { timings: ___, ...shown } = found;
    expect(shown).toEqual(same);
    expect(found.citations.map(({ file }) => file)).toContain("003_8e0abea7bf70d122.txt");
  });
});
