import { Composer } from "grammy";
import { longestQuestion } from "../../ask/bounds.ts";
import { say } from "../../text/messages.ts";
import type { Conversations } from "../../memory/conversations.ts";
import type { Answering } from "../answering.ts";
import type { BotContext } from "../context.ts";
import { chatOf } from "../conversation.ts";
import { exampleQuestion } from "../examples.ts";
import { withoutMentions } from "../lanes.ts";
import { isBlank } from "../question-text.ts";
import { sendText } from "../screen.ts";

/** Any text that is no command: a question, answered with quotes; an edited one anew in the place of its answer. */
export function questionFeature(answering: Answering, conversations?: Conversations): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on("message:text", async (ctx) => {
    const question = await askedIn(ctx, ctx.message.text);
    const gesture = ctx.message.forward_origin ? "forward" : undefined;
    if (question !== undefined) await answering(ctx, question, { gesture });
  });
  feature.on("edited_message:text", async (ctx) => {
    const { message_id: messageId, text } = ctx.editedMessage;
    // A command is carried out once, when it is sent.
    if (text.startsWith("/")) return;
    const edited = await conversations?.ofMessage({ ...chatOf(ctx), messageId });
    const question = await askedIn(ctx, text);
    // Telegram also reports edits that leave the words as they were.
    if (question !== undefined && question !== edited?.question) await answering(ctx, question, { edited });
  });
  return feature;
}

/** The question in a message; where there is none, the person gets a hint. */
async function askedIn(ctx: BotContext, text: string): Promise<string | undefined> {
  const { language } = ctx;
  const question = ctx.chat?.type === "private" ? text.trim() : withoutMentions(text, ctx.me);
  const { length } = question;
  const example = exampleQuestion(language, "1");
  if (length > longestQuestion) {
    await sendText(ctx, say(language, "about-too-long", { length, limit: longestQuestion }));
  } else if (question.startsWith("/")) {
    // In a group an unknown command is most likely meant for another bot.
    if (ctx.chat?.type === "private") await sendText(ctx, say(language, "telegram-hint-unknown-command", { example }));
  } else if (isBlank(question)) await sendText(ctx, say(language, "telegram-hint-empty", { example }));
  else return question;
  return undefined;
}
