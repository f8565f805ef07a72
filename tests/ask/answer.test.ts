import { beforeAll, describe, expect, test, vi } from "vitest";
import { DocumentAnswerer } from "../../src/ask/answer.ts";
import { Judge } from "../../src/ask/judge.ts";
import { earlierTurn } from "../../src/ask/bounds.ts";
import type { Trace } from "../../src/ask/trace.ts";
import type { Answer, Intent } from "../../src/domain.ts";
import { buildSmallIndex, embedder } from "../index/small-index.ts";
import { WordReader } from "../model/word-reader.ts";
import { document } from "./documents.ts";
import { type Ask, asking, filesOf, quotesOf } from "./given-answerer.ts";
import { plainModel } from "./plain-judge.ts";

const dikes = document(
  "dikes.txt",
  [
    "一、看牢堤坝",
    "水库大坝每天巡查两次。发现渗漏立即上报县防汛办。夜间值班由村干部轮流承担。",
    "二、备足物资",
    "汛期要备足三样物资。一是沙袋。二是木桩。每村储备五十根。三是抽水泵。",
    "堤坝加固由水务局负责。",
  ].join("\n\n"),
  {
    title: { zh: "陈立在2031年堤防会议上的讲话", en: "Speech by Chen Li at the 2031 dike meeting" },
    speakers: [{ post: { zh: "市长", en: "Mayor" }, name: { zh: "陈立", en: "Chen Li" } }],
    date: "2031-02-14",
    level: "city",
  },
);
const heating = document(
  "heating.txt",
  "供暖管道在十月底前检修完毕。发现渗漏立即上报县防汛办。锅炉房夜间值班由两人承担。",
  {
    title: { zh: "周敏在冬季供暖会议上的讲话", en: "Speech by Zhou Min at the winter heating meeting" },
    speakers: [{ post: { zh: "县长", en: "County Magistrate" }, name: { zh: "周敏", en: "Zhou Min" } }],
    level: "county",
  },
);
const school = document("school.txt", "食堂留樣四十八小時。校車每學期檢修一次。", {
  title: { zh: "校園安全講話", en: "Speech on school safety" },
  script: "hant",
});

/** Messages that the small reader cannot tell by itself. */
const kinds: Readonly<Record<string, Intent>> = {
  "主要讲了什么？": "overview",
  三样物资是哪些: "list",
  汛期备足的五项物资是哪五项: "list",
  给我一句关于沙袋的原话: "quote",
  陈立和周敏对夜间值班分别怎么说: "compare",
  陈立和周敏对供暖管道检修分别怎么说: "compare",
  锅炉房夜间值班有什么不同: "compare",
  "哪份文件提到了“渗漏”": "mention",
  "哪份文件提到了“火箭”": "mention",
  "“水库大坝每天巡查两次”是文件里的话吗": "verify",
  "周敏说过“水库大坝每天巡查两次”吗": "verify",
  "文件里有没有“水库大坝每天巡查三次”这句话": "verify",
  "有“鲸鱼在天上唱歌跳舞看星星”这句话吗": "verify",
  第二条全文: "navigate",
  第九条全文: "navigate",
  上下文: "navigate",
  这是谁说的: "navigate",
  还有吗: "navigate",
  短一点: "navigate",
  只要周敏的: "navigate",
  上一条: "navigate",
  不对: "complaint",
  陈立说夜间值班由谁轮流承担: "fact",
  周敏说夜间值班由几人承担: "fact",
  你好: "greeting",
  谢谢: "thanks",
};

let answerer: DocumentAnswerer;
let ask: Ask;
beforeAll(async () => {
  const index = await buildSmallIndex([dikes, heating, school]);
  answerer = new DocumentAnswerer(index, { embedder, reader: new WordReader(kinds) }, new Judge(plainModel));
  ask = asking(answerer);
}, 120_000);

const marked = ({ citations }: Answer): string[] =>
  citations.flatMap(({ start, quote, marks }) =>
    marks.map((mark) => quote.slice(mark.start - start, mark.end - start)),
  );

/** What a caller knows of an earlier answer. */
const lastTurn = (answer: Answer) => earlierTurn.parse(answer);

describe("a question", () => {
  test("is answered with the words that answer marked, and says what it was taken for", async () => {
    const answer = await ask("水库大坝巡查几次");
    expect(answer).toMatchObject({ intent: "fact", reply: "quotes", status: "answered", language: "zh-Hans" });
    expect(quotesOf(answer)).toEqual(["水库大坝每天巡查两次。"]);
    expect(marked(answer)).toEqual(["水库大坝每天巡查两次"]);
    expect(answer.passages[0]).toMatchObject({ file: "dikes.txt" });
    expect(answer.passages.length).toBeLessThanOrEqual(10);
    expect(answer.lead).not.toBe("");
    expect(answer.text.startsWith(answer.lead)).toBe(true);
  });

  test("in the other script is answered in that script, with the same words", async () => {
    const answer = await ask("水庫大壩巡查幾次");
    expect(answer.language).toBe("zh-Hant");
    expect(quotesOf(answer)).toEqual(["水库大坝每天巡查两次。"]);
  });

  test("of which a name is nowhere is not answered, and the name is told", async () => {
    const answer = await ask("2024年水库大坝巡查几次");
    expect(answer).toMatchObject({ reply: "nothing", status: "related", missing: ["2024"] });
    expect(answer.lead).toContain("2024");
    expect(quotesOf(answer)).toEqual(["水库大坝每天巡查两次。"]);
  });

  test("to a document that says nothing of it gets what others say, told as theirs", async () => {
    const answer = await ask("周敏对水库大坝巡查有什么要求");
    expect(answer).toMatchObject({ reply: "nothing", status: "related", silent: ["heating.txt"] });
    expect(answer.lead).toContain("周敏在冬季供暖会议上的讲话");
    expect(filesOf(answer)).toEqual(["dikes.txt"]);
  });

  test("to a document that answers is answered by that one alone", async () => {
    expect(new Set(filesOf(await ask("陈立说夜间值班由谁轮流承担")))).toEqual(new Set(["dikes.txt"]));
    expect(new Set(filesOf(await ask("周敏说夜间值班由几人承担")))).toEqual(new Set(["heating.txt"]));
  });

  test("whose answer stands in several documents is answered once, and where else is told", async () => {
    const answer = await ask("发现渗漏立即上报");
    expect(answer.citations).toHaveLength(1);
    expect(answer.citations[0]).toMatchObject({ also: ["heating.txt"], alsoTitles: ["周敏在冬季供暖会议上的讲话"] });
    expect(answer.text).toContain("周敏在冬季供暖会议上的讲话");
  });

  test("for so many items gets no list of another number of them", async () => {
    const answer = await ask("汛期备足的五项物资是哪五项");
    expect(answer.status).not.toBe("answered");
    expect(answer.citations.length).toBeLessThan(3);
  });

  test("for a list gets its items", async () => {
    expect(quotesOf(await ask("三样物资是哪些"))).toEqual(["一是沙袋。", "二是木桩。每村储备五十根。", "三是抽水泵。"]);
  });
});

describe("several questions in one message", () => {
  test("are answered one by one, the quotes of all numbered through", async () => {
    const text = "水库大坝每天巡查几次？食堂留样四十八小时吗？";
    const answer = await ask(text);
    expect(answer.parts.map(({ question }) => question)).toEqual(["水库大坝每天巡查几次？", "食堂留样四十八小时吗？"]);
    expect(answer.citations.map(({ n }) => n)).toEqual([1, 2]);
    expect(filesOf(answer)).toEqual(["dikes.txt", "school.txt"]);
    expect(answer.parts.flatMap(quotesOf)).toEqual(quotesOf(answer));
    expect(answer.parts.every(({ parts }) => parts.length === 0)).toBe(true);
    expect(answer.text.indexOf("食堂留样")).toBeGreaterThan(answer.text.indexOf("[1]"));
  });

  test("are answered as well as the best of them, and all that is missing is told", async () => {
    const answer = await ask("水库大坝每天巡查几次？2024年食堂留样四十八小时吗？");
    expect(answer.parts.map(({ status }) => status)).toEqual(["answered", "related"]);
    expect(answer).toMatchObject({ status: "answered", reply: "quotes", missing: ["2024"] });
  });
});

describe("a message that asks nothing of the documents", () => {
  test.each(["", " \n\t", "\u3000"])("%j gets a hint in the person's language", async (text) => {
    const answers = await Promise.all(
      (["zh-Hans", "zh-Hant", "en"] as const).map((language) => answerer.answer({ text, language })),
    );
    expect(answers.map(({ language }) => language)).toEqual(["zh-Hans", "zh-Hant", "en"]);
    for (const answer of answers) {
      expect(answer).toMatchObject({
        question: text,
        reply: "help",
        status: "refused",
        intent: "gibberish",
        citations: [],
      });
      expect(answer.text).toBe(answer.lead);
      expect(answer.lead).not.toBe("");
    }
    expect(new Set(answers.map(({ lead }) => lead)).size).toBe(3);
  });

  test("is answered as a person would, without a quote", async () => {
    expect(await ask("你好")).toMatchObject({ intent: "greeting", reply: "courtesy", status: "refused" });
    expect(await ask("谢谢")).toMatchObject({ intent: "thanks", reply: "courtesy", status: "refused" });
  });
});

describe("which document?", () => {
  test("is asked where a summary of none is wanted; its answer goes on with the first question", async () => {
    const which = await ask("主要讲了什么？");
    expect(which).toMatchObject({ intent: "overview", reply: "which", status: "refused" });
    for (const { info } of [dikes, heating, school]) expect(which.text).toContain(info.title.zh);
    const answer = await ask("陈立的", "主要讲了什么？");
    expect(answer).toMatchObject({ intent: "overview", reply: "quotes", status: "answered" });
    expect(quotesOf(answer)).toEqual(["一、看牢堤坝", "二、备足物资"]);
  });

  test("is not asked again of a document without headings", async () => {
    const answer = await ask("周敏的", "主要讲了什么？");
    expect(answer).toMatchObject({ reply: "quotes", status: "answered" });
    expect(quotesOf(answer)[0]).toBe("供暖管道在十月底前检修完毕。");
  });

  test("a question to the last one goes on under the name that is given next", async () => {
    const answer = await ask("周敏的", "夜间值班由谁承担");
    expect(answer).toMatchObject({ intent: "fact", status: "answered" });
    expect(quotesOf(answer)).toEqual(["锅炉房夜间值班由两人承担。"]);
    expect(quotesOf(await ask("陈立的", "夜间值班由谁承担"))).toEqual(["夜间值班由村干部轮流承担。"]);
  });
});

describe("what is done with the last answer", () => {
  let list: Answer;
  let fact: Answer;
  beforeAll(async () => {
    list = await ask("三样物资是哪些");
    fact = await ask("陈立说夜间值班由谁轮流承担");
  });

  test("the second in full: its whole section", async () => {
    for (const before of [lastTurn(list), "三样物资是哪些"]) {
      const answer = await ask("第二条全文", before);
      expect(answer).toMatchObject({ intent: "navigate", reply: "quotes", status: "answered" });
      expect(quotesOf(answer)).toEqual(["二是木桩。", "每村储备五十根。"]);
      expect(answer.citations.every(({ section }) => section[0] === "二、备足物资")).toBe(true);
    }
  });

  test("a place that the last answer does not have is nothing", async () => {
    expect(await ask("第九条全文", lastTurn(fact))).toMatchObject({ reply: "nothing", status: "refused" });
  });

  test("its context: the sentences around it", async () => {
    expect(quotesOf(await ask("上下文", lastTurn(fact)))).toEqual([
      "发现渗漏立即上报县防汛办。",
      "夜间值班由村干部轮流承担。",
      "二、备足物资",
    ]);
  });

  test("who said it: the speaker, with the quote again", async () => {
    const answer = await ask("这是谁说的", lastTurn(fact));
    expect(answer.lead).toContain("陈立");
    expect(quotesOf(answer)).toEqual(quotesOf(fact).slice(0, 1));
    expect(await ask("这是谁说的", "食堂留样四十八小时")).toMatchObject({
      citations: [{ speaker: null, file: "school.txt" }],
    });
  });

  test("shorter: the words that answer alone", async () => {
    const long = await ask("水库大坝巡查几次");
    expect(quotesOf(await ask("短一点", lastTurn(long)))).toEqual(["水库大坝每天巡查两次"]);
  });

  test("more: what was not given yet, also when it is asked again", async () => {
    const first = await ask("夜间值班由谁承担");
    const second = await ask("还有吗", lastTurn(first));
    const third = await ask("还有吗", lastTurn(first), lastTurn(second));
    const given = [first, second, third].flatMap(quotesOf);
    expect(second.citations.length).toBeGreaterThan(0);
    expect(new Set(given).size).toBe(given.length);
    const anew = await ask("还有吗", first.question, "还有吗");
    expect(quotesOf(anew)).toEqual(quotesOf(third));
  });

  test("whose question is too long ago to be told: its quotes all the same", async () => {
    const second = await ask("还有吗", lastTurn(await ask("夜间值班由谁承担")));
    expect(quotesOf(await ask("这是谁说的", lastTurn(second)))).toEqual(quotesOf(second).slice(0, 1));
    expect((await ask("还有吗", lastTurn(second))).citations).toEqual([]);
  });

  test("which is told is not worked out anew; of words alone each answer is, once after those before it", async () => {
    const answered = vi.spyOn(answerer, "answer");
    try {
      await answerer.answer({ text: "还有吗", history: [lastTurn(fact), lastTurn(list)] });
      expect(answered).toHaveBeenCalledTimes(1);
      answered.mockClear();
      await answerer.answer({ text: "还有吗", history: ["夜间值班由谁承担", "还有吗", "还有吗"] });
      expect(answered.mock.calls.map(([{ history = [] }]) => history.length)).toEqual([3, 0, 1, 2]);
    } finally {
      answered.mockRestore();
    }
  });

  test("the one before it: that answer's quotes again", async () => {
    const answer = await ask("上一条", lastTurn(list), lastTurn(fact));
    expect(quotesOf(answer)).toEqual(quotesOf(list));
  });

  test("is nothing where there is none, or what a caller claims to have been quoted is nowhere", async () => {
    expect((await ask("还有吗")).citations).toEqual([]);
    expect((await ask("这是谁说的")).citations).toEqual([]);
    const forged = { question: "水库大坝巡查几次", citations: [{ file: "secret.txt", start: 0, end: 5 }] };
    expect((await ask("第二条全文", forged)).citations).toEqual([]);
  });

  test("a complaint is acknowledged, with what comes next", async () => {
    const answer = await ask("不对", lastTurn(fact));
    expect(answer).toMatchObject({ intent: "complaint", status: "related" });
    expect(quotesOf(answer)).not.toContain(quotesOf(fact)[0]);
    expect(await ask("不对")).toMatchObject({ intent: "complaint", reply: "courtesy", citations: [] });
  });
});

describe("a comparison", () => {
  test("quotes each side, and names the one that says nothing", async () => {
    const answer = await ask("陈立和周敏对供暖管道检修分别怎么说");
    expect(answer).toMatchObject({ intent: "compare", status: "answered", silent: ["dikes.txt"] });
    expect(quotesOf(answer)).toEqual(["供暖管道在十月底前检修完毕。"]);
    expect(answer.closing).toContain("陈立在2031年堤防会议上的讲话");
    expect(answer.text.endsWith(answer.closing)).toBe(true);
  });

  test("that names no sides quotes the documents that answer, the surest first", async () => {
    const answer = await ask("锅炉房夜间值班有什么不同");
    expect(answer).toMatchObject({ intent: "compare", status: "answered" });
    expect(quotesOf(answer)).toEqual(["锅炉房夜间值班由两人承担。", "夜间值班由村干部轮流承担。"]);
  });
});

describe("a term that is looked for", () => {
  test("is counted in every document, and those without it are named", async () => {
    const answer = await ask("哪份文件提到了“渗漏”");
    expect(answer).toMatchObject({
      intent: "mention",
      status: "answered",
      mentions: [
        { file: "dikes.txt", count: 1 },
        { file: "heating.txt", count: 1 },
      ],
      silent: ["school.txt"],
    });
    expect(marked(answer)).toContain("渗漏");
  });

  test("that is nowhere is said to be nowhere", async () => {
    const answer = await ask("哪份文件提到了“火箭”");
    expect(answer).toMatchObject({ reply: "nothing", status: "refused", mentions: [] });
    expect(answer.silent).toEqual(["dikes.txt", "heating.txt", "school.txt"]);
  });
});

describe("a sentence that is checked", () => {
  test("word by word, and whether it is theirs", async () => {
    const right = await ask("“水库大坝每天巡查两次”是文件里的话吗");
    expect(right).toMatchObject({ intent: "verify", reply: "check", status: "answered" });
    expect(right.check).toEqual({ verdict: "verbatim", attribution: "unstated", differences: [] });
    expect((await ask("周敏说过“水库大坝每天巡查两次”吗")).check).toMatchObject({
      verdict: "verbatim",
      attribution: "wrong",
    });
  });

  test("with one word changed differs, and the source's word is shown", async () => {
    const { check, citations } = await ask("文件里有没有“水库大坝每天巡查三次”这句话");
    expect(check).toMatchObject({ verdict: "differs", differences: [{ claimed: "三", source: "两" }] });
    expect(citations[0]?.display).toBe("水库大坝每天巡查两次。");
  });

  test("that is nowhere is absent", async () => {
    const answer = await ask("有“鲸鱼在天上唱歌跳舞看星星”这句话吗");
    expect(answer).toMatchObject({ reply: "check", status: "refused", check: { verdict: "absent" } });
  });
});

test("an answer can be watched: what was understood, read and judged", async () => {
  const parts: Trace[] = [];
  await answerer.answer({ text: "水库大坝巡查几次" }, (part) => parts.push(part));
  expect(parts[0]?.understood).toMatchObject({ intent: "fact", message: "水库大坝巡查几次" });
  expect(parts[1]?.read?.[0]).toMatchObject({ file: "dikes.txt" });
  expect(parts[1]?.judged?.["answers"]).toBeGreaterThan(0.5);
});
