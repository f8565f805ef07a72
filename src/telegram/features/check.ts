import { Composer } from "grammy";
import { longestQuestion } from "../../ask/bounds.ts";
import { say } from "../../text/messages.ts";
import type { Answering } from "../answering.ts";
import type { BotContext } from "../context.ts";
import { isBlank } from "../question-text.ts";
import { sendText } from "../screens/screen.ts";

/** `/check sentence`, or as a reply to a message that holds it: is it in the documents, word for word? */
export function checkFeature(answering: Answering): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("check", async (ctx) => {
    const { language } = ctx;
    const replied = ctx.msg.reply_to_message;
    const given = ctx.match.trim();
    const sentence = isBlank(given) ? (replied?.text ?? replied?.caption ?? "").trim() : given;
    const { length } = sentence;
    if (length > longestQuestion) {
      return sendText(ctx, say(language, "about-too-long", { length, limit: longestQuestion }));
    }
    if (isBlank(sentence)) return sendText(ctx, say(language, "telegram-check-usage"));
    return answering(ctx, sentence, { gesture: "check" });
  });
  return feature;
}
