import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankCitation } from "../../src/blank-answer.ts";
import { type ReferencedPlace, referenceOf } from "../../src/ask/understand/reference.ts";
import { documentKinds, type Language, type Speaker, type SpeechInfo } from "../../src/domain.ts";

const info: SpeechInfo = {
  file: "a.txt",
  title: { zh: "在全市防汛工作会议上的讲话", en: "Speech at the citywide flood control meeting" },
  speakers: [{ post: { zh: "市长", en: "Mayor" }, name: { zh: "李明", en: "Li Ming" } }],
  level: "city",
  kind: "speech",
  date: "2023-01-11",
  script: "hans",
};
const place: ReferencedPlace = {
  ...blankCitation,
  section: ["二、看住水库", "一是要巡查"],
  display: "每天巡查两次。",
};
const languages: readonly Language[] = ["zh-Hans", "zh-Hant", "en"];

describe("a reference in Chinese keeps to GB/T 7714", () => {
  test("speaker, title with its mark, date with page, headings", () => {
    expect(referenceOf({ ...place, page: 3 }, info, "zh-Hans")).toBe(
      "李明. 在全市防汛工作会议上的讲话[Z]. 2023-01-11: 3. 二、看住水库 › 一是要巡查.",
    );
  });

  test("of a document with issuer and number", () => {
    const notice: SpeechInfo = {
      ...info,
      kind: "notice",
      title: { zh: "关于做好防汛工作的通知", en: "Notice on flood control" },
      speakers: [],
      issuer: { zh: "国务院办公厅", en: "General Office of the State Council" },
      number: "国办发〔2023〕5号",
    };
    expect(referenceOf({ ...place, section: [] }, notice, "zh-Hant")).toBe(
      "国务院办公厅. 关于做好防汛工作的通知: 国办发〔2023〕5号[A]. 2023-01-11.",
    );
    expect(referenceOf({ ...place, section: [] }, notice, "en")).toBe(
      "General Office of the State Council, “Notice on flood control”, 国办发〔2023〕5号, 11 January 2023.",
    );
  });

  test.each([
    ["speech", "[Z]"],
    ["report", "[R]"],
    ["law", "[Z]"],
    ["plan", "[A]"],
  ] as const)("marks a %s %s", (kind, mark) => {
    expect(referenceOf(place, { ...info, kind }, "zh-Hans")).toContain(`讲话${mark}.`);
  });

  test("leaves out what is not known", () => {
    const bare = { ...info, speakers: [], date: undefined };
    expect(referenceOf({ ...place, section: [] }, bare, "zh-Hans")).toBe("在全市防汛工作会议上的讲话[Z].");
    expect(referenceOf({ ...place, section: [], page: 2 }, bare, "zh-Hans")).toBe(
      "在全市防汛工作会议上的讲话[Z]. 第 2 页.",
    );
    expect(referenceOf({ ...place, section: [] }, { ...bare, date: "--01-11" }, "zh-Hans")).toBe(
      "在全市防汛工作会议上的讲话[Z]. 1月11日.",
    );
  });

  test("names whose words the quote is before who issued the document or speaks in it", () => {
    const issued = { ...info, issuer: { zh: "市政府", en: "City Government" } };
    expect(referenceOf({ ...place, speaker: { zh: "王强" } }, issued, "zh-Hans")).toMatch(/^王强\. /u);
    expect(referenceOf(place, issued, "zh-Hans")).toMatch(/^市政府\. /u);
  });

  test("a post that the title says is not said twice, a name is", () => {
    const [mayor] = info.speakers as [Speaker];
    const titled = { ...info, title: { zh: "市长李明在防汛会议上的讲话", en: "Speech by the mayor, Li Ming" } };
    expect(referenceOf(place, titled, "zh-Hans")).toMatch(/^李明\. 市长李明/u);
    const unnamed = { ...titled, speakers: [{ post: mayor.post }] };
    expect(referenceOf(place, unnamed, "zh-Hans")).toMatch(/^市长李明/u);
    expect(referenceOf(place, unnamed, "en")).toMatch(/^“Speech/u);
    expect(referenceOf(place, { ...info, speakers: [{ post: mayor.post }] }, "zh-Hans")).toMatch(/^市长\. 在/u);
  });

  test("names three people and no more", () => {
    const speakers = ["甲", "乙", "丙", "丁"].map((zh) => ({ post: { zh: "", en: "" }, name: { zh, en: zh } }));
    expect(referenceOf(place, { ...info, speakers }, "zh-Hans")).toMatch(/^甲, 乙, 丙, 等\. /u);
    expect(referenceOf(place, { ...info, speakers }, "en")).toMatch(/^甲, 乙, 丙, et al\., “/u);
  });
});

test("a reference in English is plain", () => {
  expect(referenceOf({ ...place, page: 3 }, info, "en")).toBe(
    "Li Ming, “Speech at the citywide flood control meeting”, 11 January 2023, 二、看住水库 › 一是要巡查, p. 3.",
  );
});

test("a heading that opens the quote is not said again", () => {
  expect(referenceOf({ ...place, display: "一是要巡查。每天两次。" }, info, "zh-Hans")).toMatch(/二、看住水库\.$/u);
});

/** Words with marks, blanks, line breaks and turns of direction around and between them; those of the reference at the ends. */
const around = fc.array(fc.constantFrom("。", "：", " ", "\n", "\u202E", "\u2028", ".", ",", ":", "、", "\0"));
const between = fc.array(fc.constantFrom("安全", "Safety", "。", "\n", "\u202E", "<b>", "&amp;", "《", "\0", " "));
const label = fc.tuple(around, between, around).map((parts) => parts.flat().join(""));
const names = fc.record({ zh: label, en: label });
const anyInfo = fc.record({
  file: fc.constant("a.txt"),
  title: names,
  speakers: fc.array(fc.record({ post: names, name: fc.option(names, { nil: undefined }) }), { maxLength: 5 }),
  level: fc.constant("city" as const),
  kind: fc.constantFrom(...documentKinds),
  number: fc.option(label, { nil: undefined }),
  issuer: fc.option(names, { nil: undefined }),
  date: fc.constantFrom(undefined, "2023", "2023-01", "2023-01-11", "--01-11"),
  script: fc.constant("hans" as const),
});
const anyPlace = fc.record({
  section: fc.array(label, { maxLength: 4 }),
  headings: fc.array(label, { maxLength: 4 }),
  speaker: fc.option(names, { nil: null }),
  page: fc.option(fc.integer({ min: 1, max: 999 }), { nil: null }),
  display: label,
});

test("whatever a document says, its reference is one line without empty parts, doubled marks or markup of its own", () => {
  fc.assert(
    fc.property(anyPlace, anyInfo, fc.constantFrom(...languages), (where, about, language) => {
      const reference = referenceOf(where, about, language);
      expect(reference).toMatch(/[^.]\.$/u);
      expect(reference).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
      expect(reference).not.toMatch(/^[\s.,:;]| {2}|, ,|: :|› ›|\(\)|undefined|null/u);
      const parts = reference.slice(0, -1).split(language === "en" ? /, | › /u : /\. | › /u);
      expect(parts.filter((part) => part.trim() === "")).toEqual([]);
      const given = JSON.stringify([where, about]);
      for (const [markup] of reference.matchAll(/<\w+>|&\w+;/gu)) expect(given).toContain(markup);
    }),
    { numRuns: 2000 },
  );
});
