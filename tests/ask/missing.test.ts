import { describe, expect, test } from "vitest";
import { plainReading } from "../../src/ask/find/find.ts";
import { MissingNames } from "../../src/ask/read/missing.ts";
import { speaksOfYear } from "../../src/ask/read/years.ts";
import { document, rendered } from "./documents.ts";

const dikes = document("dikes.txt", "临江市2031年要加固堤坝12350米，由水利部门负责。", {
  title: { zh: "市长在2031年堤防会议上的讲话", en: "Speech by the Mayor at the 2031 dike meeting" },
  speakers: [{ post: { zh: "市长", en: "Mayor" }, name: { zh: "陈立", en: "Chen Li" } }],
});
const school = document("school.txt", "北京的學校要留樣食品四十八小時。");
const names = new MissingNames([dikes, school]);
const missing = (text: string, ...files: string[]): string[] => {
  const { scope } = plainReading(text);
  return names.missing({ text, scope: { ...scope, files } });
};

describe("what a question names and is nowhere", () => {
  test("years and numbers of three digits and more, as the question writes them", () => {
    expect(missing("2031年和2024年各加固多少米")).toEqual(["2024"]);
    expect(missing("12350米和12351米")).toEqual(["12351"]);
    expect(missing("为什么是7天和24小时")).toEqual([]);
  });

  test("a longer number does not hold a shorter one's place in the question", () => {
    expect(missing("举报电话是235吗")).toEqual([]);
    expect(missing("电话是99235吗")).toEqual(["99235"]);
  });

  test("places and bodies, in either script", () => {
    expect(missing("北京和上海的学校留样多久")).toEqual(["上海"]);
    expect(missing("北京和上海的學校留樣多久")).toEqual(["上海"]);
    expect(missing("公安局负责吗")).toEqual(["公安局"]);
  });

  test("in the documents that are asked, or their entries of the catalogue", () => {
    expect(missing("北京的要求", "dikes.txt")).toEqual(["北京"]);
    expect(missing("北京的要求", "school.txt")).toEqual([]);
    expect(missing("陈立2031年怎么说", "dikes.txt")).toEqual([]);
    expect(missing("2031年怎么说", "school.txt")).toEqual(["2031"]);
  });

  test("each once, and nothing where nothing is named", () => {
    expect(missing("2024年和2024年比")).toEqual(["2024"]);
    expect(missing("堤坝怎么加固")).toEqual([]);
    expect(missing("")).toEqual([]);
  });
});

describe("a new term of a subject", () => {
  const { scope } = plainReading("");
  const pond = document("pond.txt", "创新质量管理办法，治理鱼塘。");
  const terms = (subject: string): string[] => new MissingNames([pond]).missingTerms(subject, scope);

  test("that the documents do not have, whole, also where its characters meet by chance", () => {
    expect(terms("怎么讲新质生产力")).toEqual(["新质生产力"]);
  });

  test("not one that they have, nor words that dictionaries have: they may say it otherwise", () => {
    expect(new MissingNames([document("new.txt", "发展新质生产力。")]).missingTerms("新质生产力", scope)).toEqual([]);
    expect(terms("堤坝加固")).toEqual([]);
  });
});

describe("a document can answer a question that names a year", () => {
  const of = (date: string | undefined, raw: string) => document("year.txt", raw, date === undefined ? {} : { date });

  test.each([
    ["2020年春节放几天假", of("2018-12-04", "春节放假7天。"), false],
    ["2018年春节放几天假", of("2018-12-04", "春节放假7天。"), true],
    ["2017年完成多少", of("2018-02-01", "去年完成三千米。"), true],
    ["2017年完成多少", of("2018-02-01", "完成三千米。"), false],
    ["2019年打算修多少", of("2018-02-01", "明年修三千米。"), true],
    ["到2025年建多少", of("2022", "到2025年建成三座。"), true],
    ["2017年和2018年各多少", of("2018", "完成三千米。"), true],
    ["放几天假", of("2018", "放假7天。"), true],
    ["2020年放几天假", of(undefined, "放假7天。"), true],
  ])("%s", (question, speech, can) => expect(speaksOfYear(question, speech)).toBe(can));
});

test("an English name is missing only where all that are asked are rendered, and their English and entries lack it", () => {
  const all = new MissingNames([rendered(dikes, { 临江市: "Linjiang is to strengthen its dikes" }), school]);
  const ask = (text: string, ...files: string[]): string[] => {
    const { scope } = plainReading(text);
    return all.missing({ text, scope: { ...scope, files } });
  };
  expect(ask("What did the Mayor of Linjiang say about Shanghai", "dikes.txt")).toEqual(["Shanghai"]);
  expect(ask("What did the Mayor of Linjiang say about Shanghai")).toEqual([]);
  expect(ask("what about the year 2024")).toEqual(["2024"]);
});
