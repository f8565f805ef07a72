import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { State } from "../../src/memory/state.ts";
import { answerTo, BOT, GROUP, praise, turn } from "../memory/samples.ts";
import type { SetClock } from "../memory/set-clock.ts";
import { anyText } from "./any-text.ts";
import { type EmptyDatabase, withState } from "./with-state.ts";

/** What every database promises of conversations, and of a group's that gets a new id. */
export function conversationsContract(create: () => Promise<EmptyDatabase>): void {
  describe("turns of people", () => {
    let clock: SetClock;
    let state: State;
    const { reopen } = withState(create, (opened) => ({ clock, state } = opened));
    const questions = async (...args: Parameters<State["conversations"]["recent"]>) =>
      (await state.conversations.recent(...args)).map(({ question }) => question);

    describe("conversations", () => {
      it("gives the last turns of a chat, oldest first, all they hold, also after a restart", async () => {
        for (const [i, question] of ["甲", "乙", "丙"].entries()) {
          await state.conversations.save(turn(question, 10 * i, { botMessageIds: [10 * i + 2, 10 * i + 1] }));
          clock.pass(1000);
        }
        await state.conversations.save(turn("另一人", 1, { chatId: 2 }));
        await state.conversations.save(turn("另一机器人", 1, { botId: BOT + 1 }));
        await reopen();
        const found = await state.conversations.recent({ botId: BOT, chatId: 1 }, { limit: 2 });
        expect(found).toEqual([
          {
            id: expect.any(Number),
            ...turn("乙", 10, { botMessageIds: [12, 11] }),
            askedAt: new Date("2024-05-01T23:00:01Z"),
            answeredAt: new Date("2024-05-01T23:00:01Z"),
          },
          expect.objectContaining({ question: "丙", answer: answerTo("丙") }),
        ]);
        expect(await questions({ botId: BOT, chatId: 3 }, { limit: 5 })).toEqual([]);
      });

      it("keeps topics and, where asked to, the people of a group apart", async () => {
        const group = { botId: BOT, chatId: GROUP };
        await state.conversations.save(turn("张：总", 1, group));
        await state.conversations.save(turn("张：题", 3, { ...group, threadId: 5 }));
        await state.conversations.save(turn("李：题", 5, { ...group, threadId: 5, userId: 2 }));
        expect(await questions(group, { limit: 9 })).toEqual(["张：总"]);
        expect(await questions({ ...group, threadId: 5 }, { limit: 9 })).toEqual(["张：题", "李：题"]);
        expect(await questions({ ...group, threadId: 5 }, { limit: 9, userId: 2 })).toEqual(["李：题"]);
        expect(await state.conversations.recent({ ...group, threadId: 5 }, { limit: 1 })).toMatchObject([
          { threadId: 5 },
        ]);
      });

      it("finds the turn of the question's message and of each message of the answer, in its chat only", async () => {
        const saved = await state.conversations.save(turn("问", 10, { botMessageIds: [11, 12] }));
        await state.conversations.save(turn("别处", 11, { chatId: 2 }));
        for (const messageId of [10, 11, 12]) {
          expect(await state.conversations.ofMessage({ botId: BOT, chatId: 1, messageId })).toEqual(saved);
        }
        expect(await state.conversations.ofMessage({ botId: BOT, chatId: 1, messageId: 13 })).toBeUndefined();
        expect(await state.conversations.ofMessage({ botId: BOT + 1, chatId: 1, messageId: 10 })).toBeUndefined();
      });

      it("fault 22: an edited question replaces its turn in its place", async () => {
        const before = await state.conversations.save(turn("原问", 10, { botMessageIds: [11, 12] }));
        await state.conversations.save(turn("下一问", 20));
        clock.pass(60_000);
        const refused = answerTo("改问", "refused", "en");
        const after = await state.conversations.save(turn("改问", 10, { answer: refused, botMessageIds: [11] }));
        expect(after).toEqual({
          ...before,
          question: "改问",
          answer: refused,
          botMessageIds: [11],
          answeredAt: new Date("2024-05-01T23:01:00Z"),
        });
        expect(await questions({ botId: BOT, chatId: 1 }, { limit: 9 })).toEqual(["改问", "下一问"]);
        expect(await state.conversations.ofMessage({ botId: BOT, chatId: 1, messageId: 12 })).toBeUndefined();
        expect((await state.statistics.summary()).byStatus).toEqual({ answered: 1, related: 0, refused: 1 });
      });

      it("fault 15: gives back any text exactly", async () => {
        let messageId = 0;
        await fc.assert(
          fc.asyncProperty(anyText, anyText, async (question, quote) => {
            messageId += 10;
            const answer = { ...answerTo(quote), text: question };
            const saved = await state.conversations.save(turn(question, messageId, { answer }));
            const found = await state.conversations.ofMessage({ botId: BOT, chatId: 1, messageId });
            expect(found).toEqual(saved);
            expect(found).toMatchObject({ question, answer });
            const applicant = await state.access.request({ userId: 1, name: quote, language: "en" });
            expect(applicant.name).toBe(quote);
          }),
          { numRuns: 100 },
        );
      });
    });

    describe("a group that gets a new id", () => {
      const [from, to] = [-4_001_234, GROUP];

      it("keeps its conversation, and its old message numbers are no messages of the new chat", async () => {
        await state.conversations.save(turn("问一", 10, { chatId: from, userId: from }));
        await state.conversations.save(turn("别处", 10, { chatId: 1 }));
        await state.feedback.save(praise(11, { chatId: from, question: "问一" }));
        await state.moveChat(BOT, from, to);
        await state.moveChat(BOT, from, to);
        expect(await questions({ botId: BOT, chatId: to }, { limit: 9, userId: to })).toEqual(["问一"]);
        expect(await questions({ botId: BOT, chatId: from }, { limit: 9 })).toEqual([]);
        expect(await questions({ botId: BOT, chatId: 1 }, { limit: 9 })).toEqual(["别处"]);
        for (const messageId of [10, 11]) {
          expect(await state.conversations.ofMessage({ botId: BOT, chatId: to, messageId })).toBeUndefined();
        }
        await state.conversations.save(turn("问二", 10, { chatId: to }));
        expect(await questions({ botId: BOT, chatId: to }, { limit: 9 })).toEqual(["问一", "问二"]);
        expect(await state.feedback.page({ limit: 9 })).toMatchObject([{ chatId: to, question: "问一" }]);
      });

      it("leaves what another bot remembers of that chat", async () => {
        await state.conversations.save(turn("问一", 10, { chatId: from }));
        await state.moveChat(BOT + 1, from, to);
        expect(await questions({ botId: BOT, chatId: from }, { limit: 9 })).toEqual(["问一"]);
      });
    });
  });
}
