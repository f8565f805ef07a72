import { Composer } from "grammy";
import { longestQuestion } from "../../ask/bounds.ts";
import { say } from "../../text/messages.ts";
import type { BotContext } from "../context.ts";
import { exampleKeyboard } from "../examples.ts";
import { sendText } from "../screen.ts";

/** `/help`: how to ask and how to read an answer, with example questions to tap. */
export function helpFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("help", (ctx) =>
    sendText(ctx, say(ctx.language, "telegram-help", { limit: longestQuestion }), exampleKeyboard(ctx.language)),
  );
  return feature;
}
