import { Composer } from "grammy";
import { citationKey } from "../../ask/quote/citation-key.ts";
import { say } from "../../text/messages.ts";
import type { Turn } from "../../memory/conversations.ts";
import type { Verdict } from "../../memory/feedback.ts";
import type { State } from "../../memory/state.ts";
import { callbackPatterns, messageIdOf } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { chatOf } from "../conversation.ts";

/** 👍, 👎 and “wrong quote”: kept with the question and all that was found for it. */
export function verdictFeature({
  conversations,
  feedback,
}: Pick<State, "conversations" | "feedback">): Composer<BotContext> {
  const feature = new Composer<BotContext>();

  const record = async (ctx: BotContext, turn: Turn, messageId: number, verdict: Verdict, citation?: number) => {
    const { botId, chatId } = chatOf(ctx);
    const userId = ctx.from?.id ?? turn.userId;
    const { question, history, answer } = turn;
    await feedback.save({ botId, chatId, messageId, userId, verdict, citation, question, history, answer });
    await acknowledgeTap(ctx, say(ctx.language, verdict === "good" ? "telegram-verdict-good" : "telegram-verdict-bad"));
  };

  feature.callbackQuery(callbackPatterns.verdict, async (ctx) => {
    const messageId = ctx.msgId;
    const turn = messageId === undefined ? undefined : await conversations.ofMessage({ ...chatOf(ctx), messageId });
    if (!turn || messageId === undefined) return acknowledgeTap(ctx, say(ctx.language, "telegram-verdict-unknown"));
    return record(ctx, turn, messageId, ctx.match[1] === "good" ? "good" : "bad");
  });

  feature.callbackQuery(callbackPatterns.wrongQuote, async (ctx) => {
    const [, key, answer] = ctx.match;
    const messageId = messageIdOf(answer) ?? 0;
    // Only a turn of this very chat: what was answered elsewhere is nobody's business here.
    const turn = await conversations.ofMessage({ ...chatOf(ctx), messageId });
    const citation = turn?.answer.citations.find((candidate) => citationKey(candidate) === key);
    if (!turn || !citation) return acknowledgeTap(ctx, say(ctx.language, "telegram-verdict-unknown"));
    return record(ctx, turn, messageId, "wrong-quote", citation.n);
  });
  return feature;
}
