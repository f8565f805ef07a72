import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { importDocument } from "../../../src/corpus/import/import.ts";
import { refusal, textOf } from "./imported-text.ts";
import { numbered, numberingPart, paragraph, styledParagraph, table, wordFile } from "./word-file.ts";

describe("the numbers that Word writes itself", () => {
  test("in the forms of official documents, each level counted and begun anew", async () => {
    const outline = numberingPart([
      ["chineseCountingThousand", "第%1章 "],
      ["chineseCounting", "（%2）"],
      ["decimal", "%3."],
    ]);
    const body = [
      numbered("总则", 1),
      numbered("目的", 1, 1),
      numbered("范围", 1, 1),
      paragraph("正文。"),
      numbered("细目", 1, 2),
      ...Array.from({ length: 10 }, () => numbered("章", 1)),
      numbered("节", 1, 1),
    ].join("");
    expect(await textOf("a.docx", wordFile(body, { "word/numbering.xml": outline }))).toBe(
      [
        "第一章 总则",
        "（一）目的",
        "（二）范围",
        "正文。",
        "1. 细目",
        ...["二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"].map((numeral) => `第${numeral}章 章`),
        "（一）节",
        "",
      ].join("\n"),
    );
  });

  test("a list that begins to count at two thousand million is counted in digits", async () => {
    const numbering = numberingPart([["lowerLetter", "%1)"]]).replace(
      'w:start w:val="1"',
      'w:start w:val="2000000000"',
    );
    const text = await textOf("a.docx", wordFile(numbered("甲。", 1), { "word/numbering.xml": numbering }));
    expect(text).toBe("2000000000) 甲。\n");
  });

  test("by a style, or one it is based on; a bullet is none", async () => {
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const styles = `<w:styles ${w}><w:style w:styleId="Article"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Mine"><w:basedOn w:val="Article"/></w:style></w:styles>`;
    const numbering = numberingPart([["chineseCounting", "第%1条　"]], [["bullet", "●"]]);
    const body = styledParagraph("甲。", "Article") + numbered("点。", 2) + styledParagraph("乙。", "Mine");
    const parts = { "word/numbering.xml": numbering, "word/styles.xml": styles };
    expect(await textOf("a.docx", wordFile(body, parts))).toBe("第一条 甲。\n点。\n第二条 乙。\n");
  });
});

describe("Word files", () => {
  test("paragraphs, tables by rows, nothing of what was struck out", async () => {
    const body =
      paragraph("县长讲话") +
      paragraph("要抓好落实 & 检查。") +
      `<w:p><w:del w:id="1"><w:r><w:delText>旧的</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>新的。</w:t></w:r></w:ins></w:p>` +
      table([
        ["单位", "人数"],
        ["甲厂", "12"],
      ]);
    expect(await textOf("a.docx", wordFile(body))).toBe(
      "县长讲话\n要抓好落实 & 检查。\n新的。\n【单位】甲厂 | 【人数】12\n",
    );
  });

  test("a cell of several rows stands in the first of them; long cells under heads are cells; each row is told", async () => {
    const long = "计算方法：出院患者手术台次数与同期出院患者总人次数之比，急诊和健康体检者不计入。".repeat(3);
    const merged = (text: string, merge: string): string => `<w:tc><w:tcPr>${merge}</w:tcPr>${paragraph(text)}</w:tc>`;
    const plain = (text: string): string => merged(text, "");
    const row = (...cells: string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
    const body =
      paragraph("某县考核办法") +
      `<w:tbl>${row(plain("分类"), plain("指标"), plain("性质"), plain("说明"))}${row(
        merged("一、质量", '<w:vMerge w:val="restart"/>'),
        plain("1.手术占比"),
        plain("定量"),
        plain(long),
      )}${row(merged("", "<w:vMerge/>"), plain("2.设备维修"), plain("定性"), plain("检查记录"))}</w:tbl>` +
      paragraph("要抓好落实。");
    const { text, rows } = await importDocument("a.docx", wordFile(body));
    const lines = [
      `【分类】一、质量 | 【指标】1.手术占比 | 【性质】定量 | 【说明】${long}`,
      "【指标】2.设备维修 | 【性质】定性 | 【说明】检查记录",
    ];
    expect(text).toBe(["某县考核办法", ...lines, "要抓好落实。", ""].join("\n"));
    expect(rows).toEqual(lines.map((line) => text.indexOf(line)));
  });

  test.each([
    [
      "protected",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      /a\.docx is protected by a password; open it in Word, take the password away .* and add it again$/u,
    ],
    ["protected or old", Buffer.from("d0cf11e0a1b11ae1", "hex"), /protected by a password or of a Word before 2007/u],
    ["no archive", "plain", /a\.docx is damaged or no Word document/u],
    [
      "an archive of other things",
      wordFile("", { "word/document.xml": "" }).slice(0, 60),
      /is damaged or no Word document/u,
    ],
    ["no XML", wordFile("", { "word/document.xml": "<w:document" }), /a\.docx (?:cannot be read|holds no text)/u],
  ])("%s", async (_, bytes, line) => expect(await refusal("a.docx", bytes)).toMatch(line));

  // The numbers are written into a tree that is made of anything; what is no XML has to be refused before that.
  test.each([
    ["cut in the middle", (xml: string) => xml.slice(0, xml.indexOf("检查"))],
    ["with a document type", (xml: string) => `<!DOCTYPE d [<!ENTITY x "甲">]>${xml}`],
    ["with an entity of its own", (xml: string) => xml.replace("检查", "&x;")],
  ])("one that Word numbers, %s", async (_, spoil) => {
    const parts = { "word/numbering.xml": numberingPart([["decimal", "%1."]]) };
    const whole = wordFile(numbered("要抓好检查。", 1), parts);
    expect(await textOf("a.docx", whole)).toBe("1. 要抓好检查。\n");
    const xml = strFromU8(unzipSync(whole)["word/document.xml"]!);
    expect(await refusal("a.docx", wordFile("", { ...parts, "word/document.xml": spoil(xml) }))).toMatch(/^a\.docx /u);
  });

  test("one that holds more than it declares is cut off there, and is no document then", async () => {
    const bytes = Buffer.from(wordFile(paragraph("安".repeat(1_000_000))));
    // The size of the last part, in the directory at the end (APPNOTE 4.3.12).
    const entry = bytes.lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1"));
    bytes.writeUInt32LE(400, entry + 24);
    expect(await refusal("a.docx", bytes)).toMatch(/^a\.docx /u);
  });

  test("a file that unpacks to a hundred times its size and more", async () => {
    const bytes = wordFile(paragraph(" ".repeat(70 * 1024 * 1024)));
    expect(bytes.length).toBeLessThan(1024 * 1024);
    expect(await refusal("a.docx", bytes)).toMatch(/a\.docx unpacks to more than 64 MB/u);
  });
});
