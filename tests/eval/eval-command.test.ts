import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run as evaluate } from "../../src/cli/eval.ts";
import { runner } from "../compile.ts";

const speech = `县长在安全生产会议上的讲话
同志们:今天的会议很重要。
一要落实企业主体责任。企业负责人每月至少检查一次本单位的安全生产工作。
二要加强消防检查。消防部门对商场和学校每季度检查一次。
`;
const questions = [
  {
    id: "q1",
    lang: "zh-Hans",
    kind: "fact",
    question: "消防部门多久检查一次商场和学校",
    gold: [{ file: "speech.txt", quote: "消防部门对商场和学校每季度检查一次" }],
  },
  { id: "q2", lang: "en", kind: "chit-chat", question: "hello", gold: [] },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-eval-"));
  await mkdir(join(folder, "corpus"));
  await writeFile(join(folder, "corpus", "speech.txt"), speech);
  await writeFile(join(folder, "questions.jsonl"), questions.map((one) => JSON.stringify(one)).join("\n"));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]) {
  const environment = { ...process.env, CORPUS_DIR: join(folder, "corpus"), DATA_DIR: join(folder, "data") };
  return promisify(execFile)(process.execPath, [runner, "eval", ...args], {
    env: environment,
  });
}

describe("the eval command", () => {
  test("prints one JSON object and writes a report", { timeout: 120_000 }, async () => {
    const report = join(folder, "report.html");
    const { stdout } = await run("--questions", join(folder, "questions.jsonl"), "--json", "--html", report);
    const found = JSON.parse(stdout) as { overall: unknown; citations: unknown; results: unknown };
    expect(found.overall).toMatchObject({
      questions: 2,
      measures: { "hit@5": { value: 1, count: 1 }, refusableRefused: { value: 1 } },
    });
    expect(found.citations).toMatchObject({ notVerbatim: 0 });
    expect(found.results).toMatchObject([
      { id: "q1", firstHit: expect.any(Number) as number },
      { id: "q2", status: "refused" },
    ]);
    expect(await readFile(report, "utf8")).toContain("消防部门多久检查一次商场和学校");
  });

  test("searches a set of other texts, and says what each leg is worth", { timeout: 240_000 }, async () => {
    const set = join(folder, "rivers");
    await mkdir(set);
    const texts = [
      "黄河全长5464公里，流经九个省区。",
      "泰山海拔1545米，在山东省中部。",
      "西湖在杭州市西部，湖面约6平方公里。",
    ];
    const passages = texts.map((text, place) => ({ id: `p${place}`, text }));
    const queries = [
      { id: "q1", lang: "zh-Hans", text: "泰山有多高？", gold: ["p1"] },
      { id: "q2", lang: "en", text: "How long is the Yellow River?", gold: ["p0"] },
    ];
    await writeFile(join(set, "passages.jsonl"), passages.map((one) => JSON.stringify(one)).join("\n"));
    await writeFile(join(set, "queries.jsonl"), queries.map((one) => JSON.stringify(one)).join("\n"));

    const { stdout } = await run("--set", set, "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      set: "rivers",
      passages: 3,
      byLanguage: { "zh-Hans": { measures: { "hit@1": { value: 1 } } }, en: { measures: { "nDCG@10": { value: 1 } } } },
      timings: { totalMs: { p95: expect.any(Number) as number } },
      results: [
        { id: "q1", ranks: [1] },
        { id: "q2", ranks: [1] },
      ],
    });
    const table = await run("--set", set, "--ablate");
    expect(table.stderr).not.toContain("Building the index");
    expect(table.stdout).toMatch(/^all +1\.000(?:.*\n)+without late interaction +\d(?:.*\n)+\+ lexical +\d/mu);
  });

  test("refuses a bad question file before it builds anything", { timeout: 60_000 }, async () => {
    const bad = join(folder, "bad.jsonl");
    await cp(join(folder, "questions.jsonl"), bad);
    await writeFile(bad, '\n{"id": 1}', { flag: "a" });
    await expect(run("--questions", bad)).rejects.toMatchObject({
      code: 64,
      stdout: "",
      stderr: expect.stringMatching(/^yanju: .*bad\.jsonl, line 3: id: .*\n$/u) as string,
    });
  });

  test.each([
    [["--questions", "a", "--set", "b"], /say what to measure/u],
    [["--questions", "a", "--limit", "3"], /--limit goes with --set/u],
    [["--set", "b", "--limit", "many"], /--limit takes a whole number/u],
    [["--set", "b", "--html", "c"], /--html goes with --questions/u],
  ])("refuses options that do not go together: %j", async (args, reason) => {
    await expect(evaluate(args)).rejects.toThrow(reason);
  });

  test("asks for the file it needs", { timeout: 60_000 }, async () => {
    await expect(run()).rejects.toMatchObject({
      code: 64,
      stderr: expect.stringContaining("--questions FILE") as string,
    });
  });
});
