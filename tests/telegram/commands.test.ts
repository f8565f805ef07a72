import { describe, expect, test } from "vitest";
import { runBot } from "./running-bot.ts";

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
      "已彻底删除1个问题及其答复、1条评价、2段收集的引文、0项关注。备份中的副本随备份到期删除。",
      /^这条答复已不再保存/,
    ],
    [
      "zh-hant",
      /最長保存180天/,
      "全部刪除",
      "取消",
      "未刪除任何內容。",
      "已徹底刪除1個問題及其答覆、1條評價、2段收集的引文、0項關注。備份中的副本隨備份到期刪除。",
      /^這條答覆已不再保存/,
    ],
    [
      "en",
      /for at most 180 days/,
      "Remove all",
      "Cancel",
      "Nothing was removed.",
      "Removed for good: questions with their answers: 1; ratings: 1; collected quotes: 2; subjects followed: 0. Copies in backups go when those expire.",
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
