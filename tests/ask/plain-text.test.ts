import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankAnswer, blankCitation } from "../../src/blank-answer.ts";
import { bySource, notesUnder, plainText, quotePieces, sourceLine } from "../../src/ask/plain-text.ts";
import { readable } from "../../src/text/artefacts.ts";
import type { Answer, Citation, Language } from "../../src/domain.ts";

const section = ["二、看住水库", "一是要巡查"];
const citation: Citation = {
  ...blankCitation,
  n: 1,
  file: "a.txt",
  title: "防汛讲话",
  section,
  start: 0,
  end: 8,
  quote: "每天巡查两次。",
  display: "每天巡查两次。",
  rendering: "Two patrols a day.",
  score: 1,
};

function answer(language: Language, changes: Partial<Answer> = {}): Answer {
  const timings = { embedMs: 0, searchMs: 0, readMs: 0, totalMs: 0 };
  const said = { status: "answered", text: "", lead: "原文如下：", citations: [citation], passages: [] } as const;
  return { ...blankAnswer, question: "问", language, ...said, timings, ...changes };
}

describe("the source of a quote", () => {
  test("names people in the characters of the reader, and the title as it is", () => {
    const report = { ...citation, title: "电视电话会议报道", speaker: { zh: "劉偉平" } };
    expect(sourceLine(report, "zh-Hans")).toMatch(/^刘伟平 · 电视电话会议报道/u);
    expect(sourceLine(report, "zh-Hant")).toMatch(/^劉偉平 · 电视电话会议报道/u);
    expect(sourceLine({ ...report, title: "刘伟平在会上的讲话" }, "zh-Hant")).toMatch(/^刘伟平在会上的讲话/u);
  });

  test("is the speech and the headings down to the quote", () => {
    expect(sourceLine(citation, "zh-Hans")).toBe("防汛讲话 › 二、看住水库 › 一是要巡查");
    expect(sourceLine({ ...citation, page: 12 }, "zh-Hans")).toBe("防汛讲话 › 二、看住水库 › 一是要巡查，第 12 页");
    expect(sourceLine({ ...citation, page: 1 }, "en")).toMatch(/, p\. 1$/u);
  });

  test("does not say again the heading that opens the quote", () => {
    expect(sourceLine({ ...citation, display: "一是要巡查。每天两次。" }, "en")).toBe("防汛讲话 › 二、看住水库");
    expect(sourceLine({ ...citation, section: ["二、看住水库"], display: "二、看住水库" }, "en")).toBe("防汛讲话");
  });

  test("names the headings in the language of the answer, and leaves out the one that opens the quote there too", () => {
    const english = { ...citation, headings: ["II. Watch the reservoirs", "First, patrol"] };
    expect(sourceLine(english, "en")).toBe("防汛讲话 › II. Watch the reservoirs › First, patrol");
    const opened = { ...english, display: "一是要巡查。每天两次。" };
    expect(sourceLine(opened, "en")).toBe("防汛讲话 › II. Watch the reservoirs");
  });

  test("says a heading that is only named in the quote", () => {
    expect(sourceLine({ ...citation, display: "如前所述,一是要巡查。" }, "en")).toContain("一是要巡查");
  });

  test.each([
    [{ zh: "劉偉平", en: "Liu Weiping" }, "zh-Hant", "劉偉平 · 防汛讲话 › "],
    [{ zh: "劉偉平", en: "Liu Weiping" }, "en", "Liu Weiping · 防汛讲话 › "],
    [{ zh: "劉偉平" }, "en", "劉偉平 · 防汛讲话 › "],
    [{ en: "the Mayor" }, "zh-Hans", "the Mayor · 防汛讲话 › "],
    [{ zh: "防汛" }, "zh-Hans", "防汛讲话 › "],
    [{}, "en", "防汛讲话 › "],
  ] as const)("begins with the speaker %j in %s, unless the title names them", (speaker, language, start) => {
    expect(sourceLine({ ...citation, speaker }, language).startsWith(start)).toBe(true);
  });
});

describe("the pieces of a quote", () => {
  const pieces = (quote: string, ...words: string[]): string => {
    const marks = words.map((word) => {
      const start = 50 + quote.indexOf(word);
      return { start, end: start + word.length };
    });
    return quotePieces({ ...citation, start: 50, end: 50 + quote.length, quote, display: readable(quote), marks })
      .map(({ text, marked }) => (marked ? `<${text}>` : text))
      .join("");
  };

  test.each([
    ["每天巡查两次。", ["巡查"], "每天<巡查>两次。"],
    ["每天巡查两次。", ["每天", "次。"], "<每天>巡查两<次。>"],
    ["持續(xù)穩(wěn)定。", ["穩(wěn)定"], "持續<穩定>。"],
    ["持續(xù)穩(wěn)定。", ["(xù)"], "持續穩定。"],
    ["全区各\n3、级,都要查。", ["各\n3、级"], "全区<各级>,都要查。"],
    ["work\r\nsafety first", ["work\r\nsafety"], "<work safety> first"],
    ["𠮷安𠮷", ["\udfb7安\ud842"], "𠮷<安𠮷>"],
  ])("of %j with %j marked are %s", (quote, words, shown) => expect(pieces(quote, ...words)).toBe(shown));

  test("are the reading text however it is marked, and what is marked is what the source has there", () => {
    const part = fc.constantFrom("安全", "(wěn)", "\n3、", " ", "。", "work", "\n", "查", "(第2/2页)");
    const text = fc.array(part, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, text, (before, words, after) => {
        const quote = before + words + after;
        const marks = [{ start: before.length, end: before.length + words.length }];
        const display = readable(quote);
        const found = quotePieces({ ...citation, start: 0, end: quote.length, quote, display, marks });
        expect(found.map((piece) => piece.text).join("")).toBe(display);
        const marked = found.filter((piece) => piece.marked).map((piece) => piece.text);
        expect(marked.length).toBeLessThanOrEqual(1);
        const [solid = ""] = marked;
        let at = 0;
        for (const character of solid.replaceAll(" ", "")) {
          at = words.indexOf(character, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
  });
});

test.each([
  ["zh-Hans", "[1] “每天巡查两次。”"],
  ["zh-Hant", "[1] 「每天巡查两次。」"],
] as const)("in %s a quote stands in the marks of its script, without a rendering", (language, quote) => {
  expect(plainText(answer(language)).split("\n")).toEqual([
    "原文如下：",
    "",
    "防汛讲话",
    quote,
    "    二、看住水库 › 一是要巡查",
  ]);
});

test("in English renderings stand under the quotes, and what they are is said once", () => {
  const shown = plainText(answer("en", { citations: [citation, { ...citation, n: 2 }] }));
  expect(shown).toMatch(/\[1\] “每天巡查两次。”\n {4}Two patrols a day\.\n/u);
  expect(shown.match(/Machine English/gu)).toHaveLength(1);
});

test("every quote stands once, under its document, which is named once", () => {
  const quotes = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("甲", "乙")), { maxLength: 9 });
  fc.assert(
    fc.property(quotes, (drawn) => {
      const citations = drawn.map(([file, name], i) => {
        return { ...citation, n: i + 1, file, title: `title ${file}`, section: [], speaker: { zh: name } };
      });
      const groups = bySource(citations, "zh-Hans");
      expect(groups.map(({ title }) => title)).toEqual([...new Set(citations.map(({ title }) => title))]);
      const shown = groups.flatMap(({ facts, quotes: placed }) =>
        placed.map((one) => ({ ...one.citation, said: one.place || facts })),
      );
      expect(shown.toSorted((a, b) => a.n - b.n).map(({ said, ...rest }) => [said, rest])).toEqual(
        citations.map((one) => [one.speaker.zh, one]),
      );
    }),
  );
});

test("topics are listed at the end", () => {
  const shown = plainText(answer("zh-Hans", { topics: ["看住水库", "巡查堤防"] }));
  expect(shown).toMatch(/\n\n文件中有以下内容，可以问：\n• 看住水库\n• 巡查堤防$/u);
});

test("where else the words stand, the closing and emphasis are shown", () => {
  const marks = [{ start: 2, end: 4 }];
  const cited = [{ ...citation, marks, also: ["b.txt", "c.txt"], alsoTitles: ["Two", "Three"] }];
  const shown = plainText(answer("en", { citations: cited, closing: "That is all." }), (words) => `*${words}*`);
  expect(shown).toContain("“每天*巡查*两次。”");
  expect(shown).toMatch(/\n {4}Also in: Two; Three\n\nThat is all\.\n\nMachine English/u);
});

test("several questions stand one under another, each with its lead and its quotes", () => {
  const nothing = answer("en", { question: "And the weather?", lead: "Not in there.", citations: [], closing: "" });
  const first = answer("en", { question: "How often?" });
  const whole = answer("en", {
    lead: "",
    parts: [nothing, first, first],
    citations: [citation, { ...citation, n: 2 }],
  });
  expect(plainText(whole).replaceAll(/ {4}.*\n?/gu, "")).toBe(
    [
      "And the weather?",
      "Not in there.",
      "How often?",
      "原文如下：",
      "防汛讲话\n[1] “每天巡查两次。”\n",
      "How often?",
      "原文如下：",
      "防汛讲话\n[2] “每天巡查两次。”\n",
      "Machine English; the Chinese counts.",
    ]
      .join("\n\n")
      .replaceAll("\n\n\n", "\n\n"),
  );
});

describe("a name or number that was taken out of a published text", () => {
  const blanked = (display: string): Citation => ({ ...citation, display, quote: display });

  test.each(["目前已有 xx 人被移交司法机关。", "用好XX省冷链食品追溯系统。", "××同志主持。"])(
    "%s: is said to be",
    (display) => {
      const letters = /[xX×]{2}/u.exec(display)?.[0] ?? "";
      expect(notesUnder([citation, blanked(display)], "zh-Hans")).toEqual([
        `原文此处写的就是“${letters}”，文件没有给出具体内容。`,
      ]);
      expect(plainText(answer("en", { citations: [blanked(display)] }))).toContain(
        `Machine English; the Chinese counts.\nWhere a quote has “${letters}”, the document itself leaves`,
      );
    },
  );

  test.each(["每天巡查两次。", "The XXL vests and Axxes", "X光机", "3×5米"])("not in %s", (display) => {
    expect(notesUnder([blanked(display)], "zh-Hans")).toEqual([]);
  });
});
