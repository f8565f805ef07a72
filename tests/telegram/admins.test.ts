import { describe, expect, test } from "vitest";
import { ConfigError } from "../../src/ops/errors.ts";
import type { Reindex } from "../../src/telegram/screens/show-indexing.ts";
import { runBot } from "./running-bot.ts";

const QUESTION = "重点行业领域有哪些？";
const ACCESS = { allowedIds: [111], adminIds: [333] };

describe("fault 31: a stranger, where access is limited,", () => {
  test.each([
    ["zh-hans", /^本机器人仅限受邀人员使用。您的申请已转交管理员.*222/, /^您现在可以使用/, /^管理员未批准/],
    ["zh-hant", /^本機器人僅限受邀人員使用。您的申請已轉交管理員.*222/, /^您現在可以使用/, /^管理員未批准/],
    [
      "en",
      /^This bot is open to invited people only. Your request.*222/,
      /^You may now use/,
      /^The administrators have not/,
    ],
  ])(
    "is refused in %s, shown to the admins once, and let in or kept out as they decide",
    async (language, asked, granted, denied) => {
      const audited: string[] = [];
      const { api, state } = await runBot({
        access: ACCESS,
        audit: async ({ from, by, act, what }) => void audited.push([from, by, act, what].join(" ")),
      });
      const admin = api.person({ id: 333, language: "en", name: "Admin" });
      const stranger = api.person({ id: 222, language, name: "王伟" });
      stranger.sends(QUESTION);
      expect((await stranger.receives()).text).toMatch(asked);
      stranger.sends(QUESTION);
      expect((await stranger.receives()).text).toMatch(asked);
      const request = await admin.receives();
      expect(request.view).toContain("王伟");
      expect(request.text).toContain("222");
      expect(admin.unread()).toEqual([]);

      admin.taps(request.buttons[0] ?? "");
      expect((await admin.seesEdit()).text).toMatch(/Allowed by Admin$/);
      expect((await stranger.receives()).text).toMatch(granted);
      stranger.sends(QUESTION);
      expect((await stranger.receives()).quotations).toHaveLength(2);
      expect((await state.access.of(222))?.decision).toMatchObject({ allowed: true, decidedBy: 333 });

      const [withdraw] = admin.screen(request.raw.message_id)?.buttons ?? [];
      admin.taps(withdraw ?? "");
      await admin.seesEdit();
      expect((await stranger.receives()).text).toMatch(denied);
      stranger.sends(QUESTION);
      expect((await stranger.receives()).text).toMatch(denied);
      expect(audited).toEqual(["telegram 333 let in 222", "telegram 333 turned away 222"]);
      expect(api.refusals).toEqual([]);
    },
  );

  test("whose admins cannot be reached is told whom to ask, and shown to them later", async () => {
    const { api } = await runBot({ access: ACCESS });
    const admin = api.person({ id: 333 });
    const stranger = api.person({ id: 222, language: "en" });
    admin.blocks();
    stranger.sends(QUESTION);
    expect((await stranger.receives()).text).toMatch(/give its administrator this number: 222$/);
    admin.unblocks();
    stranger.sends(QUESTION);
    expect((await stranger.receives()).text).toMatch(/Your request has been passed on/);
    await admin.receives();
  });

  test("sees no cards, and gets nowhere by taps, links, commands or edits", async () => {
    const { api, log } = await runBot({ access: ACCESS });
    const insider = api.person({ id: 111 });
    insider.sends(QUESTION);
    const answer = await insider.receives();
    const data = answer.raw.reply_markup?.inline_keyboard
      .flat()
      .flatMap((b) => ("callback_data" in b ? [b.callback_data] : []));
    const stranger = api.person({ id: 222, language: "en" });
    stranger.queries("重点行业");
    const cards = await stranger.seesCards();
    expect(cards.results).toEqual([]);
    expect(cards.button?.text).toBe("By invitation only; ask to join");
    stranger.sends("/speeches");
    const refusal = await stranger.receives();
    const forged = [...(data ?? []), "l:0", "a:y:222", "e:jsonl", "f:9", "g:en", "d:yes"];
    for (const attempt of forged) stranger.forges(attempt, refusal.raw);
    const alerts = await stranger.seesAlerts(forged.length);
    expect(new Set(alerts)).toEqual(new Set([refusal.text]));
    for (const command of [`/start c${"A".repeat(24)}`, "/search 安全", "/stats", "/feedback", "/reindex"]) {
      stranger.sends(command);
      expect((await stranger.receives()).text).toBe(refusal.text);
    }
    stranger.edits("/speeches", "重点行业领域有哪些？");
    stranger.sends("/help");
    expect((await stranger.receives()).text).toBe(refusal.text);
    expect(log.join("")).toContain("a stranger was refused");
  });
});

describe("fault 17: what only admins may do", () => {
  test("is a hint or a dead button for everyone else", async () => {
    const { api, state } = await runBot({
      access: { allowedIds: [], adminIds: [333] },
      reindex: async () => expect.unreachable(),
    });
    await state.access.request({ userId: 222, name: "x", language: "en" });
    const person = api.person({ language: "en" });
    for (const command of ["/stats", "/gaps", "/suspects", "/feedback", "/reindex"]) {
      person.sends(command);
      expect((await person.receives()).text).toMatch(/^I do not know this command/);
    }
    for (const data of ["a:y:222", "a:n:222", "e:jsonl", "f:5", "e:gaps", "j:0", "s:0", "y:1:0"]) person.forges(data);
    expect(new Set(await person.seesAlerts(8))).toEqual(
      new Set(["This button no longer works. Please write your question instead."]),
    );
    expect((await state.access.of(222))?.decision).toBeUndefined();
  });

  test("a decision on nobody's request says so; the same decision again tells nobody twice", async () => {
    const { api } = await runBot({ access: ACCESS });
    const [admin, second] = [api.person({ id: 333, language: "en" }), api.person({ id: 222 })];
    admin.sends("/start");
    await admin.receives();
    admin.forges("a:y:999");
    expect(await admin.seesAlert()).toBe("There is no request by this person any more.");
    second.sends(QUESTION);
    await second.receives();
    const request = await admin.receives();
    admin.forges("a:y:222", request.raw);
    await admin.seesEdit();
    await second.receives();
    admin.forges("a:y:222", request.raw);
    await admin.seesAlerts(3);
    second.sends(QUESTION);
    expect((await second.receives()).quotations).toHaveLength(2);
  });
});

test("admins see their commands where they have a chat with the bot", async () => {
  const { api } = await runBot({ access: { allowedIds: [], adminIds: [1, 333] } });
  api.person({ id: 333 });
  await api.until(() => api.profile.commands.has("chat 333/zh"));
  expect(api.profile.commands.get("chat 333/")?.map(({ command }) => command)).toContain("reindex");
  expect(api.profile.commands.get("")?.map(({ command }) => command)).not.toContain("reindex");
});

describe("/stats", () => {
  test.each([
    ["zh-hans", /1人提问2次[^]*已答复1次，仅有相近段落0次，未予答复1次[^]*👍 1/],
    ["zh-hant", /1人提問2次[^]*已答覆1次，僅有相近段落0次，未予答覆1次[^]*👍 1/],
    ["en", /Questions: 2; people asking: 1[^]*Answered 1, near passages only 0, refused 1[^]*👍 1/],
  ])("in %s counts questions, people, states and ratings", async (language, counts) => {
    const { api } = await runBot({ access: { allowedIds: [], adminIds: [333] } });
    const person = api.person();
    person.sends(QUESTION);
    await person.receives();
    person.taps("👍");
    await person.seesAlerts(1);
    person.sends("今天天气怎么样？");
    await person.receives();
    const blocked = api.person();
    blocked.blocks();
    blocked.sends("/start");
    const admin = api.person({ id: 333, language });
    await api.until(() => api.calls.filter(({ method }) => method === "sendMessage").length === 3);
    admin.sends("/stats");
    const { text } = await admin.receives();
    expect(text).toMatch(counts);
    expect(text).toMatch(/1$/);
  });
});

describe("/feedback", () => {
  test("shows each rating with its question, state and quotes, and exports all as evaluation cases", async () => {
    const { api } = await runBot({ access: { allowedIds: [], adminIds: [333] } });
    const person = api.person();
    for (const question of ["问题一？", "问题二？", "问题三？", "问题四？", "What are the priority sectors?"]) {
      person.sends(question);
      await person.receives();
      person.taps(question === "问题一？" ? "👎" : "👍");
    }
    await person.seesAlerts(5);
    person.taps("[2]");
    await person.receives();
    person.taps("❌ Wrong quote");
    await person.seesAlerts(7);

    const admin = api.person({ id: 333, language: "en" });
    admin.sends("/feedback");
    const newest = await admin.receives();
    expect(newest.view).toMatch(
      /^\*\*❌ wrong quote · answered · \d{4}-\d\d-\d\d\*\*\nWhat are the priority sectors\?\n┃ \[2\] 要在重点行业领域/,
    );
    admin.taps("Older ›");
    const older = await admin.seesEdit();
    expect(older.text).toMatch(/👎 poor answer[^\n]*\n问题一？/);
    admin.taps("Export all");
    const { message, content } = await admin.receivesDocument();
    expect(message.document.file_name).toBe("feedback.jsonl");
    const cases = content
      .toString()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(cases).toHaveLength(6);
    for (const entry of cases) {
      expect(Object.keys(entry)).toEqual([
        "id",
        "lang",
        "kind",
        "question",
        "history",
        "expect",
        "gold",
        "answer_points",
        "note",
      ]);
    }
    expect(cases[1]).toMatchObject({
      lang: "zh-Hans",
      question: "问题二？",
      history: ["问题一？"],
      gold: [{ file: "000_db8b8ac77d00f83c.txt", quote: expect.stringMatching(/^煤矿/) as unknown }, {}],
    });
    expect(cases.map((entry) => entry["expect"])).toEqual([
      "unknown",
      "answered",
      "answered",
      "answered",
      "answered",
      "unknown",
    ]);
    expect(cases[0]).toMatchObject({
      history: [],
      gold: [],
      note: expect.stringMatching(/^feedback: bad; state: answered/) as unknown,
    });
  });

  test("says so where there is none", async () => {
    const { api } = await runBot({ access: { allowedIds: [], adminIds: [333] } });
    const admin = api.person({ id: 333, language: "zh-hans" });
    admin.sends("/feedback");
    expect((await admin.receives()).text).toBe("没有更多评价。");
  });
});

describe("/reindex", () => {
  test.each([
    ["zh-hans", /^正在重新读取文件。/, "正在重新读取文件：50%", "已完成。索引现有文件5份、段落123个。"],
    ["zh-hant", /^正在重新讀取文件。/, "正在重新讀取文件：50%", "已完成。索引現有文件5份、段落123個。"],
    [
      "en",
      /^Reading the documents anew\./,
      "Reading the documents anew: 50%",
      "Done. The index now holds 5 documents with 123 passages.",
    ],
  ])("in %s shows its progress in one message, while questions are answered", async (language, started, half, done) => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const reindex: Reindex = async (onProgress) => {
      onProgress(50, 100);
      await finished;
      return { built: true, speeches: 5, passages: 123 };
    };
    const { api } = await runBot({ access: { allowedIds: [], adminIds: [333] }, reindex });
    const admin = api.person({ id: 333, language });
    admin.sends("/reindex");
    const message = await admin.receives();
    expect(message.text).toMatch(started);
    const progress = await admin.seesEdit();
    expect(progress.text).toBe(half);
    expect(progress.raw.message_id).toBe(message.raw.message_id);
    admin.sends(QUESTION);
    expect((await admin.receives()).quotations).toHaveLength(2);
    admin.sends("/reindex");
    await admin.receives();
    finish();
    expect((await admin.seesEdit()).text).toBe(done);
  });

  test("that fails says why where the admin can mend it, and only points to the log where not", async () => {
    const errors = [new ConfigError("the disk is full; free some space"), new Error("undefined is not a function")];
    const reindex: Reindex = async () => Promise.reject(errors.shift() ?? new Error());
    const { api, log } = await runBot({ access: { allowedIds: [], adminIds: [333] }, reindex });
    const admin = api.person({ id: 333, language: "en" });
    admin.sends("/reindex");
    expect((await admin.seesEdit()).text).toMatch(/goes on serving\. the disk is full; free some space$/);
    admin.sends("/reindex");
    expect((await admin.seesEdit()).text).toMatch(/The log says why\.$/);
    expect(log.join("")).toContain("undefined is not a function");
  });
});
