import { expect, test } from "vitest";
import { readSpeech, undescribed } from "../../src/corpus/structure/speech.ts";

/** Each sentence of a text behind the labels above it. */
function read(text: string): string[] {
  return readSpeech(undescribed("a.txt", "hans"), text).passages.flatMap(({ sentences }) =>
    sentences.map(({ section, text: said }) => [...section, said].join(" > ")),
  );
}

const text = "各级各部门要进一步建立健全安全生产工作例会、专题会议、联合督查等工作制度,切实防范化解各类风险。";

test.each([
  ["a list that the body repeats", ["目 录", "前言", "第一章 总则", "第二章 保障", "第三章 附则"]],
  ["with pages", ["目录", "前言\t1", "第一章 总则\t2", "第二章 保障\t5", "第三章 附则\t9"]],
  [
    "with dots, and no title",
    ["前 言 ........ I", "第一章 总则………………1", "第二章 保障.......... 2", "第三章 附则 . . . . . . 9"],
  ],
])("a table of contents is in no section: %s", (_, contents) => {
  const body = ["前言", text, "第一章 总则", text, "第二章 保障", text, "第三章 附则", text];
  expect(read(["某县防汛规划", ...contents, "某县防汛规划", ...body].join("\n")).slice(1)).toEqual([
    "某县防汛规划",
    "前言 > 前言",
    `前言 > ${text}`,
    "第一章 总则 > 第一章 总则",
    `第一章 总则 > ${text}`,
    "第二章 保障 > 第二章 保障",
    `第二章 保障 > ${text}`,
    "第三章 附则 > 第三章 附则",
    `第三章 附则 > ${text}`,
  ]);
});

test("a list of names under 目录 that nothing repeats is text", () => {
  expect(read(`通知\n${text}\n目录\n防汛图\n防火图\n水系图\n`).join("")).toContain("防火图");
});

test("where a copy was got from, and when, is no text", () => {
  const lines = ["标题：防汛会议纪要", "URL：https://example.org/1.html", "抓取时间：2026-04-03", text];
  expect(read(lines.join("\n"))).toEqual(["标题：防汛会议纪要", text]);
});

test.each([
  ["下载", "字号：", "大 中 小", "打印"],
  ["【打印】【关闭】"],
  ["字体：[大 中 小]", "分享 | 收藏 | 复制链接"],
])("what can be done with a page is no text: %s", (...tools) => {
  const sentences = read([...tools, "2026年防汛工作报告", text, ...tools].join("\n"));
  expect(sentences.join("\n")).toMatch(/^2026年防汛工作报告/u);
  expect(sentences.join("\n")).not.toMatch(/打印|复制链接|下载/u);
});

test("a word for a tool inside the text is text", () => {
  const around = Array.from({ length: 6 }, () => text).join("\n");
  expect(read(`通知\n${around}\n打印\n${around}\n`).join("")).toContain("打印");
});
