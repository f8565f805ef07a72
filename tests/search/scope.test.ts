import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCatalog } from "../../src/corpus/catalog.ts";
import type { SpeechInfo } from "../../src/domain.ts";
import { normalise } from "../../src/language/normalise.ts";
import { ScopeReader } from "../../src/search/scope.ts";

const given = new ScopeReader(await readCatalog(fileURLToPath(new URL("../../corpus/", import.meta.url))));
const names: Readonly<Record<string, string>> = {
  "000_db8b8ac77d00f83c.txt": "campaign",
  "001_0b87d2ec0b8c6638.txt": "mayor",
  "002_bae51303b5a74c43.txt": "district",
  "003_8e0abea7bf70d122.txt": "video",
  "004_aeab9987bbe35725.txt": "province",
};

function info(file: string, zh: string, en: string, more: Partial<SpeechInfo>): SpeechInfo {
  return { file, title: { zh, en }, speakers: [], level: "unknown", kind: "speech", script: "hans", ...more };
}

/** Speeches that share no place, person, post or year with those of the corpus. */
const invented = new ScopeReader([
  info("flood", "市长在2031年全市防汛抗旱工作会议上的讲话", "Speech by the Mayor at the 2031 citywide flood meeting", {
    speakers: [{ post: { zh: "市长", en: "Mayor" }, name: { zh: "陈立", en: "Chen Li" } }],
    place: { zh: "临江", en: "Linjiang" },
    level: "city",
    date: "2031",
  }),
  info("harbour", "副市长在港口消防演练总结会上的讲话", "Speech by the Vice Mayor after the harbour fire drill", {
    speakers: [{ post: { zh: "副市长", en: "Vice Mayor" }, name: { zh: "周敏", en: "Zhou Min" } }],
    place: { zh: "南浦", en: "Nanpu" },
  }),
  info("mine", "縣長在煤礦整治動員會上的講話", "Speech by the County Magistrate at the mine mobilisation", {
    speakers: [{ post: { zh: "縣長", en: "County Magistrate" } }],
    place: { zh: "青岩", en: "Qingyan" },
    level: "county",
    date: "2029-05",
    script: "hant",
  }),
  info("school", "教育局局长在校园安全现场会上的讲话", "Speech by the Director of Education on campus safety", {
    speakers: [{ post: { zh: "教育局局长", en: "Director of Education" } }],
    level: "district",
    aliases: ["校园现场会", "campus walk-through"],
  }),
  info("governor", "省长在化工园区座谈会上的讲话", "Speech by the Governor at the chemical park forum", {
    speakers: [
      { post: { zh: "省长", en: "Governor" }, name: { zh: "何远", en: "He Yuan" }, aliases: ["head of the province"] },
      { post: { zh: "省委秘書長", en: "Secretary-General" }, name: { zh: "羅海", en: "Luo Hai" } },
    ],
    level: "province",
    date: "2028-11-02",
  }),
  info("heat", "高温作业劳动保护讲话", "Remarks on heat protection", {}),
]);

/** The speeches a question names, likeliest first. */
function named(scopes: ScopeReader, question: string): string[] {
  return Array.from(scopes.read(question).boosts)
    .filter(([, boost]) => boost > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([file]) => names[file] ?? file);
}

describe("speeches named in a question on the five", () => {
  test.each([
    ["王三运怎么看底线思维", "province"],
    ["王三運怎麼看底線思維", "province"],
    ["What did Wang Sanyun ask of cadres?", "province"],
    ["What did Sanyun Wang ask of cadres?", "province"],
    ["王书记怎么看底线思维", "province"],
    ["劉省長布置了什麼", "province"],
    ["What did Wang say on cadres?", "province"],
    ["Governor Liu's sixth point", "province"],
    ["Liu Weiping's sixth point", "province"],
    ["甘肃省的考核有什么变化", "province"],
    ["Gansu's inspection teams", "province"],
    ["省长布置了几件事", "province"],
    ["市长对乡镇分管领导有什么规定", "mayor"],
    ["the mayor on grid supervision", "mayor"],
    ["２０２３年的会上谁分管安全", "mayor"],
    ["区委书记要检查哪些地方", "district"],
    ["區委書記要檢查哪些地方", "district"],
    ["視訊會議談了哪些防疫措施", "video"],
    ["how often must leaders inspect, says the district party secretary", "district"],
    ["县委书记对扑火队有什么要求", "video"],
    ["the county party secretary about masks", "video"],
    ["视频会上怎么讲核酸检测", "video"],
    ["the video conference on nucleic acid tests", "video"],
    ["三年行动那篇怎么评价城市风险", "campaign"],
    ["what does the three-year campaign speech say about cities", "campaign"],
    ["疫情防控的会要求怎么管冷链", "video"],
    ["the epidemic prevention meeting on cold chains", "video"],
    ["区里由谁暗访", "district"],
    ["全市要建什么平台", "mayor"],
    ["teleconference, rule of law", "province"],
  ])("%s: %s", (question, speech) => expect(named(given, question)[0]).toBe(speech));

  test.each([
    "副市长分管什么",
    "市长们开了什么会",
    "what does the deputy mayor do",
    "城市长期规划怎么做",
    "健全县乡村三级责任体系",
    "安全区域怎么划定",
    "城市安全风险怎么评估",
    "社区里怎么管",
    "健全市场准入",
    "who leads the party committee",
    "what must enterprises do",
    "企业主体责任怎么落实",
    "meeting rooms and fire exits",
    "2024年有什么新要求",
    "王国什么样",
    "王某书记是谁",
    "What did Wang Qishan say?",
    "Wang Street safety",
    "",
  ])("%s: none", (question) => {
    expect(given.read(question)).toMatchObject({ named: false, sides: [], speakers: [] });
    expect(named(given, question)).toEqual([]);
  });

  test("a level stands for every speech of it, with a name beside it for one", () => {
    expect(named(given, "县里怎么抓落实").sort()).toEqual(["campaign", "video"]);
    expect(named(given, "what must the county do").sort()).toEqual(["campaign", "video"]);
    expect(named(given, "县里的三年行动讲话怎么抓落实")).toEqual(["campaign"]);
    expect(named(given, "In the county, what does the county party secretary demand?")).toEqual(["video"]);
  });

  test("named twice, a speech is meant more surely than named once", () => {
    const [once = 0] = given.read("王三运的要求").boosts.values();
    const [twice = 0] = given.read("王三运在甘肃的要求").boosts.values();
    expect(twice).toBeGreaterThan(once);
  });

  test("the person whose words are asked for is told from the others in the same report", () => {
    expect(given.read("刘伟平说根源是什么").speakers).toEqual(["劉偉平"]);
    expect(given.read("What root cause did Liu Weiping see?").speakers).toEqual(["劉偉平"]);
    expect(given.read("王三運和劉偉平").speakers).toEqual(["王三運", "劉偉平"]);
    expect(given.read("王书记说了什么").speakers).toEqual(["王三運"]);
    expect(given.read("What did Liu say?").speakers).toEqual(["劉偉平"]);
  });
});

describe("speeches named in a question on other ones", () => {
  test.each([
    ["陈立要求几点前上堤", "flood"],
    ["陳立要求幾點前上堤", "flood"],
    ["Chen Li on dykes", "flood"],
    ["Li Chen on dykes", "flood"],
    ["what is asked of Linjiang", "flood"],
    ["2031年的重点", "flood"],
    ["市长怎么说巡堤", "flood"],
    ["the mayor's order on pumps", "flood"],
    ["副市长怎么评价演练", "harbour"],
    ["副市長怎麼評價演練", "harbour"],
    ["how did the vice mayor rate the drill", "harbour"],
    ["Nanpu's fire boats", "harbour"],
    ["县长对矿主说了什么", "mine"],
    ["縣長對礦主說了什麼", "mine"],
    ["What did the County Magistrate tell owners?", "mine"],
    ["2029年关了哪些矿", "mine"],
    ["校园现场会定了哪些事", "school"],
    ["the campus walk-through, its findings", "school"],
    ["教育局局长怎么看食堂", "school"],
    ["在区里谁负责校车", "school"],
    ["省长对园区提了什么", "governor"],
    ["the head of the province on pipelines", "governor"],
    ["罗海说了什么", "governor"],
    ["罗书记说了什么", "governor"],
    ["what Governor He wants", "governor"],
    ["what did Luo demand", "governor"],
    ["Luo Hai's remarks", "governor"],
    ["座谈会上提到什么", "governor"],
    ["the chemical park session", "governor"],
    ["高温作业那篇", "heat"],
    ["the heat talk", "heat"],
  ])("%s: %s", (question, speech) => expect(named(invented, question)).toEqual([speech]));

  test.each([
    "王三运",
    "王书记",
    "Secretary Wang",
    "what did he say",
    "Wang Sanyun",
    "甘肃",
    "2023年",
    "县委书记",
    "省委书记",
    "deputy governor",
    "副省长",
    "副县长",
  ])("nothing is special to the corpus that comes with it: %s", (question) =>
    expect(named(invented, question)).toEqual([]),
  );
});

describe("comparisons", () => {
  const sides = (scopes: ScopeReader, question: string): string[][] =>
    scopes.read(question).sides.map((files) => files.map((file) => names[file] ?? file));

  test.each([
    ["市长和区委书记在检查上有什么不同", [["mayor"], ["district"]]],
    ["區委書記與縣委書記誰更強調宣傳", [["district"], ["video"]]],
    ["compare the mayor with the district secretary on inspections", [["mayor"], ["district"]]],
    ["Wang Sanyun vs the mayor: accountability", [["province"], ["mayor"]]],
    ["省里和市里对考核的要求一样吗", [["province"], ["mayor"]]],
    ["the county and the province on drills", [["campaign", "video"], ["province"]]],
  ])("%s", (question, expected) => expect(sides(given, question)).toEqual(expected));

  test("of other speeches", () => {
    expect(sides(invented, "陈立跟何远对值守的要求有何区别")).toEqual([["flood"], ["governor"]]);
    expect(sides(invented, "how do the vice mayor and the governor differ on drills")).toEqual([
      ["harbour"],
      ["governor"],
    ]);
  });

  test.each([
    "王三运和刘伟平各讲了什么",
    "市长怎么讲培训和演练",
    "training and drills",
    "the mayor on training and drills",
    "市长向区委书记汇报",
  ])("%s is none", (question) => expect(sides(given, question)).toEqual([]));
});

describe("questions about the speech itself", () => {
  test.each([
    "市长的讲话是哪一年的",
    "市長的講話是哪一年的",
    "When did the mayor speak?",
    "In which year was the mayor's speech given?",
    "区委书记在什么会上讲的",
    "区委书记那篇的标题叫什么",
    "王三运讲话是几月几号",
    "What is the title of the county party secretary's speech?",
  ])("%s", (question) => expect(given.read(question).aboutSpeech).toBe(true));

  test.each([
    "市长讲话里的培训要求",
    "When did the mayor speak of drones?",
    "什么时候开会",
    "when is the meeting",
    "how does the mayor end his speech",
    "区委书记怎么看红线",
  ])("not %s", (question) => expect(given.read(question).aboutSpeech).toBe(false));
});

describe("how a speech opens or closes", () => {
  test.each([
    ["市长的讲话结尾怎么说", "close"],
    ["區委書記開頭先說什麼", "opening"],
    ["How does the mayor end his speech?", "close"],
    ["how does the county party secretary's speech close - with what wish?", "close"],
    ["what words does the mayor close with", "close"],
    ["the closing remarks of the mayor", "close"],
    ["the end of the mayor's speech", "close"],
    ["How does Wang Sanyun begin?", "opening"],
    ["the opening lines of the district secretary's speech", "opening"],
    ["what does the mayor say at the beginning", "opening"],
  ] as const)("%s: %s", (question, part) => expect(given.read(question).part).toBe(part));

  test.each([
    "what does the mayor say about closing illegal firms",
    "is open burning banned in the county",
    "who opens the gates in the county",
    "when does the three-year campaign end",
    "the mayor on weekends",
    "事故调查结论由谁作出",
    "市长怎么说公开曝光",
  ])("%s: neither", (question) => expect(given.read(question).part).toBeUndefined());
});

describe("what is left without the words of the scope", () => {
  test.each([
    ["王三运对考核有什么要求", "对考核有什么要求"],
    ["what does the county party secretary say about fires", "what does say about fires"],
    ["what does the provincial report list", "what does list"],
    ["区里由谁暗访", "由谁暗访"],
    ["谁负责校车", "谁负责校车"],
  ])("%s: %s", (question, rest) => expect(given.read(question).rest).toBe(rest));

  const fragments = [
    "the county party secretary ",
    "the provincial ",
    "report on ",
    "mayor's 2023 meeting ",
    "全市安全生产工作会议",
    "市长",
    "副",
    "区委书记在常委会上",
    "三年行动那篇讲话",
    "王三運",
    "Wang Sanyun ",
    "和",
    " and ",
    "视频会",
    "🧯",
    "‏",
    "​",
    "(wěn)",
    "\n3、",
    "(",
    "[",
    "\\",
  ];
  const anyQuestion = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc
      .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 6 })), { maxLength: 12 })
      .map((parts) => parts.join("")),
  );

  test.each([
    ["the five", given],
    ["other speeches", invented],
  ])("any text is read, and nothing is left that the question did not say: %s", (_, scopes) => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { rest, named: naming, boosts } = scopes.read(question);
        const said = normalise(question);
        let at = 0;
        for (const character of rest) {
          if (character === " ") continue;
          at = said.indexOf(character, at) + character.length;
          expect(at).toBeGreaterThanOrEqual(character.length);
        }
        expect(naming).toBe(boosts.size > 0);
        if (!naming) expect(rest).toBe(said.replace(/\s+/gu, " ").trim());
      }),
      { numRuns: 400 },
    );
  });

  test("every word that is no part of a name stays", () => {
    const words = fc.array(fc.constantFrom("dust", "gas", "roof", "valve", "crane", "ladder"), {
      minLength: 1,
      maxLength: 5,
    });
    const namings = fc.constantFrom(
      "the county party secretary",
      "the district secretary",
      "Wang Sanyun",
      "the mayor",
      "the governor",
      "Gansu",
    );
    fc.assert(
      fc.property(words, namings, words, (before, naming, after) => {
        const { rest } = given.read(`${before.join(" ")} ${naming} ${after.join(" ")}`);
        expect(rest.replace("the ", "")).toBe([...before, ...after].join(" "));
      }),
    );
  });
});

test("a text of 10,000 characters is read", () => {
  expect(given.read("市长和".repeat(3334)).named).toBe(true);
  expect(given.read("the meeting ".repeat(900)).named).toBe(false);
});
