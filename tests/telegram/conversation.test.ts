import { describe, expect, test } from "vitest";
import { runBot, startApi } from "./running-bot.ts";
import { A_WHILE_MS, longAnswer, SampleAnswerer } from "./sample-answers.ts";

describe("a question", () => {
  test.each([
    ["zh-hans", "重点行业领域有哪些？", /^\*\*在全县应急管理.*\*\* · 李明\n/],
    ["zh-hant", "重點行業領域有哪些？", /^\*\*在全县应急管理.*\*\* · 李明\n/],
    ["en", "What are the priority sectors?", /^\*\*Speech at a county meeting.*\*\* · Li Ming\n/],
  ])("in %s gets its quotes, numbered, with their sources", async (language, question, lead) => {
    const { api } = await runBot();
    const person = api.person({ language });
    person.sends(question);
    const answer = await person.receives();
    expect(answer.view).toMatch(lead);
    expect(answer.quotations).toEqual([
      "煤矿、非煤矿山、危险化学品、交通运输、建筑施工等高危行业领域,历来是事故多发的重点领域。",
      "要在重点行业领域树立一批落实安全生产主体责任的标杆企业。",
    ]);
    expect(answer.view).toMatch(/\*\*\[1\]\*\* 二、突出重点领域/);
    expect(answer.view).toMatch(/\*\*\[2\]\*\* 三、层层压实责任/);
    expect(api.refusals).toEqual([]);
  });

  test("is answered in its own language, whatever the language of the app", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "en" });
    person.sends("重点行业领域有哪些？");
    expect((await person.receives()).view).toMatch(/^\*\*在全县应急管理/);
  });

  test("shows that the bot is at work, where that takes a while", async () => {
    const { api } = await runBot({ answerer: new SampleAnswerer(A_WHILE_MS) });
    const person = api.person();
    person.sends("重点行业领域有哪些？");
    await person.receives();
    await api.until(() => person.typingShown > 0);
  });

  test("refused, merely related and answered look different", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "zh-hans" });
    person.sends("今天天气怎么样？");
    const refused = await person.receives();
    expect(refused.quotations).toEqual([]);
    expect(refused.view).toMatch(/^文件中没有这方面的内容/);
    person.sends("民兵训练怎么安排？");
    const related = await person.receives();
    expect(related.quotations).toHaveLength(1);
    expect(related.view).toMatch(/^_⚠️ 文件中没有直接回答这一问题的内容/);
  });

  test("fault 14: with a long answer gets all of it in several messages", async () => {
    const { api } = await runBot();
    const person = api.person();
    person.sends("请给出全文");
    const parts = await person.receivesAll(3);
    const quote = parts
      .flatMap(({ quotations }) => quotations)
      .slice(0, 3)
      .join("");
    // Telegram takes white space off the ends of a message.
    const visible = (text: string) => text.replaceAll(/\s/g, "");
    expect(visible(quote)).toBe(visible(longAnswer("", 9_000).citations[0]?.display ?? ""));
  });

  test("several in a row are answered in their order", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "zh-hans" });
    for (const question of ["重点行业领域有哪些？", "今天天气怎么样？", "民兵训练怎么安排？"]) person.sends(question);
    const views = (await person.receivesAll(3)).map(({ view }) => view);
    expect(views[0]).toMatch(/^\*\*在全县/);
    expect(views[1]).toMatch(/^文件中没有这方面的内容/);
    expect(views[2]).toMatch(/^_⚠️/);
  });

  test("that breaks the rooms behind gets a word, and the next one is answered", async () => {
    const { api, log } = await runBot();
    const person = api.person({ language: "zh-hans" });
    person.sends("坏了吗？");
    expect((await person.receives()).text).toBe("系统出现故障，未能答复您的问题。请稍后再问一次。");
    expect(log.join("")).toContain("the index is gone");
    person.sends("重点行业领域有哪些？");
    expect((await person.receives()).quotations).toHaveLength(2);
  });

  test("is never written to the log", async () => {
    const { api, log } = await runBot();
    const person = api.person();
    person.sends("重点行业领域有哪些？");
    await person.receives();
    person.sends("坏了吗？");
    await person.receives();
    expect(log.join("")).not.toMatch(/重点行业|坏了/);
  });
});

describe("/start and /help", () => {
  test.each([
    ["zh-hans", /逐字引用，并注明出自哪份文件/, /怎样提问/, "重点行业领域有哪些？"],
    ["zh-TW", /逐字引用，並註明出自哪份文件/, /怎樣提問/, "重點行業領域有哪些？"],
    ["fr", /quote it word for word/, /How to ask/, "What are the priority sectors?"],
  ])("speak %s and offer examples that can be tapped", async (language, start, help, example) => {
    const { api } = await runBot();
    const person = api.person({ language });
    person.sends("/start");
    const greeting = await person.receives();
    expect(greeting.text).toMatch(start);
    expect(greeting.buttons).toHaveLength(3);
    person.sends("/help");
    const guidance = await person.receives();
    expect(guidance.text).toMatch(help);
    expect(guidance.buttons).toEqual(greeting.buttons);

    person.taps(example);
    const answer = await person.receives();
    expect(answer.view).toContain(`**${example}**`);
    expect(answer.quotations).toHaveLength(2);
    expect(await person.seesAlert()).toBe("");
  });

  test("an example tapped after a restart, on a tap Telegram has forgotten, is still answered", async () => {
    const api = await startApi();
    const first = await runBot({ api });
    const person = api.person({ language: "zh-hans" });
    person.sends("/start");
    await person.receives();
    await first.polling.stop();
    const answerer = new SampleAnswerer();
    await runBot({ api, answerer });
    person.taps("企业自身要承担哪些安全责任？", { forgotten: true });
    expect((await person.receives()).quotations).toHaveLength(2);
    expect(answerer.asked).toEqual(["企业自身要承担哪些安全责任？"]);
  });
});

describe("what is no question", () => {
  const photo = [{ file_id: "p", file_unique_id: "p", width: 90, height: 90 }];
  test.each([
    ["a photo", { photo }],
    [
      "a sticker",
      {
        sticker: {
          file_id: "s",
          file_unique_id: "s",
          type: "regular",
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
        },
      },
    ],
    ["a voice message", { voice: { file_id: "v", file_unique_id: "v", duration: 3 } }],
    ["a place", { location: { latitude: 36.06, longitude: 103.83 } }],
    ["a contact", { contact: { phone_number: "+86", first_name: "王" } }],
  ])("fault 23: %s gets a hint", async (_, content) => {
    const { api } = await runBot();
    for (const [language, hint] of [
      ["zh-hans", "我只能阅读文字。请用文字提问，例如：“重点行业领域有哪些？”"],
      ["zh-hant", "我只能閱讀文字。請用文字提問，例如：“重點行業領域有哪些？”"],
      ["en", "I can read text only. Please write your question, for example: “What are the priority sectors?”"],
    ] as const) {
      const person = api.person({ language });
      person.sendsContent(content);
      expect((await person.receives()).text).toBe(hint);
    }
  });

  test("an album gets one hint", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "en" });
    for (let i = 0; i < 4; i += 1) person.sendsContent({ photo, media_group_id: "77" });
    person.sends("/start");
    expect((await person.receives()).text).toMatch(/^I can read text only/);
    expect((await person.receives()).text).toMatch(/^I find what the documents/);
  });

  test("fault 23: text that nobody can see gets a hint", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "en" });
    person.sends("\u200B\u2800 \u200F");
    expect((await person.receives()).text).toMatch(/^This message has no readable text/);
  });

  test("fault 23: 1,000 code units are a question, 1,001 are too many", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "zh-hans" });
    person.sends(`${"安".repeat(990)}重点行业领域有哪些？`);
    expect((await person.receives()).quotations).toHaveLength(2);
    person.sends("😀".repeat(501));
    expect((await person.receives()).text).toMatch(/^这条消息有1002个字符/);
    person.sends("安".repeat(1001));
    expect((await person.receives()).text).toBe("这条消息有1001个字符，超过了1000个字符的上限。请只发送问题本身。");
  });

  test("an unknown command gets a hint", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "en" });
    person.sends("/frobnicate now");
    expect((await person.receives()).text).toMatch(/^I do not know this command/);
  });

  test("fault 17: a forged or outdated button says so", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "en" });
    person.sends("/start");
    await person.receives();
    for (const data of ["example:en:9", "example:__proto__:1", "x", "example:en:1\n"]) person.forges(data);
    expect(await person.seesAlert()).toBe("This button no longer works. Please write your question instead.");
    person.sends("/start");
    expect((await person.receives()).text).toMatch(/^I find/);
  });

  test("fault 21: service messages and unknown kinds of update are passed over in silence", async () => {
    const { api, log } = await runBot();
    const person = api.person({ language: "en" });
    person.sendsContent({ message_auto_delete_timer_changed: { message_auto_delete_time: 60 } });
    api.push({ message: { nothing: "known" } } as never);
    person.sends("/start");
    expect((await person.receives()).text).toMatch(/^I find/);
    expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});

describe("access", () => {
  test("fault 31: a stranger is refused politely, by message and by tap, and told whom to ask", async () => {
    const answerer = new SampleAnswerer();
    const { api } = await runBot({ access: { allowedIds: [111], adminIds: [] }, answerer });
    const stranger = api.person({ language: "en", id: 222 });
    stranger.sends("What are the priority sectors?");
    const refusal = await stranger.receives();
    expect(refusal.text).toBe(
      "This bot is open to invited people only. To be let in, give its administrator this number: 222",
    );
    stranger.forges("example:en:1", refusal.raw);
    expect(await stranger.seesAlert()).toBe(refusal.text);
    expect(answerer.asked).toEqual([]);
  });

  test("those on the list and the admins are answered", async () => {
    const { api } = await runBot({ access: { allowedIds: [111], adminIds: [333] } });
    for (const id of [111, 333]) {
      const person = api.person({ id });
      person.sends("重点行业领域有哪些？");
      expect((await person.receives()).quotations).toHaveLength(2);
    }
  });

  test("a list of admins alone keeps nobody out", async () => {
    const { api } = await runBot({ access: { allowedIds: [], adminIds: [333] } });
    const person = api.person({ id: 444 });
    person.sends("重点行业领域有哪些？");
    expect((await person.receives()).quotations).toHaveLength(2);
  });
});

test("commands and descriptions are set for Chinese and for everyone else", async () => {
  const { api } = await runBot();
  await api.until(() => api.profile.shortDescriptions.size === 2);
  const names = [
    "start",
    "help",
    "ask",
    "speeches",
    "search",
    "check",
    "collection",
    "follow",
    "following",
    "lang",
    "privacy",
    "forget",
  ];
  expect(api.profile.commands.get("")?.map(({ command }) => command)).toEqual(names);
  expect(api.profile.commands.get("zh")?.map(({ command }) => command)).toEqual(names);
  expect(api.profile.commands.get("zh")?.[0]?.description).toBe("功能介绍和提问示例");
  expect(api.profile.descriptions.get("")).toMatch(/^Ask what the documents/);
  expect(api.profile.descriptions.get("zh")).toMatch(/^想了解文件/);
});
