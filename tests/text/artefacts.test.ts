import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readable, readableIn } from "../../src/text/artefacts.ts";
import { chineseNumber, itemOrdinal, startsItem, startsWithHeadingMarker } from "../../src/corpus/structure/outline.ts";
import { clauseSpans, sentenceSpans } from "../../src/corpus/structure/segment.ts";
import { textsOf } from "../corpus/invariants.ts";

describe("readable", () => {
  test.each([
    ["持續(xù)穩(wěn)定", "持續穩定"],
    ["持續（xù）穩 ( wěn ) 定", "持續穩定"],
    ["他们(men)的(de)", "他们的"],
    ["使用(xx)平台", "使用(xx)平台"],
    ["安全(safe)生产", "安全(safe)生产"],
    ["核酸(PCR)检测", "核酸(PCR)检测"],
    ["讲话(第2/2页)", "讲话"],
    ["红线。 ”", "红线。”"],
    ["日常检查, 发现问题", "日常检查,发现问题"],
    ["稳定(wěn) ,发展", "稳定,发展"],
    ["三項機制 全力保證", "三項機制 全力保證"],
    ["三項機制\u3000\u3000全力保證", "三項機制\u3000\u3000全力保證"],
    ["政 府 工 作 报 告", "政府工作报告"],
    ["防\u3000汛\u3000预\u3000案（试行）", "防汛预案（试行）"],
    ["第一章 总 则", "第一章 总则"],
    ["主 任：甲乙丙", "主任：甲乙丙"],
    ["选择 是 否 填写", "选择 是 否 填写"],
    ["甲 乙  丙 丁 戊己", "甲 乙  丙 丁 戊己"],
    ["Ａ Ｂ", "Ａ Ｂ"],
    ["在 xx 区", "在 xx 区"],
    ["全区各\n3、级", "全区各级"],
    ["全区各 \r\n\r\n 12、 级", "全区各级"],
    ["work\r\nsafety", "work safety"],
    ["24\n小时", "24小时"],
    [" 安全\n", "安全"],
    ["", ""],
  ])("%j reads %j", (raw, text) => expect(readable(raw)).toBe(text));
});

test("every character of the reading text stands in the raw text where its map says, in order", () => {
  const part = fc.constantFrom(
    "安全",
    "(wěn)",
    "\r\n3、",
    " ",
    "\u3000",
    "。",
    "work",
    "safety",
    "\n",
    "(第2/2页)",
    "𠮷",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const raw = parts.join("");
      const { text, offsets } = readableIn(raw, { start: 0, end: raw.length });
      expect(offsets).toHaveLength(text.length);
      for (const [i, offset] of offsets.entries()) {
        expect(offset).toBeGreaterThan(offsets[i - 1] ?? -1);
        // A line break between words reads as a blank.
        expect(text[i]).toBe(text[i] === " " ? " " : raw[offset]);
        if (text[i] === " ") expect(raw[offset]).toMatch(/\s/u);
      }
    }),
    { numRuns: 1_000 },
  );
});

describe("outline markers", () => {
  test.each(["一、总体", "(二)重点", "（三）保障", "十二、其他", "3、落实", "4.检查", "(5)考核", " 一、前面有空"])(
    "%s opens a heading",
    (text) => expect(startsWithHeadingMarker(text)).toBe(true),
  );
  test.each(["一是落实", "3.5万人", "2023年", "一切", "安全生产", "(图为会场)"])("%s does not", (text) =>
    expect(startsWithHeadingMarker(text)).toBe(false),
  );
  test.each([
    ["一是落实", 1],
    ["二要检查", 2],
    ["第三,考核", 3],
    ["第十一、考核", 11],
    ["二十是", 20],
    ["二十三要", 23],
  ])("%s opens item %i", (text, ordinal) => {
    expect(startsItem(text)).toBe(true);
    expect(itemOrdinal(text)).toBe(ordinal);
  });
  test.each(["一定要落实", "第一责任人", "四不两直", "三年行动"])("%s opens none", (text) => {
    expect(itemOrdinal(text)).toBeUndefined();
  });
  test("numerals from one to ninety-nine", () => {
    expect(["一", "九", "十", "十五", "四十", "九十九"].map(chineseNumber)).toEqual([1, 9, 10, 15, 40, 99]);
  });
});

describe("segmentation", () => {
  const cut = (spans: typeof sentenceSpans, text: string): string[] =>
    spans(text).map(({ start, end }) => text.slice(start, end));

  test.each([
    ["要落实。要检查!好吗?", ["要落实。", "要检查!", "好吗?"]],
    ["他说“抓好。落实”后走了。再见。", ["他说“抓好。落实”后走了。", "再见。"]],
    ["他说:“抓好落实。”再见。", ["他说:“抓好落实。”", "再见。"]],
    ['强调"抓好"。再见。', ['强调"抓好"。', "再见。"]],
    ["讲三点:一是落实。二是检查。", ["讲三点:", "一是落实。", "二是检查。"]],
    ["任务:抓好落实。", ["任务:抓好落实。"]],
    ["整改;检查；考核", ["整改;", "检查；", "考核"]],
    ["好……再见", ["好……", "再见"]],
    ["“没有结尾的引文。再见。", ["“没有结尾的引文。", "再见。"]],
  ])("sentences of %s", (text, sentences) => expect(cut(sentenceSpans, text)).toEqual(sentences));

  test("a long quotation is cut like other text", () => {
    const quoted = `“${"安全生产责任重于泰山。".repeat(20)}”`;
    expect(cut(sentenceSpans, quoted)).toHaveLength(20);
  });

  test.each([
    ["要落实,要检查。", ["要落实,", "要检查。"]],
    ["乡镇(街道,社区)书记,主任", ["乡镇(街道,社区)书记,", "主任"]],
    ["强调“抓好,落实”,要检查", ["强调“抓好,落实”,", "要检查"]],
    ["《安全,生产》法,条例", ["《安全,生产》法,", "条例"]],
  ])("clauses of %s", (text, clauses) => expect(cut(clauseSpans, text)).toEqual(clauses));
});

describe("lines", () => {
  test("an author's own list keeps its numbers", () => {
    const said = ["1、落实责任。", "2、加强检查。", "3、严格考核。"];
    expect(textsOf(["县长的讲话", "下面讲几点意见。", ...said].join("\n")).slice(2)).toEqual(said);
  });

  test("numbers that do not count up are the author's, and open a paragraph each", () => {
    expect(textsOf("县长的讲话\n同志们:全县有煤矿\n5、3座非煤矿山\n100、200家企业")).toEqual([
      "县长的讲话",
      "全县有煤矿",
      "5、3座非煤矿山",
      "100、200家企业",
    ]);
  });

  test("a heading broken at its commas is whole, and the text below it is not drawn in", () => {
    expect(textsOf("讲话\n一、居安思危,\n警钟长鸣,\n抓好安全\n安全是大事。")).toEqual([
      "讲话",
      "一、居安思危,警钟长鸣,抓好安全",
      "安全是大事。",
    ]);
  });

  test("markers with readings and stray blanks are still markers", () => {
    expect(textsOf("讲话\n一 、强(qiáng)化责任\n安全是大事")).toEqual(["讲话", "一、强化责任", "安全是大事"]);
  });

  test("a glued title with a reading in it is still a title", () => {
    expect(textsOf("书记在会上的讲话(huà)同志们:安全是大事。")).toEqual(["书记在会上的讲话", "安全是大事。"]);
  });
});
