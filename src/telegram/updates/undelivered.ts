import { GrammyError } from "grammy";
import { say } from "../../text/messages.ts";
import type { BotContext } from "../context.ts";

/** Tells who asked in a group why nothing came there: privately, or in General where only their topic is closed. */
export async function tellElsewhere(ctx: BotContext, error: unknown): Promise<void> {
  const { chat, from, language } = ctx;
  if (!from || !chat || chat.type === "private" || chat.type === "channel") return;
  const isPerson = ctx.callbackQuery !== undefined || ctx.msg?.sender_chat === undefined;
  const isTold =
    isPerson &&
    (await ctx.api.sendMessage(from.id, say(language, "telegram-cannot-write", { group: chat.title })).then(
      () => true,
      () => false,
    ));
  const isTopicClosed = error instanceof GrammyError && /TOPIC_CLOSED|TOPIC_DELETED/.test(error.description);
  if (!isTold && isTopicClosed) await ctx.api.sendMessage(chat.id, say(language, "telegram-topic-closed"));
}
