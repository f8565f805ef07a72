import { Composer, InlineKeyboard } from "grammy";
import { say } from "../../text/messages.ts";
import type { State } from "../../memory/state.ts";
import { callbackData, callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { sendText, turnTo } from "../screens/screen.ts";

/** `/privacy`: what is kept and for how long; `/forget`: removes all that a person asked, rated, collected and follows once they confirm. */
export function privacyFeature(state: Pick<State, "forget">, retentionDays: number): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("privacy", (ctx) => sendText(ctx, say(ctx.language, "telegram-privacy", { days: retentionDays })));
  feature.command("forget", (ctx) => {
    const keyboard = new InlineKeyboard()
      .text(say(ctx.language, "telegram-button-forget"), callbackData.forget(true))
      .text(say(ctx.language, "telegram-button-cancel"), callbackData.forget(false));
    return sendText(ctx, say(ctx.language, "telegram-forget-ask"), keyboard);
  });
  feature.callbackQuery(callbackPatterns.forget, async (ctx) => {
    await acknowledgeTap(ctx);
    if (ctx.match[1] === "no") {
      return turnTo(ctx, { text: say(ctx.language, "telegram-forget-kept"), entities: [] });
    }
    const removed = await state.forget(ctx.from.id);
    return turnTo(ctx, { text: say(ctx.language, "telegram-forget-done", { ...removed }), entities: [] });
  });
  return feature;
}
