import { describe, expect, test } from "vitest";
import { citationKey } from "../../src/ask/quote/citation-key.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Speech } from "../../src/domain.ts";
import { copiedText } from "../../src/telegram/screens/source-text.ts";
import { freshState, runBot, shippedSpeeches, startApi } from "./running-bot.ts";
import { sectorsAnswer } from "./sample-answers.ts";

const QUOTE = "煤矿、非煤矿山、危险化学品、交通运输、建筑施工等高危行业领域,历来是事故多发的重点领域。";
const FILE = "000_db8b8ac77d00f83c.txt";

/** The shipped speeches, the first one read from other words. */
async function rewritten(change: (raw: string) => string): Promise<Speech[]> {
  const speeches = await shippedSpeeches();
  return speeches.map((speech) =>
    speech.info.file === FILE ? { ...readSpeech(speech.info, change(speech.raw)), renderings: [] } : speech,
  );
}

const INTERFACES = [
  {
    language: "zh-hans",
    question: "重点行业领域有哪些？",
    page: /第\d+页，共\d+页/,
    acts: ["更多", "English"],
    labels: ["📋 复制引文和出处", "🔗 复制链接", "➕ 收集", "☰ 提纲", "🔍 文内查找", "❌ 引文有误"],
    take: ["📋 复制全部", "📄 Word", "➕ 收集"],
    thanks: /^谢谢，您的反馈/,
    rated: "谢谢，评价已记录。",
  },
  {
    language: "zh-hant",
    question: "重點行業領域有哪些？",
    page: /第\d+頁，共\d+頁/,
    acts: ["更多", "English"],
    labels: ["📋 複製引文和出處", "🔗 複製連結", "➕ 收集", "☰ 提綱", "🔍 文內查找", "❌ 引文有誤"],
    take: ["📋 複製全部", "📄 Word", "➕ 收集"],
    thanks: /^謝謝，您的意見/,
    rated: "謝謝，評價已記錄。",
  },
  {
    language: "en",
    question: "What are the priority sectors?",
    page: /Page \d+ of \d+/,
    acts: ["More"],
    labels: [
      "📋 Copy quote and source",
      "🔗 Copy link",
      "➕ Collect",
      "☰ Outline",
      "🔍 Search here",
      "❌ Wrong quote",
    ],
    take: ["📋 Copy all", "📄 Word", "➕ Collect"],
    thanks: /^Thank you. Your report/,
    rated: "Thank you. Your rating has been recorded.",
  },
];

describe.each(INTERFACES)("the buttons under an answer in $language", (spoken) => {
  test("open a quote among its neighbours, marked, and walk through the speech and back", async () => {
    const { api } = await runBot();
    const person = api.person({ language: spoken.language });
    person.sends(spoken.question);
    const answer = await person.receives();
    expect(answer.buttons).toEqual(["[1]", "[2]", ...spoken.acts, ...spoken.take, "👍", "👎"]);

    person.taps("[1]");
    const context = await person.receives();
    expect(context.text).toMatch(spoken.page);
    const marked = context.raw.entities?.filter(({ type }) => type === "underline") ?? [];
    expect(marked.map(({ offset, length }) => context.text.slice(offset, offset + length))).toEqual([QUOTE]);
    const [speech] = await shippedSpeeches();
    const before = speech?.raw.slice(760, 823).split("。").at(-2);
    expect(context.text).toContain(before);
    expect(context.buttons).toEqual(["›", "3 »", ...spoken.labels]);

    const seen = new Set([context.text]);
    const { message_id } = context.raw;
    while (person.screen(message_id)?.buttons.includes("›")) {
      person.taps("›");
      const page = await person.seesEdit();
      expect(page.raw.message_id).toBe(message_id);
      expect(seen).not.toContain(page.text);
      seen.add(page.text);
    }
    expect([...seen].at(-1)).toContain("提供坚实的安全保障。");
    for (let i = 1; i < seen.size; i += 1) {
      person.taps("‹");
      await person.seesEdit();
    }
    expect(person.screen(message_id)?.view).toBe(context.view);
    expect(api.refusals).toEqual([]);
  });

  test("record a rating with the question, the answer and what was found for it", async () => {
    const { api, state } = await runBot();
    const person = api.person({ language: spoken.language });
    person.sends(spoken.question);
    await person.receives();
    person.taps("👍");
    expect((await person.seesAlerts(1)).at(-1)).toBe(spoken.rated);
    person.taps("[2]");
    await person.receives();
    person.taps(spoken.labels.at(-1) ?? "");
    expect((await person.seesAlerts(3)).at(-1)).toMatch(spoken.thanks);
    const entries = await state.feedback.page({ limit: 9 });
    expect(entries.map(({ verdict, citation, question }) => [verdict, citation, question])).toEqual([
      ["wrong-quote", 2, spoken.question],
      ["good", undefined, spoken.question],
    ]);
    expect(entries[0]?.answer?.citations.map(({ n }) => n)).toEqual([1, 2]);
  });
});

describe("a button that copies quote and source", () => {
  test("holds both, and is left out where they are too long for Telegram", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "zh-hans" });
    person.sends("重点行业领域有哪些？");
    await person.receives();
    person.taps("[1]");
    const copied = (await person.receives()).raw.reply_markup?.inline_keyboard
      .flat()
      .flatMap((button) => ("copy_text" in button ? [button.copy_text.text] : []));
    expect(copied?.[0]).toBe(
      `“${QUOTE}”\n——在全县应急管理和安全生产工作会议上的讲话（安全生产专项整治三年行动）[Z]. 二、突出重点领域,扎实推进安全生产专项整治三年行动 › 一是要深化重点行业领域专项治理.`,
    );
    expect(copied?.[1]).toMatch(/^https:\/\/t\.me\/yanju_bot\?start=c[\w-]{24}$/);

    const [citation] = sectorsAnswer("", "zh-Hans").citations;
    const [speech] = await shippedSpeeches();
    const quoting = (length: number) =>
      copiedText(
        { ...(citation ?? expect.unreachable()), display: "安".repeat(length) },
        speech?.info ?? expect.unreachable(),
        "zh-Hant",
      );
    expect(quoting(50)).toMatch(/^「安+」\n——李明\. 在全县.*\[Z\]\. 二、突出重点领域/);
    expect(quoting(190)).toMatch(/三年行动）\[Z\]\.$/);
    expect(quoting(220)).toBeUndefined();
    for (let length = 1; length < 400; length += 1) expect(quoting(length)?.length ?? 0).toBeLessThanOrEqual(256);
  });
});

describe("a link to a quote", () => {
  test.each([
    ["zh-hans", /第\d+页/],
    ["zh-hant", /第\d+頁/],
    ["en", /Page \d/],
  ])("opens it in its context in %s, with no rating to give", async (language, page) => {
    const { api } = await runBot();
    const person = api.person({ language });
    const [citation] = sectorsAnswer("", "zh-Hans").citations;
    person.sends(`/start c${citationKey(citation ?? expect.unreachable())}`);
    const context = await person.receives();
    expect(context.view).toContain(`**__${QUOTE}__**`);
    expect(context.text).toMatch(page);
    expect(context.buttons.join()).not.toContain("❌");
  });

  test("that is none greets like any start", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "en" });
    for (const parameter of ["c", "cA", "inline", `c${"A".repeat(23)}.`, "A".repeat(64), "<b>"]) {
      person.sends(`/start ${parameter}`);
      expect((await person.receives()).text).toMatch(/^I find what the documents/);
    }
    person.sends(`/start c${"A".repeat(24)}`);
    expect((await person.receives()).text).toMatch(/^This document is no longer in the collection/);
  });
});

describe("fault 18: a button from before a re-index", () => {
  const tapAfter = async (speeches: readonly Speech[], language = "en") => {
    const api = await startApi();
    const state = await freshState();
    const first = await runBot({ api, state });
    const person = api.person({ language });
    person.sends("重点行业领域有哪些？");
    await person.receives();
    await first.polling.stop();
    const { polling } = await runBot({ api, state, speeches: () => speeches });
    await polling.ready;
    person.taps("[1]");
    return person;
  };

  test("opens the same quote where the index is the same", async () => {
    const person = await tapAfter(await shippedSpeeches());
    const context = await person.receives();
    expect(context.view).toContain(`**__${QUOTE}__**`);
    expect(context.text).not.toContain("revised");
  });

  test("finds the quote where it stands now, and says that the text was revised", async () => {
    const person = await tapAfter(await rewritten((raw) => `各位代表,现在开会。\n\n${raw}`));
    const context = await person.receives();
    expect(context.view).toContain("_The document has been revised since; the quote itself is unchanged");
    expect(context.view).toContain(`**__${QUOTE}__**`);
    person.taps("›");
    expect((await person.seesEdit()).text).toMatch(/Page \d/);
  });

  test.each([
    ["en", /^The text of this document has been revised, and this quote no longer stands in it/],
    ["zh-hans", /^该文件已经修订，其中不再有这段引文/],
    ["zh-hant", /^該文件已經修訂，其中不再有這段引文/],
  ])("says in %s that one changed character is another text", async (language, word) => {
    const person = await tapAfter(await rewritten((raw) => raw.replace("历来是事故多发", "从来是事故多发")), language);
    expect(await person.seesAlert()).toMatch(word);
    expect(person.unread()).toEqual([]);
  });

  test("says that its speech is gone", async () => {
    const person = await tapAfter((await shippedSpeeches()).slice(1));
    expect(await person.seesAlert()).toMatch(/^This document is no longer in the collection/);
  });
});

test("fault 19: a page shown already is turned to in silence", async () => {
  const { api, log } = await runBot();
  const person = api.person({ language: "en" });
  person.sends("重点行业领域有哪些？");
  const answer = await person.receives();
  person.taps("[1]");
  const context = await person.receives();
  const answerId = answer.raw.message_id.toString(36);
  const key = citationKey(sectorsAnswer("", "zh-Hans").citations[0] ?? expect.unreachable());
  person.forges(`w:${key}:0:${answerId}`, context.raw);
  await person.seesAlerts(2);
  person.sends("/start");
  expect((await person.receives()).text).toMatch(/^I find/);
  expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

test("a page whose message is gone is shown in a new one", async () => {
  const { api } = await runBot();
  const person = api.person({ language: "en" });
  person.sends("/speeches");
  const list = await person.receives();
  person.removes(list.raw.message_id);
  person.forges("l:0", list.raw);
  expect((await person.receives()).text).toBe(list.text);
});
