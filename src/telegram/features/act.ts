import { Composer } from "grammy";
import { offeredActs } from "../../ask/understand/offered-acts.ts";
import type { Conversations } from "../../memory/conversations.ts";
import { say } from "../../text/messages.ts";
import type { Answering } from "../answering.ts";
import { callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { chatOf } from "../conversation.ts";

/** Buttons that act on the answer they stand under: more of it, or with its English renderings. */
export function actFeature(answering: Answering, conversations: Conversations): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery(callbackPatterns.act, async (ctx) => {
    const act = offeredActs.find((one) => one === ctx.match[1]);
    const messageId = ctx.callbackQuery.message?.message_id ?? 0;
    const after = await conversations.ofMessage({ ...chatOf(ctx), messageId });
    if (!after || !act) return acknowledgeTap(ctx, say(ctx.language, "telegram-unknown-button"));
    await acknowledgeTap(ctx);
    return answering(ctx, say(after.answer.language, `telegram-act-${act}`), { gesture: act, after });
  });
  return feature;
}
