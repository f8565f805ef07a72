import { describe, expect, test } from "vitest";
import type { Speech, SpeechInfo } from "../../src/domain.ts";
import { document } from "../ask/documents.ts";
import { freshState, runBot, startApi } from "./running-bot.ts";

const dikes = (more: string, info: Partial<SpeechInfo> = {}): Speech =>
  document("dikes.txt", `一、看牢堤坝\n\n水库大坝每天巡查两次。${more}`, {
    title: { zh: "堤防通知", en: "Notice on dikes" },
    kind: "notice",
    speakers: [],
    ...info,
  });
const heating = document("heating.txt", "供暖管道在十月底前检修完毕。消防通道不得堵塞。", {
  title: { zh: "供暖讲话", en: "Speech on heating" },
  speakers: [{ post: { zh: "县长", en: "County Magistrate" }, name: { zh: "周敏", en: "Zhou Min" } }],
});
const FIRE = "仓库要配齐消防器材。";

describe("/follow and /following", () => {
  test.each([
    [
      "zh-hans",
      /^请在命令后写明/,
      ["✅ 已关注主题“消防”。", "✅ 已关注讲话人“周敏”。", "✅ 已关注此类文件：通知、公文。"],
      ["您关注的内容（3项，最多20项）：", "1. 消防（主题）", "2. 周敏（讲话人）", "3. 通知（文件种类）"],
      /^您还没有关注/,
    ],
    [
      "zh-hant",
      /^請在命令後寫明/,
      ["✅ 已關注主題“消防”。", "✅ 已關注講話人“周敏”。", "✅ 已關注此類文件：通知、公文。"],
      ["您關注的內容（3項，最多20項）：", "1. 消防（主題）", "2. 周敏（講話人）", "3. 通知（文件種類）"],
      /^您還沒有關注/,
    ],
    [
      "en",
      /^Write after the command/,
      ["You follow the topic “消防”.", "You follow “周敏”.", "You follow documents of this kind: notice."],
      ["You follow (3 of at most 20):", "1. 消防 (topic)", "2. 周敏 (speaker)", "3. 通知 (kind of document)"],
      /^You follow nothing yet/,
    ],
  ])("in %s say what is followed, and end it by a tap", async (language, usage, said, list, none) => {
    const { api } = await runBot({ speeches: () => [heating] });
    const person = api.person({ language });
    person.sends("/follow");
    expect((await person.receives()).text).toMatch(usage);
    person.sends("/following");
    expect((await person.receives()).text).toMatch(none);
    for (const [i, subject] of ["“消防”", "周敏", "通知"].entries()) {
      person.sends(`/follow ${subject}`);
      expect((await person.receives()).text).toContain(said[i]);
    }
    person.sends("/follow 消防");
    await person.receives();
    person.sends("/following");
    const shown = await person.receives();
    expect(shown.text).toBe([list[0], "", ...list.slice(1)].join("\n"));
    expect(shown.buttons).toEqual(["✖ 1", "✖ 2", "✖ 3"]);
    person.taps("✖ 2");
    const left = await person.seesEdit();
    expect(left.text).not.toContain("周敏");
    expect(left.text).toContain("2. 通知");
    person.taps("✖ 1");
    await person.seesEdit();
    person.taps("✖ 1");
    expect((await person.seesEdit()).text).toMatch(none);
    expect(api.refusals).toEqual([]);
  });

  test("refuse what is too short, too long or too much, and are nobody else's business", async () => {
    const { api, state } = await runBot();
    const person = api.person({ language: "en" });
    for (const subject of ["火", "1234", "安".repeat(61)]) {
      person.sends(`/follow ${subject}`);
      expect((await person.receives()).text).toMatch(/^Please follow something with 2 to 60 characters/);
    }
    for (let i = 0; i < 20; i++) {
      await state.following.follow({ userId: person.id, subject: `题${i}`, key: `题${i}`, language: "en" }, 20);
    }
    person.sends("/follow 消防");
    expect((await person.receives()).text).toMatch(/^You follow 20 subjects/);
    const inGroup = person.in(api.group());
    for (const command of ["/follow@yanju_bot 消防", "/following@yanju_bot"]) {
      inGroup.sends(command);
      expect((await inGroup.receives()).text).toMatch(/in our private chat/);
    }
    const other = api.person();
    const [first] = await state.following.of(person.id);
    other.sends("/following");
    await other.receives();
    other.forges(`k:${first?.id}`);
    await other.seesAlert();
    expect(await state.following.of(person.id)).toHaveLength(20);
  });
});

describe("when documents come or change", () => {
  test.each([
    ["zh-hans", "消防", /^\*\*🔔 《堤防通知》有新内容\*\*\n• 消防：1段\n\n┃ 仓库要配齐消防器材。\n\*\*\[1\]\*\*/],
    ["zh-hant", "消防", /^\*\*🔔 《堤防通知》有新內容\*\*\n• 消防：1段\n/],
    ["en", "消防", /^\*\*🔔 New in “Notice on dikes”\*\*\n• 消防: 1 passage\n/],
  ])("in %s those who follow a topic are told once, and open it by a tap", async (language, subject, told) => {
    let served = [heating];
    const { api, news } = await runBot({ speeches: () => served });
    const person = api.person({ language });
    await news.serves(served);
    person.sends(`/follow ${subject}`);
    await person.receives();
    served = [heating, dikes(FIRE)];
    await news.serves(served);
    const message = await person.receives();
    expect(message.view).toMatch(told);
    await news.serves(served);
    await news.serves([heating]);
    await news.serves(served);
    person.taps("[1]");
    expect((await person.receives()).text).toContain("仓库要配齐消防器材");
    expect(person.unread()).toEqual([]);
    expect(api.refusals).toEqual([]);
  });

  test("only what is new in a changed document is told", async () => {
    const { api, news, state } = await runBot();
    const person = api.person({ language: "zh-hans" });
    await state.following.follow({ userId: person.id, subject: "巡查", key: "巡查", language: "zh-Hans" }, 20);
    await state.following.follow({ userId: person.id, subject: "消防", key: "消防", language: "zh-Hans" }, 20);
    await news.serves([dikes("")]);
    await news.serves([dikes(FIRE)]);
    expect((await person.receives()).text).toMatch(/有新内容\n• 消防：1段\n\n/);
    // A file renamed, or one that a new version replaces, says nothing again.
    const renamed = { ...dikes(FIRE), info: { ...dikes(FIRE).info, file: "dikes-2.txt" } };
    await news.serves([renamed]);
    const replaced = dikes(`${FIRE}夜间巡查由村干部承担。`);
    await news.serves([{ ...replaced, info: { ...replaced.info, file: "new.txt", replaces: ["dikes-2.txt"] } }]);
    expect((await person.receives()).text).toMatch(/有新内容\n• 巡查：1段\n\n/);
    expect(person.unread()).toEqual([]);
  });

  test.each([
    ["消防通道", 1],
    ["供暖管道檢修", 0],
    ["供暖管道", 1],
    ["供暖管道在十月底", 1],
    ["消防", 1],
    ["Fire Safety", 1],
    ["周敏", 1],
    ["Min Zhou", 1],
    ["county magistrate", 1],
    ["縣長", 1],
    ["講話", 1],
    ["Speech", 1],
    ["notice", 0],
    ["防汛", 0],
    ["陈立", 0],
  ])("%s, followed, is told %i times of a speech on heating", async (subject, times) => {
    const { api, news } = await runBot();
    const person = api.person({ language: "en" });
    await news.serves([dikes("")]);
    person.sends(`/follow ${subject}`);
    await person.receives();
    await news.serves([dikes(""), heating]);
    if (times > 0) expect((await person.receives()).text).toMatch(/^🔔 New in “Speech on heating”/);
    expect(person.unread()).toEqual([]);
  });

  test("many documents at once are told in one message", async () => {
    const { api, news } = await runBot();
    const person = api.person({ language: "en" });
    await news.serves([heating]);
    person.sends("/follow 消防");
    await person.receives();
    const many = Array.from({ length: 12 }, (_, i) => ({
      ...dikes(`${FIRE}编号${i}。`),
      info: { ...dikes("").info, file: `${i}.txt`, title: { zh: `通知${i}`, en: `Notice ${i}` } },
    }));
    await news.serves([heating, ...many]);
    const [first, second] = await person.receivesAll(2);
    expect(first?.text).toMatch(/^🔔 10 documents have something new[^\n]*\n\n1\. Notice 0\n• 消防: 1 passage\n\n2\. /);
    expect(first?.buttons.slice(0, 10)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    expect(second?.text).toMatch(/^🔔 2 documents/);
    expect(api.refusals).toEqual([]);
  });

  test("after a crash between finding and telling it is told by the next start, once", async () => {
    const [api, state] = [await startApi(), await freshState()];
    const before = await runBot({ api, state });
    const person = api.person({ language: "en" });
    await before.news.serves([heating]);
    person.sends("/follow 消防");
    await person.receives();
    await before.polling.stop();
    await before.news.close();
    const [follow] = await state.following.of(person.id);
    const seen = { file: "dikes.txt", hash: "of an earlier look", content: { sentences: "", speakers: [], kind: "" } };
    const key = "A".repeat(24);
    await state.following.record([
      { seen, news: [{ followId: follow?.id ?? 0, file: "dikes.txt", count: 3, keys: [key] }] },
    ]);
    const taken = await state.following.take(300);
    expect(taken).toHaveLength(1);

    const after = await runBot({ api, state, againMs: 50 });
    await after.news.serves([heating, dikes("")]);
    expect((await person.receives()).text).toMatch(/• 消防: 3 passages$/);
    await after.news.serves([heating, dikes("")]);
    expect(person.unread()).toEqual([]);
  });

  test("who blocked the bot follows nothing any more; who may not use it is told nothing; others are", async () => {
    const { api, news, state } = await runBot({ access: { allowedIds: [1, 2], adminIds: [3] } });
    const [gone, kept, stranger] = [
      api.person({ id: 1 }),
      api.person({ id: 2, language: "en" }),
      api.person({ id: 9 }),
    ];
    await news.serves([heating]);
    for (const { id } of [gone, stranger, { id: 77 }, kept]) {
      await state.following.follow({ userId: id, subject: "消防", key: "消防", language: "en" }, 20);
    }
    await state.access.request({ userId: 77, name: "没有聊天", language: "en" });
    await state.access.decide(77, { allowed: true, decidedBy: 3 });
    gone.blocks();
    await news.serves([heating, dikes(FIRE)]);
    expect((await kept.receives()).text).toMatch(/^🔔 New in/);
    expect(stranger.unread()).toEqual([]);
    expect((await state.following.all()).map(({ userId }) => userId)).toEqual([9, 2]);
    expect(await state.following.take(0)).toEqual([]);
  });

  test("while Telegram cannot be reached nothing is lost", async () => {
    const { api, news, state } = await runBot({ againMs: 50, holdMs: 50, outage: { deadlineMs: 0 } });
    const person = api.person({ language: "en" });
    await news.serves([heating]);
    await state.following.follow({ userId: person.id, subject: "消防", key: "消防", language: "en" }, 20);
    api.faults.next("sendMessage", { kind: "server-error" }, 2);
    await news.serves([heating, dikes(FIRE)]);
    expect((await person.receives()).text).toMatch(/^🔔 New in/);
  });

  test("of two messages the first is not told again where the second fails", async () => {
    const { api, news, state } = await runBot({ againMs: 50, holdMs: 50, outage: { deadlineMs: 0 } });
    const person = api.person({ language: "en" });
    await news.serves([heating]);
    await state.following.follow({ userId: person.id, subject: "消防", key: "消防", language: "en" }, 20);
    const many = Array.from({ length: 12 }, (_, i) => ({
      ...dikes(`${FIRE}编号${i}。`),
      info: { ...dikes("").info, file: `${i}.txt` },
    }));
    const telling = news.serves(many);
    await person.receives();
    api.faults.next("sendMessage", { kind: "server-error" });
    await telling;
    expect((await person.receives()).text).toMatch(/^🔔 2 documents/);
  });

  test("they are told in the language they chose", async () => {
    const { api, news, state } = await runBot();
    const person = api.person({ language: "zh-hans" });
    await news.serves([heating]);
    person.sends("/follow 消防");
    await person.receives();
    await state.preferences.setLanguage(person.id, "en");
    await news.serves([heating, dikes(FIRE)]);
    expect((await person.receives()).text).toMatch(/^🔔 New in/);
  });
});
