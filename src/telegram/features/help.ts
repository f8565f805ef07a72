import { Composer } from "grammy";
import { say } from "../../language/messages.ts";
import type { BotContext } from "../context.ts";
import { exampleKeyboard } from "../examples.ts";
import { MAX_QUESTION_LENGTH } from "../question-text.ts";
import { sendText } from "../screen.ts";

/** `/help`: how to ask and how to read an answer, with example questions to tap. */
export function helpFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("help", (ctx) =>
    sendText(ctx, say(ctx.language, "telegram-help", { limit: MAX_QUESTION_LENGTH }), exampleKeyboard(ctx.language)),
  );
  return feature;
}
