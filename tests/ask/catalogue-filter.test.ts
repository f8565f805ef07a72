import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BodyName } from "../../src/ask/catalogue/body-names.ts";
import { CatalogueText } from "../../src/ask/catalogue/catalogue.ts";
import { FilterReader, filesOf } from "../../src/ask/catalogue/catalogue-filter.ts";
import { numbersIn } from "../../src/ask/catalogue/document-numbers.ts";
import { Library } from "../../src/ask/catalogue/library.ts";
import { ScopeReader } from "../../src/ask/understand/scope-reader.ts";
import { dateSpansIn } from "../../src/ask/catalogue/year-spans.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Language, Speech, SpeechInfo } from "../../src/domain.ts";
import { withEnglishNames } from "../../src/index/english-names.ts";
import { loadDictionary } from "../../src/text/dictionary.ts";

const both = (zh: string) => ({ zh, en: zh });

function made(file: string, title: string, more: Partial<SpeechInfo>): Speech {
  const info: SpeechInfo = {
    file: `${file}.txt`,
    title: both(title),
    speakers: [],
    level: "unknown",
    kind: "document",
    script: "hans",
    ...more,
  };
  return readSpeech(info, "一、总体要求\n\n各单位按时完成。");
}

const speeches = withEnglishNames(
  [
    made("ferry", "关于加强渡口管理的通知", {
      kind: "notice",
      level: "province",
      number: "江政办发〔2019〕7号",
      issuer: both("江宁省人民政府办公厅"),
      date: "2019-03-02",
    }),
    made("kiln", "江宁省人民政府办公厅关于砖窑整治的通报", {
      kind: "notice",
      level: "province",
      number: "江政办发〔2021〕31号",
      issuer: both("江宁省人民政府办公厅"),
      date: "2021-06-18",
    }),
    made("lift", "云台市电梯安全管理办法", {
      kind: "regulation",
      level: "city",
      place: both("云台市"),
      issuer: both("云台市住房和城乡建设局"),
      date: "2020",
    }),
    made("water", "中华人民共和国水源保护法", { kind: "law", level: "national", date: "2018-10-26" }),
    made("talk", "在全市冬季供暖工作会议上的讲话", {
      kind: "speech",
      level: "city",
      speakers: [{ post: both("云台市市长"), name: both("沈立言") }],
      date: "2022-11",
    }),
    made("undated", "食堂卫生须知", { kind: "rules", level: "enterprise" }),
  ],
  loadDictionary(),
);
const catalogue = speeches.map(({ info }) => info);
const reader = new FilterReader(catalogue, new ScopeReader(catalogue));
const library = new Library(speeches);

/** The files that a message asks the catalogue for, without their endings. */
function asked(message: string): string[] {
  const filter = reader.read(message, true);
  return filter ? Array.from(filesOf(filter), (file) => file.replace(".txt", "")).sort() : ["no filter"];
}

function said(message: string, language: Language): string {
  const filter = reader.read(message, true);
  if (!filter) throw new Error(`no filter in ${message}`);
  return new CatalogueText(library, language).filtered(filter.asked ?? "list", filter);
}

describe("which documents are asked for", () => {
  test.each<[message: string, ...files: string[]]>([
    ["2019年发的文件有哪些", "ferry"],
    ["2019年以来的文件有几份", "ferry", "kiln", "lift", "talk"],
    ["2019年以前的呢", "water"],
    ["2018至2020年的文件", "ferry", "lift", "water"],
    ["二〇二一年的文件", "kiln"],
    ["21年22年的文件", "kiln", "talk"],
    ["2021年6月发的文件有哪些", "kiln"],
    ["documents since 2021", "kiln", "talk"],
    ["documents after 2021", "talk"],
    ["anything before 2019?", "water"],
    ["which documents are from 2020", "lift"],
    ["有哪些法律和法规", "lift", "water"],
    ["what laws and regulations do you have", "lift", "water"],
    ["how many notices are there", "ferry", "kiln"],
    ["有幾份通報", "kiln"],
    ["省级的文件有哪些", "ferry", "kiln"],
    ["any provincial documents from 2021", "kiln"],
    ["省府办的文件有哪些", "ferry", "kiln"],
    ["省政府辦公廳2021年發的文件", "kiln"],
    ["市住建局发的文件", "lift"],
    ["which documents are from the housing bureau of 2020", "lift"],
    ["documents by the general office", "ferry", "kiln"],
    ["云台市的文件", "lift"],
    ["沈立言的讲话有几篇", "talk"],
    ["speeches by Shen Liyan", "talk"],
    ["有没有关于渡口的文件", "ferry"],
  ])("%s", (message, ...files) => {
    expect(asked(message)).toEqual(files);
  });

  test.each([
    "江政办发〔2021〕31号是什么文件",
    "江政办发[2021]31号是什么",
    "江政办2021年31号文",
    "〔2021〕31号哪天发的",
    "31号文是哪份",
    "省政府办公厅2021年31号文",
    "what is notice 31",
    "document no. 31 of 2021",
    "31/2021",
  ])("a number in any writing: %s", (message) => {
    expect(asked(message)).toEqual(["kiln"]);
    expect(reader.read(message, false)?.isWhole).toBe(true);
  });

  test("of another body no document has the number", () => {
    expect(asked("江府发〔2021〕31号是什么文件")).toEqual([]);
  });
});

describe("what asks the catalogue, whatever it looks like", () => {
  test.each(["法律和法规有哪些", "2019年以来的通知有几份", "which laws do you have", "渡口那份通知是哪天印发的"])(
    "%s",
    (message) => {
      expect(reader.read(message, false)?.isWhole).toBe(true);
    },
  );

  test.each([
    "有哪些规定",
    "公司有哪些制度",
    "2021年有哪些工作要求",
    "通知什么时候传达到村",
    "市长讲了什么",
    "渡口什么时候检查",
    "what are the rules for ferries",
  ])("%s is asked of the documents", (message) => {
    expect(reader.read(message, false)).toBeUndefined();
  });
});

describe.each<Language>(["zh-Hans", "zh-Hant", "en"])("in %s", (language) => {
  test("the reply names the filter, what it lacks, and what did not filter", () => {
    const messages =
      language === "en"
        ? [
            "which documents are from 2021",
            "documents of 2010",
            "laws of 2021",
            "what laws and minutes do you have",
            "which documents are from last year",
            "documents from the Ministry of Finance",
            "notices from the Ministry of Finance",
            "the newest notice",
            "county-level documents",
            "when was notice 31 issued",
            "what is notice 99",
            "documents between 2018 and 2020",
          ]
        : [
            "2021年的文件有哪些",
            "2010年的文件",
            "2021年的法律",
            "有哪些法律和纪要",
            "去年的文件有哪些",
            "财政部的文件",
            "财政部的通知",
            "最新的通知是哪份",
            "县级文件有哪些",
            "31号文是哪天发的",
            "99号文是什么",
            "2018至2020年的文件",
          ];
    expect(messages.map((message) => `> ${message}\n${said(message, language)}`).join("\n\n")).toMatchSnapshot();
  });

  test("no filter is answered by everything", () => {
    for (const message of [
      "2010年的文件",
      "laws of 2021",
      "去年的文件有哪些",
      "财政部的文件",
      "documents about elephants",
    ]) {
      for (const { info } of speeches) expect(said(message, language)).not.toContain(info.title.zh);
    }
  });
});

describe("a body by its short names", () => {
  test.each([
    ["国务院办公厅", "国办"],
    ["江宁省人民政府办公厅", "省府办"],
    ["住房和城乡建设部", "住建部"],
    ["国家发展和改革委员会", "发改委"],
    ["全国人民代表大会常务委员会", "人大常委会"],
    ["河西县安全生产委员会办公室", "县安委办"],
  ])("%s: %s", (name, short) => {
    expect(new BodyName(name).calledAt(short, 0)).toEqual({ start: 0, end: short.length });
  });

  test.each([
    ["国务院办公厅", "国务院"],
    ["云台市人民政府", "市政"],
    ["河西县安全生产委员会", "县委"],
  ])("%s: not %s", (name, other) => {
    expect(new BodyName(name).calledAt(other, 0)).toBeUndefined();
  });
});

test("a body is not its office, in either language, and a decree is the body's by its number", () => {
  const office = made("office", "国务院办公厅关于放假的通知", { kind: "notice", issuer: both("国务院办公厅") });
  const council = made("council", "国务院关于印发办法的通知", { kind: "notice", issuer: both("国务院") });
  const decree = made("decree", "粮食流通条例", { kind: "regulation", number: "中华人民共和国国务院令第407号" });
  const bodies = withEnglishNames([office, council, decree], loadDictionary()).map(({ info }) => info);
  const filters = new FilterReader(bodies, new ScopeReader(bodies));
  for (const message of ["有没有国务院发的文件", "Which documents were issued by the State Council?"]) {
    const filter = filters.read(message, true);
    expect([...(filter ? filesOf(filter) : [])].sort()).toEqual(["council.txt", "decree.txt"]);
  }
});

test("dates and numbers are no parts of longer numbers, and stand where they say", () => {
  expect(dateSpansIn("12019年")).toEqual([]);
  expect(numbersIn("2018年12月8号")).toEqual([]);
  const years = fc.integer({ min: 1950, max: 2049 });
  fc.assert(
    fc.property(
      years,
      fc.integer({ min: 1, max: 9999 }),
      fc.constantFrom("关于", "查", "x "),
      (year, serial, before) => {
        const [span] = dateSpansIn(`${before}${year}年的文件`);
        expect(span).toEqual({ from: `${year}`, to: `${year}`, start: before.length, end: before.length + 5 });
        const [number] = numbersIn(`国办发〔${year}〕${serial}号`);
        expect(number).toMatchObject({ body: "国办发", year: `${year}`, serial: `${serial}`, start: 0 });
      },
    ),
  );
});
