import { randomInt } from "node:crypto";
import type { State } from "./memory/state.ts";
import type { PageMemory } from "./web/ratings.ts";

/** No bot has this id, nor any chat or message the numbers of the page's. */
const pageId = 0;
const mostNumbers = 2 ** 47;

/** What is asked and rated on the page, kept where the bot keeps it: a person's page is a chat with them. */
export function pageMemory({ conversations, feedback }: Pick<State, "conversations" | "feedback">): PageMemory {
  const chatOf = (userId: number) => ({ botId: pageId, chatId: userId });
  return {
    save: async (userId, turn) => {
      const messageId = randomInt(1, mostNumbers);
      await conversations.save({ ...chatOf(userId), userId, messageId, botMessageIds: [messageId], ...turn });
      return messageId;
    },
    rate: async (userId, messageId, rating) => {
      const turn = await conversations.ofMessage({ ...chatOf(userId), messageId });
      const { verdict } = rating;
      const citation = verdict === "wrong-quote" ? rating.quote : undefined;
      const isKnown = citation === undefined || turn?.answer.citations.some(({ n }) => n === citation) === true;
      if (!turn || !isKnown) return false;
      const { question, history, answer } = turn;
      await feedback.save({ ...chatOf(userId), userId, messageId, verdict, citation, question, history, answer });
      return true;
    },
  };
}
