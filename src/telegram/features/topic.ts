import { Composer } from "grammy";
import { longestQuestion } from "../../ask/bounds.ts";
import type { Conversations } from "../../memory/conversations.ts";
import { say } from "../../text/messages.ts";
import type { Answering } from "../answering.ts";
import { callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { chatOf } from "../conversation.ts";

/** A tapped topic under an answer: asked as if it had been typed. */
export function topicFeature(answering: Answering, conversations: Conversations): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery(callbackPatterns.topic, async (ctx) => {
    const messageId = ctx.callbackQuery.message?.message_id ?? 0;
    const turn = await conversations.ofMessage({ ...chatOf(ctx), messageId });
    const topic = turn?.answer.topics[Number(ctx.match[1])]?.slice(0, longestQuestion);
    if (topic === undefined) return acknowledgeTap(ctx, say(ctx.language, "telegram-unknown-button"));
    await acknowledgeTap(ctx);
    return answering(ctx, topic, { showQuestion: true });
  });
  return feature;
}
