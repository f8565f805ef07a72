import { Composer } from "grammy";
import { say } from "../../language/messages.ts";
import type { BotContext } from "../context.ts";
import { exampleKeyboard } from "../examples.ts";

/** `/start`: what the bot does, with example questions to tap. */
export function startFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("start", (ctx) =>
    ctx.reply(say(ctx.language, "telegram-start"), { reply_markup: exampleKeyboard(ctx.language) }),
  );
  return feature;
}
