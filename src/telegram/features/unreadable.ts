import { Composer } from "grammy";
import { say } from "../../text/messages.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { exampleQuestion } from "../examples.ts";
import { sendText } from "../screens/screen.ts";

/** What no other feature took: input that is no text, and buttons nobody knows. Comes last. */
export function unreadableFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.chatType("private").on(
    // Not every message: service messages (a pin, a changed timer) ask for nothing.
    [
      "message:file",
      "message:contact",
      "message:location",
      "message:poll",
      "message:dice",
      "message:story",
      "message:game",
    ],
    async (ctx) => {
      await sendText(ctx, say(ctx.language, "telegram-hint-not-text", { example: exampleQuestion(ctx.language, "1") }));
    },
  );
  feature.on("callback_query", (ctx) => acknowledgeTap(ctx, say(ctx.language, "telegram-unknown-button")));
  return feature;
}
