import type { EarlierTurn, Question } from "../domain.ts";
import type { ChatRef, Conversations, Turn } from "../memory/conversations.ts";
import type { BotContext } from "./context.ts";

/** So many earlier questions may shape the next one, */
const MOST_TURNS = 3;
/** unless they were asked longer ago than this. */
const FORGOTTEN_AFTER_MS = 30 * 60_000;

/** The chat and topic of an update. */
export function chatOf(ctx: BotContext): ChatRef {
  const { msg, me, chatId } = ctx;
  if (chatId === undefined) throw new Error("an update without a chat holds no conversation");
  const threadId = msg?.is_topic_message ? msg.message_thread_id : undefined;
  return { botId: me.id, chatId, threadId };
}

/** A text as a question with the earlier ones it may refer to: those of the answer replied to, else the latest. */
export async function inConversation(
  ctx: BotContext,
  text: string,
  conversations: Conversations | undefined,
  edited?: Turn,
): Promise<Question> {
  const question = { text, language: ctx.language };
  if (!conversations || !ctx.from) return question;
  const chat = chatOf(ctx);
  const replied = ctx.msg?.reply_to_message?.message_id;
  const meant = replied === undefined ? undefined : await conversations.ofMessage({ ...chat, messageId: replied });
  if (meant) return { ...question, history: [earlier(meant)] };
  const limit = MOST_TURNS + (edited ? 1 : 0);
  const person = ctx.chat?.type === "private" ? {} : { userId: ctx.from.id };
  const turns = await conversations.recent(chat, { limit, ...person });
  const since = (ctx.msg?.date ?? 0) * 1000 - FORGOTTEN_AFTER_MS;
  const history = turns
    .filter(({ id, answeredAt }) => (edited === undefined || id < edited.id) && answeredAt.getTime() >= since)
    .map(earlier)
    .slice(-MOST_TURNS);
  return history.length > 0 ? { ...question, history } : question;
}

function earlier({ question, answer }: Turn): EarlierTurn {
  return { question, citations: answer.citations.map(({ file, start, end, marks }) => ({ file, start, end, marks })) };
}
