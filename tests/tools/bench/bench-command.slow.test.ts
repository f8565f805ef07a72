import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BenchResult } from "../../../tools/bench/bench-table.ts";
import { runTool } from "../run-tool.ts";

const speech = `县长在安全生产会议上的讲话
同志们:今天的会议很重要。
一要落实企业主体责任。企业负责人每月至少检查一次本单位的安全生产工作。
二要加强消防检查。消防部门对商场和学校每季度检查一次。
`;
const question = {
  id: "q1",
  lang: "zh-Hans",
  kind: "fact",
  question: "消防部门多久检查一次商场和学校",
  gold: [{ file: "speech.txt", quote: "消防部门对商场和学校每季度检查一次" }],
};
const articles = Array.from(
  { length: 12 },
  (_, i) => `**第${i + 1}条**　第${i + 1}类单位应当每${i + 2}个月报告一次安全情况。`,
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-bench-test-"));
  for (const name of ["corpus", "laws"]) await mkdir(join(folder, name));
  await writeFile(join(folder, "corpus", "speech.txt"), speech);
  await writeFile(join(folder, "questions.jsonl"), JSON.stringify(question));
  const law = { id: "law", title: "安全法", text: `# 安全法\n\n${articles.join("\n\n")}` };
  await writeFile(join(folder, "laws", "passages.jsonl"), JSON.stringify(law));
  await writeFile(
    join(folder, "laws", "queries.jsonl"),
    JSON.stringify({
      id: "q",
      lang: "zh-Hans",
      text: "第三类单位多久报告一次",
      gold: ["law"],
      spans: [{ doc: "law", start: 0, end: 9 }],
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

function run(...args: string[]) {
  return runTool(folder, "bench", ...args);
}

describe("the bench command", () => {
  test("compares with the peers, scales, and writes what it found", { timeout: 300_000 }, async () => {
    const docs = join(folder, "docs");
    const files = ["--questions", join(folder, "questions.jsonl"), "--laws", join(folder, "laws"), "--docs", docs];
    const { stdout } = await run(...files, "--sizes", "10,30", "--json");
    const { standings, residentBytes, scaling } = JSON.parse(stdout) as BenchResult;
    expect(standings.map(({ name }) => name)).toEqual([
      "yanju",
      "without its reader",
      "LangChain tutorial",
      "Orama hybrid",
    ]);
    for (const { overall, milliseconds } of standings) {
      expect(overall.measures["hit@10"]?.value).toBe(1);
      expect(milliseconds.p50).toBeGreaterThan(0);
    }
    expect(standings[2]?.timesReference.p50).toBe(1);
    expect(residentBytes).toBeGreaterThan(0);
    expect(scaling?.sizes).toMatchObject([
      { passages: 10, real: 10, recall: 1 },
      { passages: 30, real: 12, recall: 1 },
    ]);
    const document = await readFile(join(docs, "BENCH.md"), "utf8");
    for (const text of ["LangChain tutorial", "Orama hybrid", "hit@5", "recall@10", "share of it that is reading"]) {
      expect(document).toContain(text);
    }
  });

  test("refuses sizes it cannot use", { timeout: 60_000 }, async () => {
    await expect(run("--sizes", "10,many")).rejects.toMatchObject({
      code: 64,
      stderr: "yanju: --sizes takes whole numbers from 10 on, separated by commas, not 10,many\n",
    });
  });
});
