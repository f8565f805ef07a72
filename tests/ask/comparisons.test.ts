import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { DocumentAnswerer } from "../../src/ask/answer.ts";
import type { Answer } from "../../src/domain.ts";
import { buildSearchIndex } from "../../src/index/build.ts";
import { exactBackend } from "../../src/index/exact.ts";
import { loadDictionary } from "../../src/text/dictionary.ts";
import { document } from "./documents.ts";
import { type Ask, asking, askTime, buildTime, givenModels, quotesOf } from "./given-answerer.ts";
import { lakeside } from "./reports.ts";

/** A report that names its speakers, whose entry has one by post alone, a speech by somebody of a post, and rules. */
const report = { ...lakeside, info: { ...lakeside.info, speakers: [{ post: { zh: "市长", en: "市长" } }] } };
const speech = document(
  "terraces.txt",
  [
    "同志们:今年雨水多,我讲两点意见。",
    "一是加固梯田。各村要在五月底前把梯田的田埂加高到四十厘米,垮塌的当天修复。",
    "二是备齐沙袋。每个村至少储备沙袋五百个,由村主任负责清点。",
  ].join("\n\n"),
  {
    title: { zh: "镇长在全镇梯田防汛会议上的讲话", en: "镇长在全镇梯田防汛会议上的讲话" },
    speakers: [{ post: { zh: "镇长", en: "镇长" } }],
    level: "town",
  },
);
const rules = document(
  "hostel.txt",
  [
    "青年公寓管理规定",
    "第一条 入住时交纳押金六百元,退房后十日内退还。",
    "第二条 水费每吨三元,每季度由物业公司收取一次。",
    "第三条 晚上十一点熄灯,访客须在值班室登记。",
    "第四条 灭火器每月检查一次,由楼长负责。",
  ].join("\n\n"),
  { kind: "rules", title: { zh: "青年公寓管理规定", en: "Rules of the youth hostel" }, level: "enterprise" },
);

let ask: Ask;
beforeAll(async () => {
  const models = await givenModels();
  const { embedder } = models;
  const dictionary = loadDictionary();
  const index = await buildSearchIndex([report, speech, rules], { embedder, dictionary, backend: exactBackend });
  ask = asking(new DocumentAnswerer(index, models));
}, buildTime);

const speakersOf = ({ citations }: Answer): (string | undefined)[] => citations.map(({ speaker }) => speaker?.zh);

describe("people side by side", { timeout: askTime }, () => {
  test.each([
    ["市长和镇长谁更强调梯田", "镇长", "市长"],
    ["梯田方面，镇长和市长各怎么说", "镇长", "市长"],
  ])("one who says nothing of it is named, and nobody else is quoted for him: %s", async (message, speaks, silent) => {
    const answer = await ask(message);
    expect(answer).toMatchObject({ reply: "quotes", status: "answered" });
    expect(speakersOf(answer)).toEqual([speaks]);
    expect(answer.closing).toContain(silent);
  });

  test.each([
    "市长和镇长对防汛各有什么要求",
    "市長同鎮長喺防汛方面嘅講法有咩唔同",
    "How do the mayor and the town mayor differ on flood control?",
  ])("are each asked for their own words: %s", async (message) => {
    const answer = await ask(message);
    expect(answer).toMatchObject({ intent: "compare", reply: "quotes", status: "answered", closing: "" });
    expect(new Set(speakersOf(answer))).toEqual(new Set(["郑文海", "镇长"]));
  });

  test("somebody is set beside who was asked about before", async () => {
    const answer = await ask("镇长讲沙袋的说法一样吗", "吴大勇对沙袋有什么要求");
    expect(answer).toMatchObject({ reply: "quotes", status: "answered" });
    expect(speakersOf(answer)).toEqual(["镇长"]);
    expect(quotesOf(answer).join("")).toContain("沙袋五百个");
  });
});

describe("several things that are asked of", { timeout: askTime }, () => {
  test.each([
    ["押金和水费分别是多少", ["六百元", "每吨三元"]],
    ["晚上几点熄灯，灭火器由谁检查", ["十一点熄灯", "由楼长负责"]],
  ])("are each quoted: %s", async (message, words) => {
    const answer = await ask(message);
    expect(answer).toMatchObject({ reply: "quotes", status: "answered", closing: "" });
    for (const one of words) expect(quotesOf(answer).join("")).toContain(one);
  });

  test("that stand in one passage are quoted once", async () => {
    const quotes = quotesOf(await ask("梯田的田埂要加高多少，什么时候完成"));
    expect(quotes.filter((quote) => quote.includes("四十厘米"))).toHaveLength(1);
  });

  test("one without an answer is named in the words of the message", async () => {
    const answer = await ask("押金和电费分别是多少");
    expect(quotesOf(answer).join("")).toContain("六百元");
    expect(answer.closing).toContain("电费");
  });
});

test("a line that announces quotes stands before some, whoever is asked of whatever", async () => {
  const who = fc.constantFrom("市长", "镇长", "郑文海", "吴大勇", "何平", "省长", "林小燕", "水利局局长");
  const what = fc.constantFrom("沙袋", "梯田", "考核", "堤坝巡查", "火箭", "水库除险加固", "名单");
  const how = fc.constantFrom("怎么说", "强调了什么", "有什么要求", "各怎么讲", "谁更重视");
  await fc.assert(
    fc.asyncProperty(fc.array(who, { minLength: 1, maxLength: 3 }), what, how, async (people, subject, asked) => {
      await ask(`${subject}方面，${people.join("和")}${asked}`);
    }),
    { numRuns: 60 },
  );
}, 120_000);
