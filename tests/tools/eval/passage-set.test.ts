import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPassageSet } from "../../../tools/eval/passage-set.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-set-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function setOf(name: string, passages: readonly object[], queries: readonly object[]): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  await writeFile(join(path, "passages.jsonl"), lines(passages));
  await writeFile(join(path, "queries.jsonl"), lines(queries));
  return path;
}

const river = { id: "p1", title: "黄河", text: " 黄河长5464公里。它流经九个省区。\n" };
const mountain = { id: "p2", title: "", text: "泰山高1545米。" };
const question = { id: "q1", lang: "zh-Hans", text: "黄河多长？", gold: ["p1"] };

describe("a set of passages", () => {
  test("is searched passage by passage, whole, under its title", async () => {
    const path = await setOf("rivers", [river, mountain], [question]);
    const { name, speeches, questions } = await readPassageSet(path);
    expect(name).toBe("rivers");
    expect(speeches.map(({ passages }) => passages.length)).toEqual([1, 1]);
    expect(speeches[0]?.passages[0]).toMatchObject({
      start: 0,
      end: river.text.length,
      section: ["黄河"],
      role: "body",
    });
    expect(speeches[0]?.passages[0]?.sentences.map(({ start, end }) => river.text.slice(start, end))).toEqual([
      "黄河长5464公里。",
      "它流经九个省区。",
    ]);
    expect(speeches[1]?.passages[0]?.section).toEqual([]);
    expect(questions).toMatchObject([
      { id: "q1", question: "黄河多长？", gold: [{ file: "p1", occurrences: [{ start: 0, end: river.text.length }] }] },
    ]);
  });

  test("that cannot be used is refused with file, line and reason", async () => {
    const bad = await setOf("bad", [river], [question, { ...question, lang: "fr" }]);
    await expect(readPassageSet(bad)).rejects.toThrow(/queries\.jsonl, line 2: lang: must be zh-Hans/u);
    const strange = await setOf("strange", [mountain], [question]);
    await expect(readPassageSet(strange)).rejects.toThrow(/no question has all its gold/u);
    await expect(readPassageSet(join(folder, "nowhere"))).rejects.toThrow(/passages\.jsonl cannot be read/u);
  });
});

describe("a set of documents", () => {
  const text = [
    "# 防汛法",
    "2020年1月1日通过",
    "## 第一章　总则",
    "**第一条**　为了防汛，制定本法。",
    "**第二条**　国家实行防汛责任制。\n\n县级以上人民政府负责。",
    "## 第二章　附则",
    "**第三条**　本法自公布之日起施行。",
  ].join("\n\n");
  const start = text.indexOf("**第三条");
  const asked = {
    id: "q1",
    lang: "zh-Hans",
    text: "防汛法什么时候施行？",
    gold: ["law"],
    spans: [{ doc: "law", start, end: text.length }],
  };

  test("is cut as speeches are, article by article, under title and chapter", async () => {
    const path = await setOf("laws", [{ id: "law", title: "防汛法", text }], [asked]);
    const { speeches, questions } = await readPassageSet(path);
    const body = speeches[0]?.passages.filter(({ role }) => role === "body") ?? [];
    expect(body.map((passage) => [passage.section.join(" "), text.slice(passage.start, passage.end)])).toEqual([
      ["防汛法", "2020年1月1日通过"],
      ["防汛法 第一章　总则 第一条", "第一条**　为了防汛，制定本法。"],
      ["防汛法 第一章　总则 第二条", "第二条**　国家实行防汛责任制。"],
      ["防汛法 第一章　总则 第二条", "县级以上人民政府负责。"],
      ["防汛法 第二章　附则 第三条", "第三条**　本法自公布之日起施行。"],
    ]);
    expect(body.every((passage) => !passage.text.includes("*"))).toBe(true);
    expect(questions[0]?.gold).toMatchObject([{ file: "law", occurrences: [{ start, end: text.length }] }]);
  });
});
