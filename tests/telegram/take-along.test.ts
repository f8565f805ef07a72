import mammoth from "mammoth";
import { describe, expect, test } from "vitest";
import { citationKey } from "../../src/ask/quote/citation-key.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Answer, Question, Speech } from "../../src/domain.ts";
import { MOST_COLLECTED } from "../../src/memory/collections.ts";
import type { Participant } from "../fakes/bot-api/participant.ts";
import { freshState, runBot, shippedSpeeches, startApi } from "./running-bot.ts";
import { sectorsAnswer } from "./sample-answers.ts";

const [COUNTY_QUOTE, CITY_QUOTE] = sectorsAnswer("", "zh-Hans").citations;
const QUESTION = "重点行业领域有哪些？";
const REFERENCE = /——(?:李明\. )?在全县.*\[Z\]\. .*\n\n“要在重点行业领域/u;

interface WordFileSeen {
  readonly name: string | undefined;
  readonly caption: string | undefined;
  readonly html: string;
}

async function opened(person: Participant): Promise<WordFileSeen> {
  const { message, content } = await person.receivesDocument();
  const { value } = await mammoth.convertToHtml(
    { buffer: content },
    { styleMap: ["p[style-name='Quote'] => blockquote:fresh"] },
  );
  return { name: message.document.file_name, caption: message.caption, html: value };
}

/** The shipped speeches without the first one, or with its words changed. */
async function without(): Promise<Speech[]> {
  return (await shippedSpeeches()).slice(1);
}
async function changed(): Promise<Speech[]> {
  const [first, ...others] = await shippedSpeeches();
  if (!first) return expect.unreachable();
  return [readSpeech(first.info, first.raw.replace("历来是事故多发", "从来是事故多发")), ...others];
}

/** Somebody who collected the two quotes of an answer, with a bot that serves other documents since. */
async function collectedBefore(speeches: readonly Speech[], language = "zh-hans") {
  const api = await startApi();
  const state = await freshState();
  const first = await runBot({ api, state });
  const person = api.person({ language });
  person.sends(QUESTION);
  const answer = await person.receives();
  person.forges("k:collect", answer.raw);
  await person.seesAlerts(1);
  await first.polling.stop();
  const { polling } = await runBot({ api, state, speeches: () => speeches });
  await polling.ready;
  return { person, answer: answer.raw, api };
}

describe("under an answer", () => {
  test("all quotes are copied from one message, each with its reference", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "zh-hans" });
    person.sends(QUESTION);
    await person.receives();
    person.taps("📋 复制全部");
    const { text, raw } = await person.receives();
    expect(text).toContain(`“${COUNTY_QUOTE?.display}”`);
    expect(text).toMatch(REFERENCE);
    expect(raw.entities).toEqual([{ type: "code", offset: 0, length: text.length }]);
    expect(api.refusals).toEqual([]);
  });

  test("a Word file has the question, the quotes as the source has them, and links into the bot", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "zh-hans" });
    person.sends(QUESTION);
    await person.receives();
    person.taps("📄 Word");
    const { name, caption, html } = await opened(person);
    expect(name).toBe("重点行业领域有哪些.docx");
    expect(caption).toBeUndefined();
    expect(html).toContain(`<h1>${QUESTION}</h1>`);
    expect(html).toContain("“煤矿、非煤矿山、危险化学品、交通运输、建筑施工等高危行业领域");
    expect(html.match(/<blockquote>/gu)).toHaveLength(2);
    expect(html).toContain(`https://t.me/yanju_bot?start=c${citationKey(COUNTY_QUOTE ?? expect.unreachable())}`);
    expect(api.refusals).toEqual([]);
  });

  test("an English asker gets renderings, marked as drafted by machine", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "en" });
    person.sends("What are the priority sectors?");
    await person.receives();
    person.taps("📄 Word");
    expect((await opened(person)).html).toMatch(/construction.*<em> \(English rendering, machine-drafted/u);
  });

  test.each([
    ["changed", changed, /^《在全县应急管理.*》已经修订，其中1段引文/u],
    ["gone", without, /^文件000_db8b8ac77d00f83c\.txt已不在资料库中，其中1段引文未收入/u],
  ])("a quote whose document is %s is named, the others are there", async (_, speeches, note) => {
    const { person, answer } = await collectedBefore(await speeches());
    person.forges("k:word", answer);
    const { caption, html } = await opened(person);
    expect(caption).toMatch(note);
    expect(html).toContain(caption);
    expect(html.match(/<blockquote>/gu)).toHaveLength(1);
    person.forges("k:copy", answer);
    const [quotes, lost] = await person.receivesAll(2);
    expect(quotes?.text).toMatch(/^“要在重点行业领域[^“]*$/u);
    expect(lost?.text).toMatch(note);
  });

  test("says so where the answer is no longer stored", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "en" });
    person.sends("/start");
    person.forges("k:word", (await person.receives()).raw);
    expect(await person.seesAlert()).toBe("This answer is no longer stored. Please ask again.");
  });

  test("where nothing is quoted there is nothing to take along", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "en" });
    person.sends("How is the weather?");
    expect((await person.receives()).buttons.join()).not.toMatch(/Copy all|Word|Collect/u);
  });
});

describe.each([
  {
    language: "zh-hans",
    questions: ["重点行业领域有哪些？", "民兵训练怎么安排？"],
    collect: "➕ 收集",
    added: "已收集2段引文，发送 /collection 查看。",
    present: /^收集夹中已有/u,
    lead: /^\*\*已收集2段引文/u,
    copy: "📋 复制全部",
    empty: "🗑 清空",
    cancel: "取消",
    ask: /^确定清空收集夹中的1段引文吗/u,
    none: /^收集夹是空的/u,
    title: "引文汇集",
  },
  {
    language: "zh-hant",
    questions: ["重點行業領域有哪些？", "民兵訓練怎麼安排？"],
    collect: "➕ 收集",
    added: "已收集2段引文，發送 /collection 查看。",
    present: /^收集夾中已有/u,
    lead: /^\*\*已收集2段引文/u,
    copy: "📋 複製全部",
    empty: "🗑 清空",
    cancel: "取消",
    ask: /^確定清空收集夾中的1段引文嗎/u,
    none: /^收集夾是空的/u,
    title: "引文彙集",
  },
  {
    language: "en",
    questions: ["What are the priority sectors?", "How is the militia trained?"],
    collect: "➕ Collect",
    added: "2 quotes are in your collection now. See /collection.",
    present: /^Already in your collection/u,
    lead: /^\*\*2 collected quotes/u,
    copy: "📋 Copy all",
    empty: "🗑 Empty",
    cancel: "Cancel",
    ask: /^Take the quote out of your collection\?/u,
    none: /^Your collection is empty/u,
    title: "Collected quotes",
  },
])("a collection in $language", (spoken) => {
  test("is filled by taps, looked through, taken along, thinned out and emptied", async () => {
    const { api, state } = await runBot();
    const person = api.person({ language: spoken.language });
    person.sends("/collection");
    expect((await person.receives()).text).toMatch(spoken.none);
    const [question = ""] = spoken.questions;
    person.sends(question);
    await person.receives();
    person.taps(spoken.collect);
    expect((await person.seesAlerts(1)).at(-1)).toBe(spoken.added);
    person.taps("[1]");
    await person.receives();
    person.taps(spoken.collect);
    expect((await person.seesAlerts(3)).at(-1)).toMatch(spoken.present);

    person.sends("/collection");
    const list = await person.receives();
    expect(list.view).toMatch(spoken.lead);
    expect(list.view).toContain(`_${question}_`);
    expect(list.text).toContain(COUNTY_QUOTE?.display.slice(0, 30));
    expect(list.text).toMatch(/\n— .+ › .+/u);
    person.taps("📄 Word");
    const { html } = await opened(person);
    expect(html).toMatch(new RegExp(`<h1>${spoken.title}</h1>.*<h2>${question.replace("?", "\\?")}</h2>`, "u"));
    expect(html).toMatch(/[“「]煤矿/u);
    person.taps(spoken.copy);
    expect((await person.receives()).text).toContain(CITY_QUOTE?.display);

    person.taps("✖ 1");
    const thinned = await person.seesEdit();
    expect(thinned.text).not.toContain("煤矿");
    expect(thinned.text).toContain("1. ");
    person.taps(spoken.empty);
    expect((await person.seesEdit()).text).toMatch(spoken.ask);
    person.taps(spoken.cancel);
    expect((await person.seesEdit()).text).toBe(thinned.text);
    person.taps(spoken.empty);
    await person.seesEdit();
    person.taps(spoken.empty);
    expect((await person.seesEdit()).text).toMatch(spoken.none);
    expect(await state.collections.of(person.id)).toEqual([]);
    expect(api.refusals).toEqual([]);
  });
});

describe("a collection", () => {
  test("has what went on from an answer under the question of that answer", async () => {
    const answerer = {
      answer: ({ text }: Question): Promise<Answer> => {
        const answer = sectorsAnswer(text, "zh-Hans");
        return Promise.resolve(text === QUESTION ? answer : { ...answer, intent: "navigate" });
      },
    };
    const { api } = await runBot({ answerer });
    const person = api.person({ language: "zh-hans" });
    for (const text of [QUESTION, "还有吗", "完整"]) {
      person.sends(text);
      await person.receives();
    }
    person.taps("📄 Word");
    expect((await opened(person)).html).toContain(`<h1>${QUESTION}</h1>`);
    person.taps("➕ 收集");
    await person.seesAlerts(2);
    person.sends("/collection");
    const { view } = await person.receives();
    expect(view).toContain(`_${QUESTION}_`);
    expect(view).not.toContain("完整");
  });

  test("of several answers has a heading for each question in its Word file", async () => {
    const { api, state } = await runBot();
    const person = api.person({ language: "zh-hans" });
    const { citations } = sectorsAnswer("", "zh-Hans");
    await state.collections.add(
      person.id,
      citations.map((citation) => ({
        key: citationKey(citation),
        file: citation.file,
        question: citation.n === 1 ? "第一问？" : "",
        marks: [],
      })),
    );
    person.sends("/collection");
    await person.receives();
    person.taps("📄 Word");
    const { html } = await opened(person);
    expect(html).toMatch(/<h2>第一问？<\/h2><blockquote>“煤矿.*<h2>其他引文<\/h2><blockquote>“要在/u);
  });

  test.each([
    ["changed", changed, /1\. ⚠️ 《在全县应急管理.*》已经修订/u],
    ["gone", without, /1\. ⚠️ 文件000_db8b8ac77d00f83c\.txt已不在资料库中/u],
  ])("names a quote whose document is %s, and keeps its words to itself", async (_, speeches, line) => {
    const { person } = await collectedBefore(await speeches());
    person.sends("/collection");
    const list = await person.receives();
    expect(list.text).toMatch(line);
    expect(list.text).not.toContain("煤矿");
    person.taps("📄 Word");
    const { caption, html } = await opened(person);
    expect(html).toContain(caption);
    expect(html).not.toContain("煤矿");
    person.taps("✖ 1");
    expect((await person.seesEdit()).text).not.toContain("⚠️");
  });

  test("that is full says how many found no room", async () => {
    const { api, state } = await runBot();
    const person = api.person({ language: "en" });
    const others = Array.from({ length: MOST_COLLECTED - 1 }, (_, i) => ({
      key: `k${i}`,
      file: "a.txt",
      question: "",
      marks: [],
    }));
    await state.collections.add(person.id, others);
    person.sends(QUESTION);
    await person.receives();
    person.taps("➕ Collect");
    expect(await person.seesAlert()).toMatch(/^Your collection is full: 1 added, 1 left out/u);
    person.sends("/collection");
    expect((await person.receives()).buttons).toContain("›");
    person.taps("›");
    expect((await person.seesEdit()).buttons).toContain("✖ 16");
    expect(api.refusals).toEqual([]);
  });

  test("in a group is that of who asks, and nobody else's to empty", async () => {
    const { api, state } = await runBot();
    const room = api.group();
    const [one, two] = [api.person({ language: "en" }), api.person({ language: "en" })];
    const [inOne, inTwo] = [one.in(room), two.in(room)];
    inOne.sends(`@yanju_bot ${QUESTION}`);
    await inOne.receives();
    inTwo.taps("➕ Collect");
    await inTwo.seesAlerts(1);
    const [kept] = await state.collections.of(two.id);
    // The question is another person's, who could not have it forgotten there.
    expect(kept).toMatchObject({ file: COUNTY_QUOTE?.file, question: "" });
    expect(await state.collections.of(one.id)).toEqual([]);
    inTwo.sends("/collection@yanju_bot");
    const [, list] = await inTwo.receivesAll(2);
    expect(list?.text).toMatch(/^2 collected quotes/u);
    inOne.taps("🗑 Empty");
    expect((await inOne.seesAlerts(2)).at(-1)).toBe("This is somebody else’s collection. Yours is at /collection.");
    inTwo.taps("📄 Word");
    const { message } = await inTwo.receivesDocument();
    expect(message.reply_to_message?.message_id).toBe(list?.raw.message_id);
    expect(await state.collections.of(two.id)).toHaveLength(2);
    expect(api.refusals).toEqual([]);
  });
});

test("a quote that is opened from a link is collected without a question", async () => {
  const { api, state } = await runBot();
  const person = api.person({ language: "en" });
  person.sends(`/start c${citationKey(COUNTY_QUOTE ?? expect.unreachable())}`);
  await person.receives();
  person.taps("➕ Collect");
  expect(await person.seesAlert()).toBe("The quote is in your collection now. See /collection.");
  expect(await state.collections.of(person.id)).toMatchObject([{ question: "", file: COUNTY_QUOTE?.file }]);
});
