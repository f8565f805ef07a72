import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run as evaluate } from "../../../tools/eval.ts";
import { paragraph, wordFile } from "../../corpus/import/word-file.ts";
import { runTool } from "../run-tool.ts";

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
  {
    id: "q3",
    lang: "zh-Hans",
    kind: "fact",
    question: "水库多久巡查一次",
    gold: [{ file: "water.docx", quote: "各水库每天巡查两次" }],
  },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-eval-"));
  await mkdir(join(folder, "corpus"));
  await writeFile(join(folder, "corpus", "speech.txt"), speech);
  const water = paragraph("局长在防汛会议上的讲话") + paragraph("要备足防汛物资。各水库每天巡查两次。");
  await writeFile(join(folder, "corpus", "water.docx"), wordFile(water));
  await writeFile(join(folder, "questions.jsonl"), questions.map((one) => JSON.stringify(one)).join("\n"));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]) {
  return runTool(folder, "eval", ...args);
}

describe("the eval command", () => {
  test("prints one JSON object and writes a report", { timeout: 120_000 }, async () => {
    const report = join(folder, "report.html");
    const { stdout } = await run("--questions", join(folder, "questions.jsonl"), "--json", "--html", report);
    const found = JSON.parse(stdout) as { overall: unknown; citations: unknown; results: unknown };
    expect(found.overall).toMatchObject({
      questions: 3,
      measures: { "hit@5": { value: 1, count: 2 }, refusableRefused: { value: 1 } },
    });
    expect(found.citations).toMatchObject({ notVerbatim: 0 });
    expect(found.results).toMatchObject([
      { id: "q1", firstHit: expect.any(Number) as number },
      { id: "q2", status: "refused" },
      { id: "q3", status: "answered", covered: 1 },
    ]);
    expect(await readFile(report, "utf8")).toContain("消防部门多久检查一次商场和学校");
  });

  test("searches a set of other texts", { timeout: 240_000 }, async () => {
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
        { id: "q1", firstHit: 1 },
        { id: "q2", firstHit: 1 },
      ],
    });
  });

  test("asks with the paragraph in and with it taken out", { timeout: 240_000 }, async () => {
    const set = join(folder, "towns");
    await mkdir(set);
    const towns = ["长安", "洛阳", "开封", "金陵", "临安", "成都", "广州", "泉州"];
    const passages = towns.map((town, place) => ({ id: `p${place}`, text: `${town}有居民${place + 3}万人。` }));
    const queries = towns.map((town, place) => ({
      id: `q${place}`,
      lang: "zh-Hans",
      text: `${town}有多少居民？`,
      gold: [`p${place}`],
      answers: [`${place + 3}万`],
      answer_start: [5],
    }));
    await writeFile(join(set, "passages.jsonl"), passages.map((one) => JSON.stringify(one)).join("\n"));
    await writeFile(join(set, "queries.jsonl"), queries.map((one) => JSON.stringify(one)).join("\n"));
    const { stdout } = await run("--set", set, "--judge", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ set: "towns", slices: [{ lang: "zh-Hans", questions: [2, 2] }] });
  });

  test("scores messages by kind and shows each of them", { timeout: 120_000 }, async () => {
    const messages = [
      { ...questions[0], text: questions[0]?.question, intent: "fact" },
      { id: "m2", lang: "en", text: "the weather on Mars", intent: "fact", answerable: false },
    ];
    const path = join(folder, "messages.jsonl");
    await writeFile(path, messages.map((one) => JSON.stringify(one)).join("\n"));
    const report = join(folder, "messages.html");
    const { stdout } = await run("--messages", path, "--json", "--html", report);
    expect(JSON.parse(stdout)).toMatchObject({ by: { fact: [expect.any(Number) as number, 2] }, rest: 0 });
    expect(await readFile(report, "utf8")).toContain("the weather on Mars");
    const { stdout: table } = await run("--messages", path);
    expect(table).toMatch(/^fact +\d +2 +\d/mu);
    expect(table).toMatch(/^seeking [\d.]+, the others 0, all [\d.]+$/mu);
  });

  test("refuses a bad question file before it builds anything", { timeout: 60_000 }, async () => {
    const bad = join(folder, "bad.jsonl");
    await cp(join(folder, "questions.jsonl"), bad);
    await writeFile(bad, '\n{"id": 1}', { flag: "a" });
    await expect(run("--questions", bad)).rejects.toMatchObject({
      code: 64,
      stdout: "",
      stderr: expect.stringMatching(/^yanju: .*bad\.jsonl, line 4: id: .*\n$/u) as string,
    });
  });

  test.each([
    [["--questions", "a", "--set", "b"], /say what to measure/u],
    [["--messages", "a", "--judge"], /--judge goes with --set/u],
    [["--set", "b", "--html", "c"], /--html goes with --questions or --messages/u],
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
