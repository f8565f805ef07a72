import { beforeAll, describe, expect, test } from "vitest";
import { DocumentAnswerer } from "../../src/ask/answer.ts";
import { buildSearchIndex } from "../../src/index/build.ts";
import { exactBackend } from "../../src/index/exact.ts";
import { loadDictionary } from "../../src/text/dictionary.ts";
import { document } from "./documents.ts";
import { type Ask, asking, askTime, buildTime, givenModels, quotesOf } from "./given-answerer.ts";
import { lakeside } from "./reports.ts";

/** Speeches of two secretaries without names beside the report of a meeting where neither is. */
const district = document(
  "district.txt",
  [
    "同志们:前几天,市委 xx书记到我区调研,对菜市场改造作了指示。我讲两点。",
    "一是抓好菜市场改造。摊位要在九月底前全部搬进新大棚,地面铺防滑砖。",
    "二是管好共享单车。每条街道划出停车线,乱停的单车当天清走。",
  ].join("\n\n"),
  {
    title: { zh: "区委书记在城市管理会议上的讲话", en: "区委书记在城市管理会议上的讲话" },
    speakers: [{ post: { zh: "区委书记", en: "区委书记" } }],
    level: "district",
  },
);
const county = document(
  "county.txt",
  [
    "同志们:今年的果子丰收在望,我提两点要求。",
    "一是修好果园道路。十月前把进园的土路铺成砂石路,坏桥由乡镇负责修补。",
    "二是办好菜市场。县城菜市场要增设果品专区,免收农户摊位费。",
  ].join("\n\n"),
  {
    title: { zh: "县委书记在果业工作会议上的讲话", en: "县委书记在果业工作会议上的讲话" },
    speakers: [{ post: { zh: "县委书记", en: "县委书记" } }],
    level: "county",
  },
);

let ask: Ask;
beforeAll(async () => {
  const models = await givenModels();
  const { embedder } = models;
  const dictionary = loadDictionary();
  const index = await buildSearchIndex([lakeside, district, county], { embedder, dictionary, backend: exactBackend });
  ask = asking(new DocumentAnswerer(index, models));
}, buildTime);

const speakersOf = async (message: string): Promise<(string | undefined)[]> =>
  (await ask(message)).citations.map(({ speaker }) => speaker?.zh);

describe("a post that nobody holds who speaks", { timeout: askTime }, () => {
  test.each(["市委书记说了什么", "市委書記怎麼說", "市委书记要求摊位什么时候搬", "市委书记有没有提到菜市场"])(
    "is said to speak nowhere, and where it is mentioned, the name taken out: %s",
    async (message) => {
      const answer = await ask(message);
      expect(answer).toMatchObject({ reply: "nothing", status: "related" });
      expect(answer.lead).toContain(message.slice(0, 4));
      expect(quotesOf(answer)).toEqual([expect.stringContaining("市委 xx书记到我区调研")]);
    },
  );

  test.each(["省政协主席怎么说", "what did the general secretary say"])(
    "is not answered by others' words: %s",
    async (message) => expect(await ask(message)).toMatchObject({ reply: "nothing", status: "refused", citations: [] }),
  );

  test("is told from what others say of the same", async () => {
    const answer = await ask("州长对共享单车怎么要求");
    expect(answer).toMatchObject({ reply: "nothing", status: "related" });
    expect(answer.lead).toMatch(/州长.*关于此事/u);
    expect(quotesOf(answer).join("")).toContain("共享单车");
  });

  test("is named beside who does speak", async () => {
    const answer = await ask("州长和县委书记对菜市场各有什么要求");
    expect(new Set(answer.citations.map(({ speaker }) => speaker?.zh))).toEqual(new Set(["县委书记"]));
    expect(answer.closing).toContain("州长");
  });

  test("may be whom something is required of", async () => {
    expect((await ask("对乡镇长有什么要求")).lead).not.toContain("说过的话");
  });
});

describe("a post that several hold", { timeout: askTime }, () => {
  test.each(["两位书记对菜市场各怎么说", "书记对菜市场有什么要求"])("asks each of them: %s", async (message) => {
    expect(new Set(await speakersOf(message))).toEqual(new Set(["区委书记", "县委书记"]));
  });

  test("who says nothing of it is named", async () => {
    const answer = await ask("两位书记对共享单车各怎么说");
    expect(new Set(answer.citations.map(({ speaker }) => speaker?.zh))).toEqual(new Set(["区委书记"]));
    expect(answer.closing).toContain("县委书记");
  });

  test("is each one's opening words where nothing is asked of them", async () => {
    expect(new Set(await speakersOf("两位书记说了什么"))).toEqual(new Set(["区委书记", "县委书记"]));
  });
});

test("a subject of which somebody says no more than a common word is not theirs", { timeout: askTime }, async () => {
  const answer = await ask("郑文海和区委书记对菜市场改造各怎么说");
  expect(new Set(answer.citations.map(({ speaker }) => speaker?.zh))).toEqual(new Set(["区委书记"]));
  expect(answer.closing).toContain("郑文海");
});
