import { Composer } from "grammy";
import { longestQuestion } from "../../ask/bounds.ts";
import { say } from "../../text/messages.ts";
import type { Conversations } from "../../memory/conversations.ts";
import type { Answering } from "../answering.ts";
import type { BotContext } from "../context.ts";
import { chatOf } from "../conversation.ts";
import { exampleQuestion } from "../examples.ts";
import { withoutMentions } from "../updates/lanes.ts";
import { isBlank } from "../question-text.ts";
import { sendText } from "../screens/screen.ts";

/** `/ask` may stand before a question. */
const ASK = /^\s*\/ask(?:@\w+)?(?!\w)[\s:：]*/iu;

/** Any text that is no other command: a question, answered with quotes; an edited one anew in the place of its answer. */
export function questionFeature(answering: Answering, conversations?: Conversations): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on("message:text", async (ctx) => {
    const asked = await askedIn(ctx, ctx.message.text);
    const isSomebodyElses = asked?.isRepeated || ctx.message.forward_origin !== undefined;
    if (asked) await answering(ctx, asked.question, { ...asked, gesture: isSomebodyElses ? "forward" : undefined });
  });
  feature.on("edited_message:text", async (ctx) => {
    const { message_id: messageId, text } = ctx.editedMessage;
    // Other commands are carried out once, when they are sent.
    if (text.startsWith("/") && !ASK.test(text)) return;
    const edited = await conversations?.ofMessage({ ...chatOf(ctx), messageId });
    const asked = await askedIn(ctx, text);
    // Telegram also reports edits that leave the words as they were.
    if (asked && asked.question !== edited?.question) await answering(ctx, asked.question, { ...asked, edited });
  });
  return feature;
}

interface Asked {
  readonly question: string;
  /** The words stand in the message replied to. */
  readonly isRepeated: boolean;
  /** What stands there, where the words are the person's own. */
  readonly replied?: string;
}

/** The question in a message; where there is none, the person gets a hint. */
async function askedIn(ctx: BotContext, text: string): Promise<Asked | undefined> {
  const { language } = ctx;
  const own = bareWords(text, ctx.me);
  const isRepeated = isBlank(own);
  const theirs = bareWords(wordsRepliedTo(ctx), ctx.me);
  const question = isRepeated ? theirs : own;
  const { length } = question;
  const example = exampleQuestion(language, "1");
  if (length > longestQuestion) {
    await sendText(ctx, say(language, "about-too-long", { length, limit: longestQuestion }));
  } else if (question.startsWith("/")) {
    // In a group an unknown command is most likely meant for another bot.
    if (ctx.chat?.type === "private") await sendText(ctx, say(language, "telegram-hint-unknown-command", { example }));
  } else if (isBlank(question)) {
    await sendText(ctx, say(language, ASK.test(text) ? "telegram-ask-usage" : "telegram-hint-empty", { example }));
  } else return { question, isRepeated, ...(!isRepeated && !isBlank(theirs) && { replied: theirs }) };
  return undefined;
}

/** A text without what merely calls the bot. */
function bareWords(text: string, me: BotContext["me"]): string {
  return withoutMentions(text.replace(ASK, ""), me);
}

/** What somebody else says in the message replied to: the part that was marked, else all of it. */
function wordsRepliedTo({ msg, me }: BotContext): string {
  const replied = msg?.reply_to_message;
  if (replied?.from?.id === me.id) return "";
  return msg?.quote?.text ?? replied?.text ?? replied?.caption ?? "";
}
