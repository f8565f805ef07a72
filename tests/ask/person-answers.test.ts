import { beforeAll, describe, expect, test } from "vitest";
import { DocumentAnswerer } from "../../src/ask/answer.ts";
import { buildSearchIndex } from "../../src/index/build.ts";
import { exactBackend } from "../../src/index/exact.ts";
import { loadDictionary } from "../../src/text/dictionary.ts";
import { type Ask, asking, askTime, buildTime, givenModels, quotesOf } from "./given-answerer.ts";
import { lakeside, orchard } from "./reports.ts";

/** Asked of reports of two meetings, with the models that ship. */
let ask: Ask;
beforeAll(async () => {
  const models = await givenModels();
  const { embedder } = models;
  const index = await buildSearchIndex([lakeside, orchard], {
    embedder,
    dictionary: loadDictionary(),
    backend: exactBackend,
  });
  ask = asking(new DocumentAnswerer(index, models));
}, buildTime);

const speakersOf = async (message: string): Promise<(string | undefined)[]> => [
  ...new Set((await ask(message)).citations.map(({ speaker }) => speaker?.zh)),
];

describe("what somebody says", { timeout: askTime }, () => {
  test.each([
    ["郑文海说了什么", "郑文海"],
    ["吴副市长有什么要求", "吴大勇"],
    ["馬縣長講了什麼", "马晓东"],
    ["what did Mayor Zheng say about the dikes", "郑文海"],
    ["Ma Xiaodong's requirements", "马晓东"],
    ["总书记怎么说的", "习近平"],
    ["郑市长认为险情多发的根源是什么", "郑文海"],
  ])("is quoted of nobody else: %s", async (message, name) => expect(await speakersOf(message)).toEqual([name]));

  test("of somebody who is named but says nothing is not there, and where they are named is shown", async () => {
    const answer = await ask("孙立民说了什么");
    expect(answer).toMatchObject({ reply: "nothing", status: "related" });
    expect(answer.lead).toContain("孙立民");
    expect(quotesOf(answer).join("")).toContain("受县委书记孙立民委托");
  });

  test.each(["钱市长说了什么", "李建国副市长有什么要求", "郑局长强调了什么"])(
    "of somebody who is nowhere is refused by name: %s",
    async (message) => {
      const answer = await ask(message);
      expect(answer).toMatchObject({ reply: "nothing", status: "refused", citations: [] });
      expect(answer.missing).toHaveLength(1);
      expect(answer.lead).toContain(answer.missing[0]);
    },
  );
});

describe("who somebody is", { timeout: askTime }, () => {
  test.each([
    ["高建国是什么职务", "水利局局长高建国"],
    ["吴大勇是干什么的", "副市长何平、吴大勇"],
    ["who is Lin Xiaoyan", "市政协副主席林小燕"],
    ["谁是市长", "市长郑文海"],
    ["县委书记叫什么名字", "县委书记孙立民"],
    ["who is the mayor", "市长郑文海"],
  ])("is told by the sentence that names both: %s", async (message, words) => {
    const answer = await ask(message);
    expect(answer).toMatchObject({ reply: "quotes", status: "answered" });
    expect(quotesOf(answer)[0]).toContain(words);
  });

  test.each(["市委书记是谁", "谁是区长", "上海市长是谁"])("is refused where no document tells: %s", async (message) =>
    expect(await ask(message)).toMatchObject({ reply: "nothing", status: "refused" }),
  );
});

describe("what people did at a meeting", { timeout: askTime }, () => {
  test.each([
    ["湖滨的会议谁主持的", ["市长郑文海主持召开全市防汛工作会议"]],
    ["護林防火座談會由誰主持", ["县长马晓东主持召开护林防火座谈会"]],
    ["湖滨那次会都有谁参加", ["副市长何平、吴大勇出席会议,市政协副主席林小燕列席会议"]],
    ["who read out the list of units", ["何平宣读了先进单位名单"]],
    ["谁作了汇报", ["水利局局长高建国关于水库除险加固的汇报"]],
  ])("is quoted: %s", async (message, words) => {
    const answer = await ask(message);
    expect(answer).toMatchObject({ reply: "quotes", status: "answered" });
    for (const one of words) expect(quotesOf(answer).join("\n")).toContain(one);
  });

  test("is not told by a sentence that names nobody, and not by a list of all who speak", async () =>
    expect(await ask("果园县的会上谁宣读了名单")).toMatchObject({ status: "refused", citations: [] }));
});

describe("the day of a meeting", { timeout: askTime }, () => {
  test.each([
    ["湖滨的会几号开的", "6月3日"],
    ["when was the Lakeside meeting held", "3 June"],
    ["果园县座谈会是哪天开的", "3月8日"],
    ["马晓东主持的会是哪天", "3月8日"],
  ])("is the catalogue's, and the sentence that gives it: %s", async (message, day) => {
    const answer = await ask(message);
    expect(answer.text).toContain(day);
    expect(quotesOf(answer)).toHaveLength(1);
    expect(answer.status).toBe("answered");
  });
});

test("a pronoun is who was named before", { timeout: askTime }, async () => {
  expect(quotesOf(await ask("她是什么职务", "林小燕是谁"))[0]).toContain("市政协副主席林小燕");
  const said = await ask("他还有什么要求", "吴大勇是什么职务");
  expect(said.citations.map(({ speaker }) => speaker?.zh)).toEqual(["吴大勇"]);
});
