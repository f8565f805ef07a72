import { describe, expect, test } from "vitest";
import { runBot, shippedSpeeches } from "./running-bot.ts";

describe("/speeches", () => {
  test.each([
    ["zh-hans", "共5份文件", "市长在2023年全市安全生产工作会议上的讲话", "☰ 提纲", "☰ 全部文件"],
    ["zh-hant", "共5份文件", "市长在2023年全市安全生产工作会议上的讲话", "☰ 提綱", "☰ 全部文件"],
    [
      "en",
      "5 documents",
      "Speech by the Mayor at the 2023 citywide work safety meeting",
      "☰ Outline",
      "☰ All documents",
    ],
  ])(
    "in %s lists them, shows an outline, reads from a heading and leads back",
    async (language, lead, title, outline, all) => {
      const { api } = await runBot();
      const person = api.person({ language });
      person.sends("/speeches");
      const list = await person.receives();
      expect(list.text).toContain(lead);
      expect(list.text).toContain(title);
      expect(list.buttons).toEqual(["1", "2", "3", "4", "5"]);

      person.taps("4");
      const headings = await person.seesEdit();
      expect(headings.text).toMatch(/2\. 一、居安思危,警钟长鸣/);
      expect(headings.text).toMatch(/\n    3\. \(一\)突出抓好重点领域管控/);

      person.taps("3");
      const reading = await person.seesEdit();
      expect(reading.text).toMatch(/\n\n\(一\)突出抓好重点领域管控/);
      expect(reading.buttons).toEqual(["‹", "›", outline]);
      person.taps("›");
      const [, , , speech] = await shippedSpeeches();
      const next = (await person.seesEdit()).text.split("\n\n").at(1) ?? "";
      const plain = (speech?.passages ?? [])
        .map(({ text }) => text)
        .join("")
        .replaceAll(/\s/g, "");
      expect(plain).toContain(next.split("\n")[0]?.replaceAll(/\s/g, "").slice(0, 60));

      person.taps(outline);
      expect((await person.seesEdit()).text).toBe(headings.text);
      person.taps(all);
      expect((await person.seesEdit()).view).toBe(list.view);
      expect(api.refusals).toEqual([]);
    },
  );

  test("pages through a large collection", async () => {
    const [speech] = await shippedSpeeches();
    const many = Array.from({ length: 20 }, (_, i) => ({
      ...(speech ?? expect.unreachable()),
      info: { ...(speech?.info ?? expect.unreachable()), file: `${i}.txt` },
    }));
    const { api } = await runBot({ speeches: () => many });
    const person = api.person({ language: "en" });
    person.sends("/speeches");
    expect((await person.receives()).buttons.at(-1)).toBe("›");
    person.taps("›");
    await person.seesEdit();
    person.taps("›");
    expect((await person.seesEdit()).buttons).toEqual(["17", "18", "19", "20", "‹"]);
  });
});

describe("/search", () => {
  test.each([
    ["zh-hans", "重点行业", /^\*\*与检索内容最接近的\d段原文/, /^请在命令后写明/, "天气", /^文件中没有与此接近的内容/],
    ["zh-hant", "重點行業", /^\*\*與檢索內容最接近的\d段原文/, /^請在命令後寫明/, "天氣", /^文件中沒有與此接近的內容/],
    [
      "en",
      "priority sectors",
      /^\*\*\d passages near your words/,
      /^Write what to look for/,
      "weather",
      /^Nothing in the documents/,
    ],
  ])("in %s lists passages that open in their context", async (language, words, lead, usage, nothing, sorry) => {
    const { api } = await runBot();
    const person = api.person({ language });
    person.sends(`/search ${words}`);
    const list = await person.receives();
    expect(list.view).toMatch(lead);
    expect(list.quotations.length).toBeGreaterThan(1);
    person.taps("[2]");
    const context = await person.receives();
    expect(context.text.replaceAll("\n", "")).toContain(list.quotations[1]?.slice(0, 40));
    person.sends("/search");
    expect((await person.receives()).text).toMatch(usage);
    person.sends(`/search ${nothing}`);
    expect((await person.receives()).text).toMatch(sorry);
    person.sends(`/search ${"安".repeat(1001)}`);
    expect((await person.receives()).text).toMatch(/1,?00[01]/);
  });
});

describe("/lang", () => {
  test("changes what the bot speaks, at once and for good, and goes back to the app's language", async () => {
    const { api, state } = await runBot();
    const person = api.person({ language: "en" });
    person.sends("/lang");
    const choice = await person.receives();
    expect(choice.buttons).toEqual(["简体中文", "繁體中文", "English", "As my Telegram app"]);
    for (const [name, word, greeting] of [
      ["繁體中文", /^介面語言已設為繁體中文/, /^我從文件/],
      ["简体中文", /^界面语言已设为简体中文/, /^我从文件/],
      ["English", /^From now on I speak English/, /^I find what/],
    ] as const) {
      person.taps(name);
      expect((await person.seesEdit()).text).toMatch(word);
      person.sends("/start");
      expect((await person.receives()).text).toMatch(greeting);
    }
    person.taps("As my Telegram app");
    await person.seesAlerts(4);
    expect(await state.preferences.language(person.id)).toBeUndefined();
  });
});

describe("/privacy and /forget", () => {
  test.each([
    [
      "zh-hans",
      /最长保存180天/,
      "全部删除",
      "取消",
      "未删除任何内容。",
      "已彻底删除1个问题及其答复、1条评价、2段收集的引文。",
      /^这条答复已不再保存/,
    ],
    [
      "zh-hant",
      /最長保存180天/,
      "全部刪除",
      "取消",
      "未刪除任何內容。",
      "已徹底刪除1個問題及其答覆、1條評價、2段收集的引文。",
      /^這條答覆已不再保存/,
    ],
    [
      "en",
      /for at most 180 days/,
      "Remove all",
      "Cancel",
      "Nothing was removed.",
      "Removed for good: questions with their answers: 1; ratings: 1; collected quotes: 2.",
      /^This answer is no longer stored/,
    ],
  ])(
    "in %s say what is kept and remove it once confirmed",
    async (language, kept, remove, cancel, nothing, done, gone) => {
      const { api, state } = await runBot();
      const person = api.person({ language });
      const other = api.person();
      for (const someone of [person, other]) {
        someone.sends("重点行业领域有哪些？");
        await someone.receives();
        someone.taps("👍");
        await someone.seesAlerts(1);
      }
      person.forges("k:collect");
      await person.seesAlerts(2);
      person.sends("/privacy");
      expect((await person.receives()).text).toMatch(kept);
      person.sends("/forget");
      await person.receives();
      person.taps(cancel);
      expect((await person.seesEdit()).text).toBe(nothing);
      expect((await state.statistics.summary()).turns).toBe(2);
      person.sends("/forget");
      await person.receives();
      person.taps(remove);
      expect((await person.seesEdit()).text).toBe(done);
      expect((await state.statistics.summary()).turns).toBe(1);
      expect(await state.feedback.page({ limit: 5 })).toHaveLength(1);
      expect(await state.collections.of(person.id)).toEqual([]);
      person.taps("👎");
      expect((await person.seesAlerts(5)).at(-1)).toMatch(gone);
    },
  );
});
