import type { EarlierTurn, Question } from "../domain.ts";
import type { ChatRef, Conversations, Turn } from "../memory/conversations.ts";
import type { BotContext } from "./context.ts";
import { speakerOf } from "./updates/lanes.ts";

/** So many earlier questions may shape the next one, */
const MOST_TURNS = 3;
/** unless they were asked longer ago than this. */
const FORGOTTEN_AFTER_MS = 30 * 60_000;
/** Turns looked through for those before one whose button was tapped. */
const MOST_LOOKED_AT = 20;

/** The chat and topic of an update, under the id the chat has now. */
export function chatOf(ctx: BotContext): ChatRef {
  const { msg, me, chatId } = ctx;
  if (chatId === undefined) throw new Error("an update without a chat holds no conversation");
  const threadId = msg?.is_topic_message ? msg.message_thread_id : undefined;
  return { botId: me.id, chatId: ctx.chatNow(chatId), threadId };
}

/** Where in a conversation a question stands, if not at its end: in the place of a turn, or right after one. */
export interface Standing {
  readonly edited?: Turn | undefined;
  readonly after?: Turn | undefined;
}

/**
 * A text as a question with the earlier ones it may refer to: those up to the turn it comes `after`, those of the answer
 * replied to, else the latest.
 */
export async function inConversation(
  ctx: BotContext,
  text: string,
  conversations: Conversations | undefined,
  { edited, after }: Standing = {},
): Promise<Question> {
  const question = { text, language: ctx.language };
  const speaker = speakerOf(ctx.update);
  if (!conversations || speaker === undefined) return question;
  const chat = chatOf(ctx);
  if (after) return { ...question, history: await upTo(after, chat, conversations) };
  const replied = ctx.msg?.reply_to_message?.message_id;
  const meant = replied === undefined ? undefined : await conversations.ofMessage({ ...chat, messageId: replied });
  if (meant) return { ...question, history: [earlier(meant)] };
  const limit = MOST_TURNS + (edited ? 1 : 0);
  const person = ctx.chat?.type === "private" ? {} : { userId: speaker };
  const turns = await conversations.recent(chat, { limit, ...person });
  const since = (ctx.msg?.date ?? 0) * 1000 - FORGOTTEN_AFTER_MS;
  const history = turns
    .filter(({ id, answeredAt }) => (edited === undefined || id < edited.id) && answeredAt.getTime() >= since)
    .map(earlier)
    .slice(-MOST_TURNS);
  return history.length > 0 ? { ...question, history } : question;
}

/** What the quotes of a turn answer: its own question, or the one before that it went on from (`完整`). */
export async function askedIn(turn: Turn, chat: ChatRef, conversations: Conversations): Promise<string> {
  if (turn.answer.intent !== "navigate") return turn.question;
  const recent = await conversations.recent(chat, { limit: MOST_LOOKED_AT, userId: turn.userId });
  const asked = recent.findLast(({ id, answer }) => id < turn.id && answer.intent !== "navigate");
  return asked?.question ?? turn.question;
}

/** A turn with those before it; with its own history where too much was asked since. */
async function upTo(
  turn: Turn,
  chat: ChatRef,
  conversations: Conversations,
): Promise<readonly (string | EarlierTurn)[]> {
  const recent = await conversations.recent(chat, { limit: MOST_LOOKED_AT, userId: turn.userId });
  const before = recent.filter(({ id }) => id < turn.id).slice(-MOST_TURNS);
  return [...(before.length > 0 ? before.map(earlier) : (turn.history ?? [])), earlier(turn)];
}

function earlier({ question, answer }: Turn): EarlierTurn {
  return { question, citations: answer.citations.map(({ file, start, end, marks }) => ({ file, start, end, marks })) };
}
