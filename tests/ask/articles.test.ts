import { beforeAll, expect, test, vi } from "vitest";
import { DocumentAnswerer } from "../../src/ask/answer.ts";
import { articleNamed } from "../../src/ask/understand/article-names.ts";
import { exactBackend } from "../../src/index/exact.ts";
import { buildSearchIndex } from "../../src/index/build.ts";
import { loadDictionary } from "../../src/text/dictionary.ts";
import { document } from "./documents.ts";
import { givenModels } from "./given-answerer.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fire = document(
  "fire.txt",
  "某省消防条例\n第一章 总则\n第一条 为了预防火灾,制定本条例。\n第二章 职责\n第二十一条 单位的主要负责人负有下列职责:\n（一）制定消防安全制度;\n（二）每月组织一次防火检查。\n第二十二条 占用消防车通道的,处五千元以上五万元以下罚款。\n",
  { title: { zh: "某省消防条例", en: "Fire Protection Regulations" }, kind: "regulation" },
);
const water = document("water.txt", "某省河道条例\n第一条 为了保护河道,制定本条例。\n第二条 河道每季度清淤一次。\n", {
  title: { zh: "某省河道条例", en: "River Regulations" },
  kind: "regulation",
});

const flood = document(
  "flood.txt",
  "关于做好度汛工作的通知\n各乡镇:\n一、每周巡查水库两次。\n二、应急预案5月底前报送;逾期通报。\n三、学校遇红色预警停课。\n",
  { title: { zh: "关于做好度汛工作的通知", en: "Notice on flood season work" }, kind: "notice" },
);

let answerer: DocumentAnswerer;
beforeAll(async () => {
  const models = await givenModels();
  const dictionary = loadDictionary();
  const index = await buildSearchIndex([fire, water, flood], {
    embedder: models.embedder,
    dictionary,
    backend: exactBackend,
  });
  answerer = new DocumentAnswerer(index, models);
});

test.each([
  ["第二十一条", 21],
  ["消防条例第21条说了什么", 21],
  ["第 一百零三 條", 103],
  ["What does Article 7 say?", 7],
  ["art. 7", 7],
  ["消防条例21条", 21],
  ["第 61 條", 61],
  ["要备足21条毯子", undefined],
  ["第三个问题", undefined],
  ["article on safety", undefined],
])("%s names article %s", (text, number) => expect(articleNamed(text)?.number).toBe(number));

test.each(["消防条例第二十一条是什么", "第21条的内容", "What does Article 21 say?"])(
  "%s: the whole article",
  async (text) => {
    const { status, citations } = await answerer.answer({ text });
    expect(status).toBe("answered");
    expect(citations.map(({ file }) => file).every((file) => file === "fire.txt")).toBe(true);
    expect(citations.map(({ quote }) => quote).join("")).toBe(
      "第二十一条 单位的主要负责人负有下列职责:（一）制定消防安全制度;（二）每月组织一次防火检查。",
    );
  },
);

test("of a notice that counts its items, the item of the number", async () => {
  const { status, citations } = await answerer.answer({ text: "《关于做好度汛工作的通知》第二条" });
  expect(status).toBe("answered");
  expect(citations.map(({ quote }) => quote)).toEqual(["二、应急预案5月底前报送;逾期通报。"]);
});

test("what is asked of an article is looked for in it alone", async () => {
  const { citations } = await answerer.answer({ text: "第二十二条 罚款是多少" });
  expect(citations.map(({ quote }) => quote)).toEqual([expect.stringContaining("五千元以上五万元以下")]);
});

test("to a list asked of it, and to what it does not surely say, it is shown whole", async () => {
  const whole = "第二十一条 单位的主要负责人负有下列职责:（一）制定消防安全制度;（二）每月组织一次防火检查。";
  const listed = await answerer.answer({ text: "消防条例21条里单位负责人有哪些职责" });
  expect([listed.status, listed.citations.map(({ quote }) => quote).join("")]).toEqual(["answered", whole]);
  const unsaid = await answerer.answer({ text: "消防条例第二十一条规定负责人的工资是多少" });
  expect([unsaid.status, unsaid.citations.map(({ quote }) => quote).join("")]).toEqual(["related", whole]);
});

test("an article that is named and nothing else is shown, whatever the message may look like", async () => {
  const { status, citations } = await answerer.answer({ text: "消防条例22条" });
  expect([status, citations.map(({ quote }) => quote)]).toEqual(["answered", [expect.stringMatching(/^第二十二条/u)]]);
});

test("what is asked of an article in English is no request for the article as such", async () => {
  const { reply, citations } = await answerer.answer({
    text: "what does article 22 say about the fine for blocking fire lanes",
  });
  expect(reply).not.toBe("which");
  expect(citations[0]?.file).toBe("fire.txt");
});

test("several documents have it: asks which; none has: says so", async () => {
  expect(await answerer.answer({ text: "第一条是什么" })).toMatchObject({ reply: "which", citations: [] });
  expect(await answerer.answer({ text: "消防条例第八十条的内容是什么" })).toMatchObject({
    status: "refused",
    missing: ["第八十条"],
    citations: [],
  });
});

test.each([
  ["下一条呢", "消防条例第二十一条", /^第二十二条/u],
  ["那上一条是什么", "消防条例第二十二条", /^第二十一条/u],
  ["and the next article?", "What does Article 21 say?", /^第二十二条/u],
])("%s after an article: the one beside it", async (text, before, begins) => {
  const { status, citations } = await answerer.answer({ text, history: [before] });
  expect([status, citations[0]?.quote]).toEqual(["answered", expect.stringMatching(begins)]);
});

test("behind the last article there is nothing more", async () => {
  expect(await answerer.answer({ text: "下一条", history: ["消防条例第二十二条"] })).toMatchObject({
    status: "refused",
    citations: [],
  });
});

test.each([
  ["安全生产法第二十一条怎么规定的", "安全生产法"],
  ["请问《劳动合同法》第三十六条", "劳动合同法"],
  ["勞動法第三條", "勞動法"],
  ["我想看一下无障碍环境建设法第六十五条", "无障碍环境建设法"],
  ["根据市里的水上交通条例第五条", "水上交通条例"],
])(
  "of a law that is not held the article is refused by the law's name, whatever another has: %s",
  async (text, law) => {
    const answer = await answerer.answer({ text });
    expect(answer).toMatchObject({ status: "refused", missing: [law], citations: [] });
    expect(answer.lead).toContain(`《${law}》`);
  },
);

test.each(["消防条例第二十二条", "某省消防条例第22条", "省消防條例第二十二條全文"])(
  "of a law that is held, by a part of its name too: %s",
  async (text) => {
    const { citations } = await answerer.answer({ text });
    expect(citations.map(({ file }) => file)).toEqual(["fire.txt"]);
  },
);
