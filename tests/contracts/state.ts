import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_COLLECTED } from "../../src/memory/collections.ts";
import type { State } from "../../src/memory/state.ts";
import { anyText } from "./any-text.ts";
import { conversationsContract } from "./state-conversations.ts";
import { followingContract } from "./state-following.ts";
import { stateInboxContract } from "./state-inbox.ts";
import { stateReplicasContract } from "./state-replicas.ts";
import type { SetClock } from "../memory/set-clock.ts";
import { type EmptyDatabase, withState } from "./with-state.ts";
import { answerTo, BOT, GROUP, kept, praise, turn } from "../memory/samples.ts";

const DAY = 86_400_000;
/** What every database promises. `create` makes an empty one. */
export function stateContract(name: string, create: () => Promise<EmptyDatabase>): void {
  describe(`state on ${name}`, { timeout: 60_000 }, () => {
    let database: EmptyDatabase;
    let clock: SetClock;
    let state: State;
    const { reopen } = withState(create, (opened) => ({ database, clock, state } = opened));
    const questions = async (...args: Parameters<State["conversations"]["recent"]>) =>
      (await state.conversations.recent(...args)).map(({ question }) => question);

    stateInboxContract(async (options) => database.open(options));
    stateReplicasContract(async (options) => database.open(options));
    followingContract(create);
    conversationsContract(create);

    describe("opening", () => {
      it("several at once on an empty database", async () => {
        const other = await create();
        const states = await Promise.all(Array.from({ length: 5 }, () => other.open()));
        await states[0]?.preferences.setLanguage(1, "en");
        await Promise.all(states.map(async (each) => expect(await each.preferences.language(1)).toBe("en")));
        await Promise.all(states.map((each) => each.close()));
        await other.drop();
      });

      it("closing twice does no harm", async () => {
        await state.close();
        await state.close();
      });
    });

    describe("fault 31: requests to join", () => {
      const stranger = { userId: 5_000_000_005, name: "王 👨‍👩‍👧", language: "zh-Hant" } as const;

      it("are recorded once, and show whether the admins were told", async () => {
        const first = await state.access.request(stranger);
        expect(first).toEqual({
          ...stranger,
          askedAt: new Date("2024-05-01T23:00:00Z"),
          notifiedAt: undefined,
          decision: undefined,
        });
        await state.access.notified(stranger.userId);
        clock.pass(DAY);
        await reopen();
        const again = await state.access.request({ ...stranger, name: "王五" });
        expect(again).toEqual({ ...first, name: "王五", notifiedAt: new Date("2024-05-01T23:00:00Z") });
        expect(await state.access.pending()).toEqual([again]);
      });

      it("of many messages at once are one", async () => {
        await Promise.all(Array.from({ length: 8 }, () => state.access.request(stranger)));
        expect(await state.access.pending()).toHaveLength(1);
      });

      it("are decided, decided anew, and wait no longer", async () => {
        await state.access.request({ ...stranger, userId: 6 });
        clock.pass(1000);
        await state.access.request(stranger);
        expect((await state.access.pending()).map(({ userId }) => userId)).toEqual([6, stranger.userId]);
        const decided = await state.access.decide(stranger.userId, { allowed: false, decidedBy: 1 });
        expect(decided?.decision).toEqual({
          allowed: false,
          decidedBy: 1,
          decidedAt: new Date("2024-05-01T23:00:01Z"),
        });
        await reopen();
        expect(await state.access.of(stranger.userId)).toEqual(decided);
        expect(await state.access.request(stranger)).toEqual(decided);
        expect((await state.access.pending()).map(({ userId }) => userId)).toEqual([6]);
        await state.access.decide(stranger.userId, { allowed: true, decidedBy: 2 });
        expect((await state.access.of(stranger.userId))?.decision).toMatchObject({ allowed: true, decidedBy: 2 });
      });

      it("of people who never asked cannot be decided", async () => {
        expect(await state.access.decide(99, { allowed: true, decidedBy: 1 })).toBeUndefined();
        expect(await state.access.of(99)).toBeUndefined();
      });
    });

    describe("feedback", () => {
      it("keeps one verdict of a person on an answer and on each quote: the last", async () => {
        const first = await state.feedback.save(praise(11, { answer: answerTo("问") }));
        expect(first).toEqual({
          id: expect.any(Number),
          ...praise(11, { answer: answerTo("问") }),
          givenAt: new Date("2024-05-01T23:00:00Z"),
        });
        await state.feedback.save(praise(11, { verdict: "wrong-quote", citation: 1 }));
        await state.feedback.save(praise(11, { userId: 2 }));
        const changed = await state.feedback.save(praise(11, { verdict: "bad", answer: answerTo("问") }));
        expect(changed.id).toBe(first.id);
        await reopen();
        expect(await state.feedback.get(first.id)).toEqual(changed);
        const all = await collected(state.feedback.all());
        expect(all.map(({ verdict, citation, userId }) => [verdict, citation, userId])).toEqual([
          ["bad", undefined, 1],
          ["wrong-quote", 1, 1],
          ["good", undefined, 2],
        ]);
        expect(await state.feedback.get(999)).toBeUndefined();
      });

      it("is paged newest first, exported oldest first, each entry once", async () => {
        for (let i = 0; i < 205; i++) {
          await state.feedback.save(praise(i, { verdict: i % 2 === 0 ? "good" : "bad", question: `问${i}` }));
        }
        const pages: number[] = [];
        let before: number | undefined;
        for (;;) {
          const page = await state.feedback.page({ limit: 40, before, verdict: "good" });
          if (page.length === 0) break;
          pages.push(...page.map(({ messageId }) => messageId));
          before = page.at(-1)?.id;
        }
        expect(pages).toEqual(Array.from({ length: 103 }, (_, i) => 204 - 2 * i));
        const exported = await collected(state.feedback.all());
        expect(exported.map(({ messageId }) => messageId)).toEqual(Array.from({ length: 205 }, (_, i) => i));
      });
    });

    describe("collections", () => {
      const keys = async (userId: number) => (await state.collections.of(userId)).map(({ key }) => key);

      it("keep a person's quotes in the order they were added, each once, also after a restart", async () => {
        expect(await state.collections.add(1, [kept("b"), kept("a"), kept("b")])).toEqual({ added: 2, surplus: 0 });
        await state.collections.add(2, [kept("b")]);
        expect(await state.collections.add(1, [kept("c"), kept("b")])).toEqual({ added: 1, surplus: 0 });
        await reopen();
        expect(await state.collections.of(1)).toEqual([kept("b"), kept("a"), kept("c")]);
        await state.collections.remove(1, ["a", "none"]);
        expect(await keys(1)).toEqual(["b", "c"]);
        expect(await state.collections.empty(1)).toBe(2);
        expect(await keys(1)).toEqual([]);
        expect(await keys(2)).toEqual(["b"]);
        await state.collections.remove(2, []);
        expect(await keys(2)).toEqual(["b"]);
      });

      it("hold so many quotes and tell how many found no room", async () => {
        const many = Array.from({ length: MOST_COLLECTED - 1 }, (_, i) => kept(`k${i}`));
        expect(await state.collections.add(1, many)).toEqual({ added: MOST_COLLECTED - 1, surplus: 0 });
        expect(await state.collections.add(1, [kept("x"), kept("y"), kept("k0")])).toEqual({ added: 1, surplus: 1 });
        expect(await keys(1)).toHaveLength(MOST_COLLECTED);
        await state.collections.remove(1, ["k3"]);
        expect(await state.collections.add(1, [kept("y")])).toEqual({ added: 1, surplus: 0 });
      });

      it("of several taps at once hold each quote once", async () => {
        await Promise.all(Array.from({ length: 8 }, () => state.collections.add(1, [kept("a"), kept("b")])));
        expect((await keys(1)).toSorted()).toEqual(["a", "b"]);
        const many = Array.from({ length: MOST_COLLECTED - 4 }, (_, i) => kept(`k${i}`));
        await state.collections.add(1, many);
        const all = await Promise.all(["c", "d", "e", "f"].map((key) => state.collections.add(1, [kept(key)])));
        expect(all.reduce((sum, { added }) => sum + added, 0)).toBe(2);
        expect(await keys(1)).toHaveLength(MOST_COLLECTED);
      });

      it("give back any text exactly", async () => {
        await fc.assert(
          fc.asyncProperty(anyText, anyText, async (file, question) => {
            await state.collections.empty(1);
            await state.collections.add(1, [kept("a", { file, question })]);
            expect(await state.collections.of(1)).toEqual([kept("a", { file, question })]);
          }),
          { numRuns: 30 },
        );
      });
    });

    it("keeps the language a person chose until they take it back", async () => {
      expect(await state.preferences.language(1)).toBeUndefined();
      await state.preferences.setLanguage(1, "en");
      await state.preferences.setLanguage(1, "zh-Hant");
      await state.preferences.setLanguage(2, "en");
      await reopen();
      expect(await state.preferences.language(1)).toBe("zh-Hant");
      await state.preferences.setLanguage(1, undefined);
      expect(await state.preferences.language(1)).toBeUndefined();
      expect(await state.preferences.language(2)).toBe("en");
    });

    it("counts what was asked, by whom, and how it was received", async () => {
      const summary = () => state.statistics.summary();
      expect(await summary()).toEqual({
        turns: 0,
        users: 0,
        byStatus: { answered: 0, related: 0, refused: 0 },
        byLanguage: { "zh-Hans": 0, "zh-Hant": 0, en: 0 },
        byDay: [],
        feedback: { good: 0, bad: 0, "wrong-quote": 0 },
        pendingRequests: 0,
      });
      await state.conversations.save(turn("甲", 1));
      await state.conversations.save(turn("乙", 3, { answer: answerTo("乙", "related", "zh-Hant") }));
      await state.feedback.save(praise(2));
      clock.pass(2 * 3_600_000);
      const nextDay = clock.read();
      await state.conversations.save(turn("c", 5, { userId: 2, answer: answerTo("c", "refused", "en") }));
      await state.conversations.save(turn("丁", 7));
      await state.feedback.save(praise(8, { verdict: "wrong-quote", citation: 2 }));
      await state.access.request({ userId: 9, name: "王", language: "en" });
      expect(await summary()).toEqual({
        turns: 4,
        users: 2,
        byStatus: { answered: 2, related: 1, refused: 1 },
        byLanguage: { "zh-Hans": 2, "zh-Hant": 1, en: 1 },
        byDay: [
          { day: "2024-05-01", turns: 2, users: 1 },
          { day: "2024-05-02", turns: 2, users: 2 },
        ],
        feedback: { good: 1, bad: 0, "wrong-quote": 1 },
        pendingRequests: 1,
      });
      expect(await state.statistics.summary(nextDay)).toMatchObject({
        turns: 2,
        users: 2,
        byDay: [{ day: "2024-05-02" }],
        feedback: { good: 0, "wrong-quote": 1 },
        pendingRequests: 1,
      });
    });

    it("shows admins what was not answered and what was said against answers, newest first, until it is seen", async () => {
      const saved = [
        await state.conversations.save(turn("答了", 10)),
        await state.conversations.save(turn("相近", 20, { answer: answerTo("相近", "related") })),
        await state.conversations.save(turn("没有", 30, { userId: 2, answer: answerTo("没有", "refused") })),
      ];
      await state.feedback.save(praise(11, { verdict: "bad" }));
      await state.feedback.save(praise(11, { userId: 2, verdict: "wrong-quote", citation: 1 }));
      await state.feedback.save(praise(21));
      await state.feedback.save(praise(31, { chatId: 9, verdict: "bad" }));
      const questionsOf = (turns: readonly { question: string }[]) => turns.map(({ question }) => question);
      expect(await state.review.unanswered(9)).toEqual([saved[2], saved[1]]);
      expect(questionsOf(await state.review.unanswered(1))).toEqual(["没有"]);
      const givenAt = clock.read();
      const latest = await state.review.latest(9);
      expect(questionsOf(latest)).toEqual(["没有", "相近", "答了"]);
      expect(latest.map(({ reproaches }) => reproaches)).toEqual([
        [],
        [],
        [
          { verdict: "bad", givenAt },
          { verdict: "wrong-quote", givenAt },
        ],
      ]);
      expect(questionsOf(await state.review.latest(1))).toEqual(["没有"]);
      clock.pass(1000);
      await state.review.markSeen(saved[0]?.id ?? 0);
      await reopen();
      expect((await state.review.latest(9)).map(({ seenAt }) => seenAt)).toEqual([undefined, undefined, clock.read()]);
      await state.conversations.save(turn("改了", 10));
      expect((await state.review.latest(9)).map(({ seenAt }) => seenAt)).toEqual([undefined, undefined, undefined]);
    });

    it("forgets a person: their turns, their feedback, and what others said about their answers", async () => {
      const group = { chatId: GROUP };
      await state.conversations.save(turn("我的", 10));
      await state.conversations.save(turn("我在群里", 20, group));
      await state.conversations.save(turn("别人的", 30, { ...group, userId: 2 }));
      await state.feedback.save(praise(11));
      await state.feedback.save(praise(21, { ...group, userId: 2, question: "我在群里" }));
      await state.feedback.save(praise(31, { ...group, question: "别人的" }));
      await state.feedback.save(praise(31, { ...group, userId: 2, question: "别人的" }));
      await state.preferences.setLanguage(1, "en");
      await state.access.request({ userId: 1, name: "我", language: "en" });
      await state.collections.add(1, [kept("a")]);
      await state.collections.add(2, [kept("a")]);
      expect(await state.forget(1)).toEqual({ turns: 2, feedback: 3, collected: 1, follows: 0 });
      expect(await questions({ botId: BOT, chatId: 1 }, { limit: 9 })).toEqual([]);
      expect(await questions({ botId: BOT, chatId: GROUP }, { limit: 9 })).toEqual(["别人的"]);
      expect(await state.conversations.ofMessage({ botId: BOT, chatId: 1, messageId: 11 })).toBeUndefined();
      expect(await collected(state.feedback.all())).toMatchObject([{ messageId: 31, userId: 2 }]);
      expect(await state.collections.of(1)).toEqual([]);
      expect(await state.collections.of(2)).toEqual([kept("a")]);
      expect(await state.preferences.language(1)).toBe("en");
      expect(await state.access.of(1)).toBeDefined();
      expect(await state.forget(1)).toEqual({ turns: 0, feedback: 0, collected: 0, follows: 0 });
    });

    it("fault 32: sweeps what is older than the time given, and keeps decisions", async () => {
      await state.conversations.save(turn("旧", 10));
      await state.conversations.save(turn("旧而改", 20));
      await state.feedback.save(praise(11));
      await state.access.request({ userId: 5, name: "未定", language: "en" });
      await state.access.request({ userId: 6, name: "已定", language: "en" });
      await state.access.decide(6, { allowed: true, decidedBy: 1 });
      await state.collections.add(1, [kept("a")]);
      clock.pass(DAY);
      const before = clock.read();
      await state.conversations.save(turn("旧而改", 20));
      await state.conversations.save(turn("新", 30));
      await state.feedback.save(praise(31));
      await state.collections.add(1, [kept("b")]);
      expect(await state.sweep(before)).toEqual({ turns: 1, feedback: 1, collected: 1, follows: 0 });
      expect(await questions({ botId: BOT, chatId: 1 }, { limit: 9 })).toEqual(["旧而改", "新"]);
      expect(await collected(state.feedback.all())).toMatchObject([{ messageId: 31 }]);
      expect(await state.collections.of(1)).toEqual([kept("b")]);
      expect(await state.access.pending()).toEqual([]);
      expect((await state.access.of(6))?.decision?.allowed).toBe(true);
    });
  });
}

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
