import { describe, expect, test } from "vitest";
import { ALLOWANCES } from "../../src/telegram/updates/admission.ts";
import type { Question } from "../../src/domain.ts";
import { runBot, shippedSpeeches } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

describe("inline mode", () => {
  test.each([
    ["zh-hans", "重点行业", "查看上下文"],
    ["zh-hant", "重點行業", "查看上下文"],
    ["en", "priority sectors", "Read in context"],
  ])("in %s offers cards with a quote, its source and a link to its context", async (language, query, button) => {
    const { api, log } = await runBot();
    const person = api.person({ language });
    person.queries(query);
    const { results, isPersonal, cacheSeconds } = await person.seesCards();
    expect(isPersonal).toBe(true);
    expect(cacheSeconds).toBeLessThanOrEqual(60);
    expect(results).toHaveLength(3);
    const [, card] = results;
    const content = card?.input_message_content;
    const text = content && "message_text" in content ? content.message_text : "";
    expect(text).toMatch(/^煤矿、非煤矿山.*重点领域。\n.* › 二、突出重点领域/);
    const [link] = card?.reply_markup?.inline_keyboard.flat() ?? [];
    expect(link).toMatchObject({ text: button });
    const url = link && "url" in link ? link.url : "";
    person.sends(`/start ${new URL(url).searchParams.get("start") ?? ""}`);
    expect((await person.receives()).view).toContain("**__煤矿、非煤矿山");
    expect(log.join("")).not.toContain(query);
    expect(api.refusals).toEqual([]);
  });

  test.each([
    ["zh-hans", "重点行业", "完整答复（2段引文）"],
    ["zh-hant", "重點行業", "完整答覆（2段引文）"],
    ["en", "priority sectors", "The whole answer (2 quotes)"],
  ])(
    "in %s offers the whole answer first, with a link to the context of each quote",
    async (language, query, title) => {
      const { api } = await runBot();
      const person = api.person({ language });
      person.queries(query);
      const [card] = (await person.seesCards()).results;
      expect(card?.title).toBe(title);
      expect(card?.description).toMatch(/煤矿/);
      const content = card?.input_message_content;
      const text = content && "message_text" in content ? content.message_text : "";
      expect(text.startsWith(`${query}\n\n`)).toBe(true);
      expect(text).toMatch(/煤矿、非煤矿山[^]*\[1\][^]*标杆企业。[^]*\[2\]/);
      const links = card?.reply_markup?.inline_keyboard.flat() ?? [];
      expect(links.map(({ text: label }) => label)).toEqual(["[1]", "[2]"]);
      const [, second] = links;
      person.sends(`/start ${new URL(second && "url" in second ? second.url : "").searchParams.get("start") ?? ""}`);
      expect((await person.receives()).view).toContain("**__要在重点行业领域树立一批");
      expect(api.refusals).toEqual([]);
    },
  );

  test.each([
    ["重点行业", 3],
    ["民兵", 4],
  ])("passages that are only near are offered where nothing answers: %s", async (query, cards) => {
    class Near extends SampleAnswerer {
      override async answer(question: Question) {
        const [, , ...speeches] = await shippedSpeeches();
        const passages = speeches.slice(0, 2).flatMap(({ info, passages: [, , passage] }) => {
          return passage ? [{ file: info.file, start: passage.start, end: passage.end, score: 1 }] : [];
        });
        return { ...(await super.answer(question)), passages };
      }
    }
    const { api } = await runBot({ answerer: new Near() });
    const person = api.person({ language: "zh-hans" });
    person.queries(query);
    expect((await person.seesCards()).results).toHaveLength(cards);
  });

  test("an answer too long for a message ends with …", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "zh-hans" });
    person.queries("全文是什么");
    const [card] = (await person.seesCards()).results;
    const content = card?.input_message_content;
    const text = content && "message_text" in content ? content.message_text : "";
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text).toMatch(/\n…$/);
    expect(api.refusals).toEqual([]);
  });

  test.each([
    ["en", "", "Type a question about the documents"],
    ["en", "安", "Type a question about the documents"],
    ["en", "天气", "Nothing found; ask me in the chat"],
    ["zh-hans", "天气", "没有找到，请到聊天中提问"],
    ["zh-hant", "天氣", "沒有找到，請到聊天中提問"],
  ])("in %s for %j says what to do instead", async (language, query, word) => {
    const { api } = await runBot();
    const person = api.person({ language });
    person.queries(query);
    const { results, button } = await person.seesCards();
    expect(results).toEqual([]);
    expect(button?.text).toBe(word);
  });

  test("only the last query before a pause in typing is looked up and answered", async () => {
    const answerer = new SampleAnswerer();
    const { api } = await runBot({ answerer });
    const [person, other] = [api.person(), api.person()];
    for (const query of ["重", "重点", "重点行", "重点行业"]) person.queries(query);
    other.queries("民兵训练");
    expect((await person.seesCards()).results).toHaveLength(3);
    await other.seesCards();
    expect(answerer.asked.toSorted()).toEqual(["民兵训练", "重点行业"]);
    expect(api.refusals).toEqual([]);
  });

  test("fault 15, 48: a query with half of a surrogate pair is answered, and given back without it", async () => {
    const { api } = await runBot();
    const person = api.person();
    person.queries("重点行业领域有哪些？\uD83D");
    const [whole] = (await person.seesCards()).results;
    expect(JSON.stringify(whole)).toContain("重点行业领域有哪些？\uFFFD");
    expect(api.refusals).toEqual([]);
  });

  test("fault 58: a query that is refused gets an empty answer", async () => {
    const { api } = await runBot({ allowances: { ...ALLOWANCES, inline: { burst: 1, perSecond: 0 } } });
    const person = api.person();
    person.queries("重点行业");
    expect((await person.seesCards()).results).toHaveLength(3);
    for (const query of ["重点", "重"]) {
      person.queries(query);
      await api.until(() => person.waitingTaps === 0);
      expect((await person.seesCards()).results).toEqual([]);
    }
  });

  test("those let in see cards where access is limited", async () => {
    const { api } = await runBot({ access: { allowedIds: [111], adminIds: [] } });
    const person = api.person({ id: 111 });
    person.queries("重点行业");
    expect((await person.seesCards()).results).toHaveLength(3);
  });

  test("a query that breaks the rooms behind does no harm", async () => {
    const { api, log } = await runBot();
    const person = api.person({ language: "en" });
    person.queries("坏了吗");
    await api.until(() => log.some((line) => line.includes("could not be handled")));
    person.sends("/start");
    expect((await person.receives()).text).toMatch(/^I find/);
  });
});
