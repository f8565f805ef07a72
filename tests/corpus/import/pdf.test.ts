import { describe, expect, test } from "vitest";
import { importDocument } from "../../../src/corpus/import/import.ts";
import { refusal, textOf } from "./imported-text.ts";
import { pdfFile } from "./pdf-file.ts";

describe("PDF files", () => {
  const full = "各级各部门要进一步建立健全安全生产工作例会专题会议";
  const page = (number: number, lines: readonly string[]) => [
    { text: "某县人民政府公报", bottom: 800, size: 9 },
    ...lines
      .map((text, at) => ({ text, bottom: 740 - 28 * at, left: text.startsWith("　　") ? 122 : 90 }))
      .map((line) => ({ ...line, text: line.text.trim() })),
    { text: `— ${number} —`, bottom: 40, left: 280, size: 10 },
  ];

  test("lines become paragraphs, over the ends of pages; running heads and page numbers go; each page has a beginning", async () => {
    const [one = "", two = "", three = "", four = ""] = ["甲", "乙", "丙", "丁"].map(
      (name) => `${name}部门要进一步建立健全安全生产工作例会专题会议`,
    );
    const { text, pages } = await importDocument(
      "a.pdf",
      pdfFile([
        page(1, [`　　${one}`, full, "联合督查。", `　　${two}`, full]),
        page(2, ["制度。", `　　${three}`, "完。"]),
        page(3, [`　　${four}`, "再完。"]),
      ]),
    );
    expect(text).toBe(`${one}${full}联合督查。\n${two}${full}制度。\n${three}完。\n${four}再完。\n`);
    expect(pages?.map((start) => text.slice(start, start + 3))).toEqual([one.slice(0, 3), "制度。", four.slice(0, 3)]);
  });

  test("an article behind a full line is a paragraph, indented or not; one that is spoken of goes on", async () => {
    const lines = [
      "第八条 预案的制定和启动由省自治区直辖市政府决定。",
      "第九条 预案启动后各经营者必须按照要求并且依照本法",
      "第三条的规定承担任务，服从统一安排和统一调度指挥：",
      "（一）保证应急；",
    ];
    expect(await textOf("a.pdf", pdfFile([page(1, lines)]))).toContain(
      `${lines[0] ?? ""}\n${lines[1] ?? ""}${lines[2] ?? ""}\n${lines[3] ?? ""}\n`,
    );
  });

  test("entries of a table of contents stay apart", async () => {
    const entries = ["第一章 总则", "第二章 保障"].map((name, at) => `${name}${".".repeat(12)}${at + 1}`);
    expect(await textOf("a.pdf", pdfFile([page(1, ["目录", ...entries])]))).toContain(`目录\n${entries.join("\n")}\n`);
  });

  test("words broken at the ends of lines are made whole", async () => {
    const lines = ["Every enterprise shall estab-", "lish a system of responsibility", "for safety."];
    const placed = lines.map((text, at) => ({ text, bottom: 700 - 20 * at, size: 14 }));
    const shown = await textOf("a.pdf", pdfFile([placed]));
    expect(shown.replaceAll("\n", " ")).toContain("establish a system of responsibility");
  });

  test.each([
    ["a scan", pdfFile([[], []]), /a\.pdf is a scan/u],
    [
      "protected",
      pdfFile(
        [[{ text: "密", bottom: 700 }]],
        "/Encrypt<</Filter/Standard/V 1/R 2/O(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)/U(bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)/P -1>>/ID[(a)(a)]",
      ),
      /protected by a password/u,
    ],
    ["no PDF", "%PDF-1.7 nothing", /is damaged or no PDF file/u],
  ])("%s", async (_, bytes, line) => expect(await refusal("a.pdf", bytes)).toMatch(line));
});
