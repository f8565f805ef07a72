import { expect, test } from "vitest";
import { importDocument } from "../../../src/corpus/import/import.ts";
import { textOf } from "./imported-text.ts";

test("Markdown: a line that its author broke is a line", async () => {
  expect(await textOf("a.md", "第 2 條\n本法用詞，定義如下：\n一、災害。\n二、防救。\n")).toBe(
    "第 2 條\n本法用詞，定義如下：\n一、災害。\n二、防救。\n",
  );
});

test.each([
  ["date: 2019-02-18", "2019-02-18"],
  ['title: "防汛规划"\npubDate: "2023-05-01T08:00:00+08:00"', "2023-05-01"],
  ["发布日期：2023年5月1日", "2023-05-01"],
  ["last_updated: 2024-01-01\ncapture_date: 2026-03-30", undefined],
])("Markdown: the day that the front matter gives: %s", async (settings, published) => {
  const source = `---\n${settings}\n---\n\n# 规划\n\n要抓好落实。\n`;
  expect((await importDocument("a.md", Buffer.from(source))).published).toBe(published);
});

test("Markdown: a text without a title has that of its front matter; marks of page generators go", async () => {
  const source =
    "---\ntitle: 防汛条例\n---\n::: tip 修订\n2013年11月11日公布\n:::\n\n[[toc]]\n\n## 第一章 总则 {#general align=center}\n";
  expect(await textOf("a.md", source)).toBe("防汛条例\n2013年11月11日公布\n第一章 总则\n");
});

test("Markdown: no markup, no front matter, numbers of lists kept, tables by rows", async () => {
  const source = `---\ntitle: 甲\n---\n# 讲话\n\n**要**抓好\n[落实](http://a.b)。\n\n1. 第一件\n2. 第二件\n\n| 乡镇 | 隐患 |\n|---|---|\n| 西街镇 | 12 |\n| 东街镇 | |\n`;
  expect(await textOf("a.md", source)).toBe(
    "讲话\n要抓好\n落实。\n1. 第一件\n2. 第二件\n【乡镇】西街镇 | 【隐患】12\n【乡镇】东街镇\n",
  );
});
