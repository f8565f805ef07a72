import { Composer } from "grammy";
import { say } from "../../language/messages.ts";
import { isBlank } from "../answer-messages.ts";
import type { Answering } from "../answering.ts";
import type { BotContext } from "../context.ts";
import { exampleQuestion } from "../examples.ts";

/** In characters as a person counts them, not in code units. */
export const MAX_QUESTION_LENGTH = 1000;

/** Any text that is no command: a question, answered with quotes. */
export function questionFeature(answering: Answering): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on("message:text", async (ctx) => {
    const { language } = ctx;
    const question = ctx.message.text.trim();
    const length = Array.from(question).length;
    const example = exampleQuestion(language, "1");
    if (question.startsWith("/")) await ctx.reply(say(language, "telegram-hint-unknown-command", { example }));
    else if (isBlank(question)) await ctx.reply(say(language, "telegram-hint-empty", { example }));
    else if (length > MAX_QUESTION_LENGTH) {
      await ctx.reply(say(language, "telegram-hint-too-long", { length, limit: MAX_QUESTION_LENGTH }));
    } else await answering(ctx, question);
  });
  return feature;
}
