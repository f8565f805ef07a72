import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ScopeReader } from "../../src/ask/understand/scope-reader.ts";
import { readCatalog } from "../../src/corpus/catalog.ts";
import type { SpeechInfo } from "../../src/domain.ts";
import { withEnglishNames } from "../../src/index/english-names.ts";
import { loadDictionary } from "../../src/text/dictionary.ts";
import { normalise } from "../../src/text/normalise.ts";
import { madeUp } from "./catalogues.ts";

const scopes = new ScopeReader(madeUp);
const five = new ScopeReader(await readCatalog(fileURLToPath(new URL("../../corpus/", import.meta.url))));
const shortNames: Readonly<Record<string, string>> = {
  "000_db8b8ac77d00f83c.txt": "campaign",
  "001_0b87d2ec0b8c6638.txt": "mayor",
  "002_bae51303b5a74c43.txt": "district",
  "003_8e0abea7bf70d122.txt": "video",
  "004_aeab9987bbe35725.txt": "province",
};

test.each(["某政办发〔2023〕108号里怎么说", "108号文要求什么", "what does notice 108 ask for"])(
  "a document by its number: %s",
  (message) => {
    const [first, ...others] = madeUp;
    if (!first) throw new Error("no document");
    const numbered = new ScopeReader([{ ...first, number: "某政办发〔2023〕108号" }, ...others]);
    expect(numbered.read(message).files).toEqual([first.file]);
    expect(numbered.read("第108号台风").files).toEqual([]);
  },
);

test.each([
  ["2031年的会提了什么目标", ["dikes"], false],
  ["2031年的讲话讲了什么", ["dikes"], false],
  ["in the 2031 speech, who patrols", ["dikes"], false],
  ["2031年全市打算修多少堤", ["dikes"], true],
  ["how many dikes were built in 2031", ["dikes"], true],
  // A year narrows what is named beside it, and says nothing of other documents.
  ["陈市长2031年怎么说", ["dikes"], false],
  ["供暖通知说2031年温度是多少", ["heating"], false],
])("%s: a year names documents beside a name or a word for them, else perhaps", (message, files, tentative) => {
  const scope = scopes.read(message);
  expect([scope.files, scope.tentative ?? false]).toEqual([files, tentative]);
});

test.each([
  ["what does the lifting machinery law say about licences", ["law.txt"]],
  ["when does the lifting-machinery law take effect", ["law.txt"]],
  ["how many jobs does Jiangsu plan", ["jiangsu.txt"]],
  ["how many jobs are planned", []],
  // A place that no dictionary has, as it is read.
  ["reservoir patrols in Fengting", ["fengting.txt"]],
])("a document without an English title: %s", (message, files) => {
  const [first] = madeUp;
  if (!first) throw new Error("no document");
  const plain = { ...first, speakers: [], place: undefined, date: undefined, level: "unknown" as const };
  const catalogue: SpeechInfo[] = [
    { ...plain, file: "law.txt", kind: "law", title: { zh: "起重机械法", en: "起重机械法" } },
    {
      ...plain,
      file: "jiangsu.txt",
      kind: "report",
      title: { zh: "报告", en: "报告" },
      place: { zh: "江苏省", en: "江苏省" },
    },
    {
      ...plain,
      file: "fengting.txt",
      kind: "speech",
      title: { zh: "讲话", en: "讲话" },
      place: { zh: "枫亭县", en: "枫亭县" },
    },
    ...["甲", "乙", "丙"].map((zh) => ({ ...plain, file: `${zh}.txt`, title: { zh, en: zh } })),
  ];
  const speeches = catalogue.map((info) => ({ info, raw: "", passages: [], renderings: [] }));
  const named = withEnglishNames(speeches, loadDictionary()).map(({ info }) => info);
  expect(new ScopeReader(named).read(message).files).toEqual(files);
});

describe("documents of every kind named in a message", () => {
  test.each([
    ["渔港消防法对灭火器有什么规定", "law"],
    ["消防法怎么规定灭火器", "law"],
    ["那部法律里有没有罚款", "law"],
    ["《渔港消防法》第三条", "law"],
    ["What does the fire protection law say about extinguishers?", "law"],
    ["does the law require smoke alarms", "law"],
    ["住建局要求几号开始供暖", "heating"],
    ["供暖通知里温度是多少", "heating"],
    ["云州的暖气几度算达标", "heating"],
    ["the heating notice: what temperature?", "heating"],
    ["what does the notice on winter heating say about refunds", "heating"],
    ["according to the housing bureau, who pays", "heating"],
    ["防汛会议纪要里谁负责巡堤", "minutes"],
    ["何县长怎么安排值班", "minutes"],
    ["In the minutes, who patrols the dike?", "minutes"],
    ["县里怎么安排转移", "minutes"],
    ["宿舍规定几点关灯", "dormitory"],
    ["what do the dormitory rules say about cooking", "dormitory"],
    ["午膳通告點講食物安全", "lunch"],
    ["What does the Education Bureau require of caterers?", "lunch"],
    ["香港的学校午膳怎么安排", "lunch"],
    ["陳市長點講", "dikes"],
    ["what did Mayor Chen promise", "dikes"],
    ["2031年的会提了什么目标", "dikes"],
    ["省里怎么说", "park"],
    ["What did Luo say about relocation?", "park"],
  ])("%s: %s", (message, file) => expect(scopes.read(message).files).toEqual([file]));

  test.each([
    "城市内涝怎么处置",
    "全县内的网格员有多少",
    "the city's drains",
    "who appoints the mayor",
    "what must the county magistrates of each county file",
    "县级应急预案多久修订一次",
    "我们县里有个厂能不能开工",
    "社区里怎么管",
    "怎么通知家属",
    "有什么办法能防煤气中毒",
    "副市长分管什么",
    "到2031年底要建成多少公里",
    "by 2023 how many shelters",
    "how do I report an accident",
    "执法检查几次",
    "报告要写几页",
    "城市长期规划",
    "宿舍里能不能养狗",
    "堤防由谁巡查",
    "what is the schedule for school lunch",
    "公安局和住建局谁负责",
    // What a body is told is no word of that body; what stands before a piece of a title belongs to the name.
    "接到报修后最迟多久要报住建局",
    "游泳池卫生通知里水温是多少",
    "电梯安全规定里谁签字",
    "residents of the province",
    "",
  ])("%s: none", (message) => {
    expect(scopes.read(message)).toMatchObject({ files: [], sides: [], speakers: [], mentions: [] });
  });

  test("what is set beside another is a side, two people in one document too", () => {
    expect(scopes.read("市长和省长对搬迁的要求有什么不同").sides).toEqual([["dikes"], ["park"]]);
    expect(scopes.read("How do the mayor and the governor differ on relocation?").sides).toEqual([["dikes"], ["park"]]);
    expect(scopes.read("宿舍规定跟午膳通告哪个更严").sides).toEqual([["dormitory"], ["lunch"]]);
    expect(scopes.read("罗海和梁平谁讲了搬迁")).toMatchObject({
      sides: [["park"], ["park"]],
      speakers: ["罗海", "梁平"],
    });
  });

  test("names that can mean the same document narrow each other", () => {
    expect(scopes.read("2031年市长讲话里有几个目标")).toMatchObject({ files: ["dikes"], sides: [] });
    expect(five.read("县里的三年行动讲话怎么抓落实").files.map((file) => shortNames[file])).toEqual(["campaign"]);
  });

  test("what is left when the names are taken out is the question", () => {
    expect(scopes.read("陈立要求几点前上堤").rest).toBe("要求几点前上堤");
    expect(scopes.read("the heating notice: what temperature?").rest).toBe("the : what temperature?");
  });
});

describe("speeches of the corpus named in a message", () => {
  test.each([
    ["王三运怎么看底线思维", "province"],
    ["王三運怎麼看底線思維", "province"],
    ["What did Sanyun Wang ask of cadres?", "province"],
    ["王书记怎么看底线思维", "province"],
    ["What did Wang say on cadres?", "province"],
    ["市长对乡镇分管领导有什么规定", "mayor"],
    ["２０２３年的会上谁分管安全", "mayor"],
    ["how often must leaders inspect, says the district party secretary", "district"],
    ["县委书记对扑火队有什么要求", "video"],
    ["the video conference on nucleic acid tests", "video"],
    ["疫情防控的会要求怎么管冷链", "video"],
    ["teleconference, rule of law", "province"],
  ])("%s: %s", (message, name) => expect(five.read(message).files.map((file) => shortNames[file])).toEqual([name]));
});

test("mentions stand in the normalised message in order, none overlapping; the rest is what they leave", () => {
  const pieces = fc.constantFrom(
    "市长",
    "和",
    "供暖通知",
    "the mayor's",
    " ",
    "2031年",
    "说",
    "law",
    "堤",
    "何远",
    "里",
    "🙂",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (words) => {
      const message = words.join("");
      const { mentions, rest } = scopes.read(message);
      const text = normalise(message);
      let at = 0;
      for (const { start, end } of mentions) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
      expect(rest.length).toBeLessThanOrEqual(text.length + mentions.length);
    }),
  );
});
