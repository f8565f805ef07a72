import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mentionDraft } from "../../src/ask/check/mention-draft.ts";
import { mentionsOf } from "../../src/ask/check/mention.ts";
import { Sources } from "../../src/ask/quote/sources.ts";
import type { GlossaryTerm } from "../../src/text/dictionary.ts";
import { normalise, toSimplified } from "../../src/text/normalise.ts";
import { sentencesRead } from "../../src/ask/check/as-read.ts";
import { document, five, rendered } from "./documents.ts";

const glossary: GlossaryTerm[] = [
  { term: "煤矿", english: "coal mine", synonyms: ["colliery"] },
  { term: "煤炭", english: "coal", synonyms: ["coal mine"] },
  { term: "危险化学品", english: "hazardous chemicals", synonyms: [] },
];
const speeches = [
  document("甲", "讲话\n要加强煤矿安全，煤矿企业要落实。管好12个重点。"),
  rendered(document("乙", "講話\n煤礦要停產整頓。李克強總理作出批示。坚持安全。\n生产第一。"), {
    "李克強總理作出批示。": "Premier Li Keqiang gave written instructions.",
    "煤礦要停產整頓。": "Coal mines must halt production.",
  }),
  document(
    "丙",
    "Speech on Safety\n\nEvery coal mine is inspected. The mines' owners answer for hazardous chemicals, and inspections go on.",
  ),
  document("丁", "讲话\n管好112家单位，穩(wěn)住大局。"),
];
const sources = new Sources(speeches);
const counts = (term: string, files: string[] = []) =>
  Object.fromEntries(mentionsOf(sources, term, glossary, files).counts.map(({ file, count }) => [file, count]));

describe("which documents have a term", () => {
  test.each([
    ["in either script, and by its English name in an English text", "煤矿", { 甲: 2, 乙: 1, 丙: 1 }],
    ["asked for in the other script, in quotes", "“煤礦”", { 甲: 2, 乙: 1, 丙: 1 }],
    ["in English: by the glossary, once where text and rendering have it", "coal mines", { 甲: 2, 乙: 1, 丙: 1 }],
    ["by a synonym of the glossary", "colliery", { 甲: 2, 乙: 1 }],
    ["a name in letters, by the rendering", "Li Keqiang", { 乙: 1 }],
    ["inflected, with an article", "an inspection", { 丙: 2 }],
    ["not a part of a word", "mine's own", {}],
    ["not a part of a number", "12个", { 甲: 1 }],
    ["where a reading stood in it", "稳住", { 丁: 1 }],
    ["not over the end of a sentence", "安全生产", {}],
    ["not over punctuation", "安全煤矿", {}],
    ["nothing at all", "“ ”", {}],
  ])("%s", (_, term, expected) => {
    expect(counts(term)).toEqual(expected);
  });

  test("most first, the others silent, the first sentence quoted with the term marked", () => {
    const { counts: found, claims, silent } = mentionsOf(sources, "煤矿", glossary);
    expect(found.map(({ file }) => file)).toEqual(["甲", "乙", "丙"]);
    expect(silent).toEqual(["丁"]);
    const quotes = claims.map(({ file, start, end, marks = [] }) => {
      const { raw = "" } = speeches.find(({ info }) => info.file === file) ?? {};
      return [raw.slice(start, end), ...marks.map((mark) => raw.slice(mark.start, mark.end))];
    });
    expect(quotes).toEqual([
      ["要加强煤矿安全，煤矿企业要落实。", "煤矿"],
      ["煤礦要停產整頓。", "煤礦"],
      ["Every coal mine is inspected.", "coal mine"],
    ]);
  });

  test("only the documents asked", () => {
    expect(counts("煤矿", ["乙", "丁"])).toEqual({ 乙: 1 });
    expect(mentionsOf(sources, "煤矿", glossary, ["乙", "丁"]).silent).toEqual(["丁"]);
  });

  test("a sentence too long is quoted around the term", () => {
    const long = `讲话\n${"各地区各部门要认真贯彻落实，".repeat(40)}重点抓好尾矿库治理，${"切实保障人民群众安全，".repeat(40)}。`;
    const [claim] = mentionsOf(new Sources([document("长", long)]), "尾矿库", []).claims;
    const quote = long.slice(claim?.start, claim?.end);
    expect(quote).toContain("重点抓好尾矿库治理，");
    expect(quote.length).toBeLessThanOrEqual(300);
  });
});

describe("in words", () => {
  test("how many, how often and where not", () => {
    const draft = mentionDraft(mentionsOf(sources, "煤矿", glossary), speeches, "zh-Hans");
    expect(draft).toMatchObject({ reply: "quotes", status: "answered", silent: ["丁"] });
    expect(draft.lead).toBe(
      "4份文件中有3份提到“煤矿”：\n• 《甲讲话》：2次\n• 《乙讲话》：1次\n• 《丙讲话》：1次\n未提到的：《丁讲话》",
    );
    expect(mentionDraft(mentionsOf(sources, "inspection", glossary), speeches, "en").lead).toContain(
      "1 of 4 documents mentions “inspection”:\n• Speech 丙: 2 times\nNot in: “Speech 甲”",
    );
  });

  test("those that do not have it, all and first, where they are asked for", () => {
    const many = Array.from({ length: 9 }, (_, at) =>
      document(`${at}号`, at === 0 ? "讲话\n抓好防汛。" : "讲话\n抓好防火。"),
    );
    const { lead } = mentionDraft(mentionsOf(new Sources(many), "防汛", glossary), many, "zh-Hans", {
      complement: true,
    });
    for (const { info } of many.slice(1)) expect(lead.split("\n")[0]).toContain(info.title.zh);
    expect(lead).toContain("9份文件中有1份提到");
  });

  test("nowhere", () => {
    const draft = mentionDraft(mentionsOf(sources, "区块链", glossary), speeches, "zh-Hant");
    expect(draft).toMatchObject({ reply: "nothing", status: "refused", claims: [], mentions: [] });
    expect(draft.silent).toEqual(["甲", "乙", "丙", "丁"]);
    expect(draft.lead).toBe("4份文件均未提到「区块链」。");
  });

  test("nowhere with what comes nearest is told as two things", () => {
    const nearby = { file: "甲", start: 3, end: 10, score: 0 };
    const draft = mentionDraft(mentionsOf(sources, "区块链", glossary), speeches, "zh-Hans", { nearby: [nearby] });
    expect(draft).toMatchObject({ status: "related", claims: [nearby], mentions: [] });
    expect(draft.lead).toBe("4份文件均未提到“区块链”。\n意思最接近的原文如下：");
  });
});

test("the counts are those of a naive search, in either script", () => {
  const real = new Sources(five);
  const texts = five.map((speech) => sentencesRead(speech).map(({ text }) => normalise(text)));
  const term = fc
    .constantFrom(...texts.flat())
    .chain((text) =>
      fc.tuple(fc.nat(text.length), fc.integer({ min: 1, max: 8 })).map(([at, length]) => text.slice(at, at + length)),
    )
    .filter((text) => /^\p{Script=Han}+$/u.test(text));
  fc.assert(
    fc.property(term, (wanted) => {
      const expected = five.flatMap(({ info }, at) => {
        const count = (texts[at] ?? []).reduce((sum, text) => sum + text.split(wanted).length - 1, 0);
        return count > 0 ? [{ file: info.file, count }] : [];
      });
      const found = mentionsOf(real, toSimplified(wanted), []).counts;
      expect(found.toSorted((a, b) => (a.file < b.file ? -1 : 1))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
