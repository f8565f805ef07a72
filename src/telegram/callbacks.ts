import type { BotContext } from "./context.ts";
import { isHarmless } from "./updates/refusals.ts";

/** Ends the waiting mark on a tapped button, with an alert where there is something to say. */
export async function acknowledgeTap(ctx: BotContext, alert?: string): Promise<void> {
  try {
    await ctx.answerCallbackQuery(alert === undefined ? {} : { text: alert, show_alert: true });
  } catch (error) {
    // After a restart Telegram may have forgotten the tap; what it asked for is still done.
    if (!isHarmless(error)) throw error;
  }
}
