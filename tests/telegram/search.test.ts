import { describe, expect, test } from "vitest";
import { fileKey } from "../../src/ask/quote/citation-key.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import { type Participant } from "../fakes/bot-api/participant.ts";
import { freshState, runBot, shippedSpeeches, startApi } from "./running-bot.ts";

const VIDEO = fileKey("003_8e0abea7bf70d122.txt");

/** The bold words of the latest message, without those of its headings and numbers. */
function emphasised(view: string): string[] {
  return [...view.matchAll(/^┃ .*$/gmu)].flatMap(([line]) =>
    [...line.matchAll(/\*\*(.+?)\*\*/gu)].map(([, words]) => words ?? ""),
  );
}

const INTERFACES = [
  {
    language: "zh-hans",
    words: "企业主体责任",
    lead: /共\d+处，见于\d份文件/,
    near: /没有同时含有这些词语之处/,
    nothing: /^文件中没有与此相符的内容/,
    usage: /^请在命令后写明/,
    search: "🔍 文内查找",
    ask: /^🔍 要在该文件中查找什么/,
    inside: /该文件中共\d+处/,
    absent: /该文件中没有这些词语/,
  },
  {
    language: "zh-hant",
    words: "企業主體責任",
    lead: /共\d+處，見於\d份文件/,
    near: /沒有同時含有這些詞語之處/,
    nothing: /^文件中沒有與此相符的內容/,
    usage: /^請在命令後寫明/,
    search: "🔍 文內查找",
    ask: /^🔍 要在該文件中查找什麼/,
    inside: /該文件中共\d+處/,
    absent: /該文件中沒有這些詞語/,
  },
  {
    language: "en",
    words: "企业主体责任",
    lead: /In \d+ places, in \d documents/,
    near: /No place has all of these words/,
    nothing: /^Nothing in the documents matches/,
    usage: /^Write what to look for/,
    search: "🔍 Search here",
    ask: /^🔍 Which words shall I look for/,
    inside: /In \d+ places of this document/,
    absent: /This document does not have these words/,
  },
];

describe.each(INTERFACES)("/search in $language", ({ language, words, lead, near, nothing, usage, inside }) => {
  test("lists the places under their documents, the words in bold, each to be opened", async () => {
    const { api } = await runBot();
    const person = api.person({ language });
    person.sends(`/search ${words}`);
    const list = await person.receives();
    expect(list.text.split("\n").slice(0, 2)).toEqual([`🔍 ${words}`, expect.stringMatching(lead)]);
    expect(list.quotations.length).toBeGreaterThan(3);
    expect(new Set(emphasised(list.view))).toEqual(new Set(["企业主体责任", "企業主體責任"]));
    const titles = [...list.view.matchAll(/^__(.+)__$/gmu)].map(([, title]) => title);
    expect(new Set(titles).size).toBe(titles.length);
    person.taps("[2]");
    const context = await person.receives();
    expect(context.text).toContain(list.quotations[1]?.replaceAll("…", "").slice(0, 40));
    expect(api.refusals).toEqual([]);
  });

  test("leads to all places in one document", async () => {
    const { api } = await runBot();
    const person = api.person({ language });
    person.sends("/search 责任");
    const list = await person.receives();
    expect(list.quotations).toHaveLength(6);
    const more = list.buttons.find((label) => /^(?:全部|All)/.test(label)) ?? "";
    expect(more).toMatch(/\d+/);
    person.taps(more);
    const all = await person.seesEdit();
    expect(all.text).toMatch(inside);
    expect(all.text).toMatch(/\[1\]/);
    person.taps("›");
    expect((await person.seesEdit()).text).toMatch(/\[7\]/);
    person.taps("‹");
    expect((await person.seesEdit()).text).toBe(all.text);
    expect(api.refusals).toEqual([]);
  });

  test("says when nothing matches, and what is near", async () => {
    const { api } = await runBot();
    const person = api.person({ language });
    for (const nonsense of ["量子计算芯片", "blockchain"]) {
      person.sends(`/search ${nonsense}`);
      const answer = await person.receives();
      expect(answer.text).toMatch(nothing);
      expect(answer.buttons).toEqual([]);
    }
    person.sends("/search 民兵训练");
    const answer = await person.receives();
    expect(answer.text).toMatch(near);
    expect(answer.buttons).toContain("[1]");
    person.sends("/search");
    expect((await person.receives()).text).toMatch(usage);
    person.sends(`/search ${"安".repeat(301)}`);
    expect((await person.receives()).text).toMatch(/301.*300/);
    expect(api.refusals).toEqual([]);
  });
});

/** Opens the fourth speech and asks to search in it. */
async function asksInside(person: Participant, search: string) {
  person.sends("/speeches");
  await person.receives();
  person.taps("4");
  await person.seesEdit();
  person.taps(search);
  return person.receives();
}

describe.each(INTERFACES)("🔍 in $language", ({ language, search, ask, inside, absent }) => {
  test("asks for words and lists where they stand in that document alone", async () => {
    const { api } = await runBot();
    const person = api.person({ language });
    const question = await asksInside(person, search);
    expect(question.text).toMatch(ask);
    person.sends("森林防火", { replyTo: question.raw });
    const hits = await person.receives();
    expect(hits.text).toMatch(inside);
    expect(new Set(emphasised(hits.view))).toEqual(new Set(["森林防火"]));
    person.taps("[1]");
    expect((await person.receives()).text).toContain("森林防火");
    person.sends("煤矿安全规程", { replyTo: question.raw });
    expect((await person.receives()).text).toMatch(absent);
    person.taps(search);
    expect((await person.receives()).text).toBe(question.text);
    expect(api.refusals).toEqual([]);
  });
});

test("an English reader finds English words in the renderings, which are marked as such once", async () => {
  const { api } = await runBot();
  const person = api.person({ language: "en" });
  const question = await asksInside(person, "🔍 Search here");
  person.sends("patrols", { replyTo: question.raw });
  const hits = await person.receives();
  expect(hits.view).toMatch(/\*\*patrols?\*\*/);
  expect(hits.view).toMatch(/^┃ .*\p{Script=Han}/mu);
  expect(hits.view.match(/Machine English/g)).toHaveLength(1);
  expect(hits.text).not.toMatch(/^\[\d+\] .*\p{Script=Han}/mu);
});

test("🔍 works after a restart, from a page, a quote and a list of hits", async () => {
  const api = await startApi();
  const state = await freshState();
  const first = await runBot({ api, state });
  const person = api.person({ language: "en" });
  const question = await asksInside(person, "🔍 Search here");
  person.sends("责任", { replyTo: question.raw });
  const hits = await person.receives();
  await first.polling.stop();
  const { polling } = await runBot({ api, state });
  await polling.ready;
  person.sends("责任", { replyTo: question.raw });
  expect((await person.receives()).text).toBe(hits.text);
  person.taps("›");
  expect((await person.seesEdit()).text).toContain("[7]");
  person.taps("[7]");
  await person.receives();
  person.taps("🔍 Search here");
  expect((await person.receives()).text).toBe(question.text);
  expect(api.refusals).toEqual([]);
});

describe("what is no search", () => {
  test("a reply to anything else is a question, and so is a question that somebody else's message looks like", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "en" });
    person.sends("/start");
    const greeting = await person.receives();
    person.sends("重点行业领域有哪些？", { replyTo: greeting.raw });
    expect((await person.receives()).quotations).toHaveLength(2);
    const question = await asksInside(person, "🔍 Search here");
    const forged = { ...question.raw, from: { id: 99, is_bot: false, first_name: "王" } };
    person.sends("重点行业领域有哪些？", { replyTo: forged });
    expect((await person.receives()).quotations).toHaveLength(2);
    person.sends("/help", { replyTo: question.raw });
    expect((await person.receives()).text).toMatch(/^How to ask/);
  });

  test("a button on a message that holds no words, and a document that is gone, say so", async () => {
    const speeches = await shippedSpeeches();
    let served = speeches;
    const { api } = await runBot({ speeches: () => served });
    const person = api.person({ language: "en" });
    const question = await asksInside(person, "🔍 Search here");
    person.sends("/start");
    const greeting = await person.receives();
    person.forges(`h:${VIDEO}:0`, greeting.raw);
    expect((await person.seesAlerts(3)).at(-1)).toMatch(/^This button no longer works/);
    served = speeches.slice(0, 2);
    person.sends("责任", { replyTo: question.raw });
    expect((await person.receives()).text).toMatch(/^This document is no longer in the collection/);
    person.forges(`s:${VIDEO}`, greeting.raw);
    expect((await person.seesAlerts(4)).at(-1)).toMatch(/^This document is no longer in the collection/);
  });
});

test("hostile words and titles stay text, and a screen full of hits stays within Telegram's limits", async () => {
  const words = "安全";
  const title = { zh: `<b>_*[${"题".repeat(400)}`, en: `<b>_*[${"t".repeat(400)}` };
  const info = { speakers: [], level: "city", kind: "document", script: "hans" } as const;
  const many = Array.from({ length: 40 }, (_, i) =>
    readSpeech(
      { ...info, title, file: `${i}.txt` },
      `${"安全,𠮷".repeat(90)}。\n\n${"一、安全\n\n安全生产。\n\n".repeat(9)}`,
    ),
  );
  const { api } = await runBot({
    speeches: () => many,
    search: (text) => Promise.resolve({ places: many.flatMap(({ info: { file } }) => placesIn(file, text)), near: [] }),
  });
  const placesIn = (file: string, text: string) => {
    const raw = many[0]?.raw ?? "";
    const start = raw.indexOf(text);
    const marks = Array.from({ length: 40 }, (_, i) => ({ start: start + 5 * i, end: start + 5 * i + 2 }));
    return Array.from({ length: 5 }, () => ({ file, start, end: start + 298, score: 1, marks }));
  };
  const person = api.person({ language: "en" });
  for (const said of [words, `${words} <b>&_*[${"安".repeat(280)}`]) {
    person.sends(`/search ${said}`);
    if (said === words) expect((await person.receives()).text).toMatch(/^🔍 安全\nIn 200 places, in 40 documents/);
    else await person.receives();
  }
  expect(api.refusals).toEqual([]);
});
