import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Understander } from "../../src/ask/understand/understand.ts";
import { readCatalog } from "../../src/corpus/catalog.ts";
import type { Language, Question } from "../../src/domain.ts";
import { madeUp } from "./catalogues.ts";
import { understanderOf } from "./loaded.ts";

const others = await understanderOf(madeUp);
const speeches = await understanderOf(await readCatalog(fileURLToPath(new URL("../../corpus/", import.meta.url))));
await others.warm();

async function one(text: string, question: Partial<Question> = {}, of: Understander = others) {
  const requests = await of.understand({ text, ...question });
  expect(requests).toHaveLength(1);
  const [request] = requests;
  if (!request) throw new Error("no request");
  return request;
}

describe("the kind of a message", () => {
  test.each([
    ["住建局要求暖气要达到多少度", "fact"],
    ["how warm must the flats be", "fact"],
    ["哪些人不能参加巡堤", "list"],
    ["供暖通知主要讲了什么", "overview"],
    ["市长和省长对搬迁的要求有什么不同", "compare"],
    ["哪份文件提到了液化气", "mention"],
    ["“巡堤必须两人一组”这句话是原文吗", "verify"],
    ["给我一句讲节约用水的原话", "quote"],
    ["你这里一共有多少份文件", "catalogue"],
    ["你能做什么", "help"],
    ["你好", "greeting"],
    ["谢谢你", "thanks"],
    ["帮我写一首关于消防的诗", "order"],
    ["今天天气怎么样", "moment"],
    ["红烧肉怎么做", "offtopic"],
    ["你真蠢", "abuse"],
    ["asdfghjkl", "gibberish"],
  ])("%s: %s", async (text, intent) => expect((await one(text)).intent).toBe(intent));

  test.each([
    ["こんにちは、これは何ですか", "foreign"],
    ["Кто отвечает за пожар?", "foreign"],
    ["안녕하세요", "foreign"],
    ["ใครเป็นผู้รับผิดชอบ", "foreign"],
    ["👍", "thanks"],
    ["🙏🙏", "thanks"],
    ["💩🐸", "gibberish"],
    ["……？", "gibberish"],
    ["", "gibberish"],
  ])("%s, whose characters the models lack: %s", async (text, intent) => {
    const request = await one(text);
    expect(request).toMatchObject({ intent, likelihoods: { [intent]: 1 } });
  });

  test("a post in a question about the catalogue names the document of who holds it", async () => {
    const request = await one("which city is the mayor from", {}, speeches);
    expect(request.intent).toBe("catalogue");
    expect(request.readings[0]?.scope.files).toEqual(["001_0b87d2ec0b8c6638.txt"]);
  });

  test("likelihoods sum to 1", async () => {
    const { likelihoods } = await one("哪份文件提到了液化气");
    expect(Object.values(likelihoods).reduce((sum, value) => sum + value)).toBeCloseTo(1);
  });

  test("what speaks of an answer is likelier where there was one", async () => {
    const first = await one("不是这个");
    const later = await one("不是这个", { history: ["供暖从几号开始"] });
    expect(later.likelihoods.complaint).toBeGreaterThan(first.likelihoods.complaint);
  });
});

describe("the language of the reply", () => {
  const cases: readonly [text: string, question: Partial<Question>, language: Language][] = [
    ["两个零是什么", {}, "zh-Hans"],
    ["邊個負責巡堤？", {}, "zh-Hant"],
    ["who patrols the dike", {}, "en"],
    ["two zeros是什么", {}, "zh-Hans"],
    ["👍", { language: "zh-Hant" }, "zh-Hant"],
    ["ok", { history: ["誰負責巡堤"] }, "zh-Hant"],
    ["12350", { history: ["谁负责巡堤"] }, "zh-Hans"],
    ["GB/T 33000-2016", { language: "zh-Hans" }, "zh-Hans"],
    ["上文呢", { history: ["誰負責巡堤"] }, "zh-Hant"],
    ["where is the rest", { language: "zh-Hans" }, "en"],
  ];
  test.each(cases)("%s %j: %s", async (text, question, language) => {
    expect((await one(text, question)).language).toBe(language);
  });
});

describe("several questions in one message", () => {
  test("are a request each", async () => {
    const requests = await speeches.understand({ text: "三个必须是什么？五大任务又是哪些？" });
    expect(requests.map(({ message }) => message)).toEqual(["三个必须是什么？", "五大任务又是哪些？"]);
    expect(requests.map(({ count }) => count)).toEqual([3, 5]);
  });

  test("in English too", async () => {
    const text = "Who must patrol the dike at night? How often are the sandbags counted?";
    expect(await others.understand({ text })).toHaveLength(2);
  });

  test.each(["供暖几号开始？还有退费怎么申请？", "Who patrols the dike at night? And who pays for the sandbags?"])(
    "a connective joins them: %s",
    async (text) => expect(await others.understand({ text })).toHaveLength(2),
  );

  test.each([
    "你好？在吗？",
    "谁负责？什么时候完成？",
    "我们宿舍昨天着火了。管理员说不归他管。到底谁负责？",
    "“谁来管？怎么管？必须讲清楚”这句是原文吗？",
    "Is it allowed? Why?",
    "The guard told me to leave. Is that allowed by the rules?",
  ])("%s: one", async (text) => {
    await one(text);
  });
});

describe("what is looked for or to be checked", () => {
  test.each([
    ["哪份文件提到了液化气", "液化气"],
    ["which document mentions sandbags", "sandbags"],
    ["哪篇出现过“两人一组”这四个字", "两人一组"],
  ])("%s: %s", async (text, span) => expect(await one(text)).toMatchObject({ intent: "mention", span }));

  test("names no document by the term that is looked for", async () => {
    expect(await one("有没有哪份文件提到香港")).toMatchObject({
      intent: "mention",
      span: "香港",
      readings: [{ scope: { files: [] } }],
    });
  });

  test("is the quoted sentence, and who is said to have said it stands beside", async () => {
    const request = await one("市长真的说过“堤在人在，一步不退”吗");
    expect(request).toMatchObject({ intent: "verify", span: "堤在人在，一步不退" });
    expect(request.claimant).toMatchObject({ files: ["dikes"], speakers: ["陈立"] });
  });

  test("whoever stands beside a sentence to be checked is the one it is ascribed to", async () => {
    const request = await one('Can I attribute "every dike has its keeper" to the Governor?');
    expect(request).toMatchObject({ intent: "verify", claimant: { files: ["park"] } });
  });

  test("a name inside the sentence claims nobody", async () => {
    const request = await one("“香港的学校一律停课”这句话是原文吗");
    expect(request).toMatchObject({ intent: "verify", claimant: { files: [] } });
  });

  test("in single quotation marks, with an apostrophe outside", async () => {
    expect((await one("it's claimed He Yuan said 'every dike has a keeper'. did he?")).span).toBe(
      "every dike has a keeper",
    );
  });
});

describe("a message after another", () => {
  const history = ["巡堤的人几点换班"];

  test("may lean on it: read alone and together", async () => {
    const { readings } = await one("那雨天呢", { history });
    expect(readings.map(({ text }) => text)).toEqual(["那雨天呢", "巡堤的人几点换班 那雨天呢"]);
  });

  test("stands alone where it is a question of its own", async () => {
    const question = "冬季供暖从哪一天开始到哪一天结束";
    const { readings, leaning } = await one(question, { history });
    expect(readings[0]?.text).toBe(question);
    expect(leaning).toBe(false);
  });

  test("that leans on the one before keeps the documents that one named, unless it names its own", async () => {
    const before = ["供暖通知里温度是多少"];
    const leaning = await one("那医院呢", { history: before });
    expect(leaning.readings.map(({ scope }) => scope.files)).toEqual([["heating"], ["heating"]]);
    expect(leaning.readings[0]?.text).toBe("那医院呢");
    const naming = await one("那宿舍规定里怎么说的", { history: before });
    expect(naming.readings.map(({ scope }) => scope.files)).toEqual([["dormitory"], ["dormitory"]]);
  });

  test.each(["市长的", "市长那篇", "the mayor's", "那市长呢？"])("%s answers which one was meant", async (text) => {
    const request = await one(text, { history: ["主要讲了什么"] });
    expect(request).toMatchObject({
      intent: "overview",
      readings: [{ text: "主要讲了什么", scope: { files: ["dikes"] } }],
    });
  });

  test.each([
    ["第二项的具体内容是什么", 2],
    ["第三条说的是什么", 3],
    ["What exactly does the fourth say?", 4],
    ["全文", undefined],
    ["完整原文", undefined],
    ["the full text please", undefined],
  ])("%s opens what was just answered", async (text, ordinal) => {
    const request = await one(text, { history: ["供暖通知里有哪些要求"] });
    expect(request).toMatchObject({ intent: "navigate", act: "full", ...(ordinal !== undefined && { ordinal }) });
  });

  test.each(["全文", "第二份文件的全文"])("%s with nothing before it is of the documents", async (text) => {
    expect((await one(text)).act).toBeUndefined();
  });

  test("another name asks the same of another document", async () => {
    const request = await one("午膳通告呢", { history: ["供暖通知里谁负责检查"] });
    expect(request.readings).toMatchObject([{ scope: { files: ["lunch"] } }]);
    expect(request.readings[0]?.text).toContain("谁负责检查");
    expect(request.readings[0]?.text).not.toContain("供暖");
  });

  test("a document's name first of all asks what it says", async () => {
    expect(await one("供暖通知")).toMatchObject({ intent: "overview", readings: [{ scope: { files: ["heating"] } }] });
  });

  test("goes on with the last question, whatever was said since", async () => {
    const { readings } = await one("那雨天呢", { history: [...history, "谢谢"] });
    expect(readings[1]?.text).toBe("巡堤的人几点换班 那雨天呢");
  });

  test("turns with their answers are read as their questions are", async () => {
    const { readings } = await one("那雨天呢", { history: [{ question: history[0] ?? "", citations: [] }] });
    expect(readings[1]?.text).toBe("巡堤的人几点换班 那雨天呢");
  });
});

describe("what to do with the last answer", () => {
  test.each([
    ["还有吗", "more"],
    ["next one please", "more"],
    ["第二条全文", "full"],
    ["上下文", "context"],
    ["what comes before that", "context"],
    ["太长了，短一点", "shorter"],
    ["英文版", "english"],
    ["in Chinese please", "chinese"],
    ["这是谁说的", "who"],
    ["上一条", "back"],
    ["出处呢", "file"],
  ])("%s: %s", async (text, act) => {
    expect(await one(text, { history: ["谁负责巡堤"] })).toMatchObject({ intent: "navigate", act });
  });
});

// A pattern that was here before took longer than anybody waits.
test.each(["明白了".repeat(24) + "x", "好的".repeat(400), "谢谢".repeat(50) + "!".repeat(500), "9".repeat(100_000)])(
  "a message of one word over and over is understood: %#",
  async (text) => {
    const { likelihoods } = await one(text);
    expect(Object.values(likelihoods).reduce((sum, value) => sum + value)).toBeCloseTo(1);
  },
);

test("of a message, its first 1,000 characters are read", async () => {
  const { message } = await one("哪些人不能参加巡堤".repeat(50_000));
  expect(message).toHaveLength(1000);
});
