import type { Answer, Answerer, Gesture, Question } from "../domain.ts";
import { say } from "../text/messages.ts";
import type { Logger } from "../ops/logging.ts";
import type { Conversations, Turn } from "../memory/conversations.ts";
import { answerKeyboard } from "./screens/answer-keyboard.ts";
import { answerMessages } from "./screens/answer-messages.ts";
import type { BotContext } from "./context.ts";
import { chatOf, inConversation } from "./conversation.ts";
import { LeftError } from "./updates/fence.ts";
import { speakerOf } from "./updates/lanes.ts";
import { isHarmless, isRefusedEdit, loggable } from "./updates/refusals.ts";
import { type Screen, send, sendText } from "./screens/screen.ts";
import { whileTyping } from "./typing.ts";

/** Answers a question in the chat of an update. */
export type Answering = (ctx: BotContext, question: string, options?: AnsweringOptions) => Promise<void>;

export interface AnsweringOptions {
  /** Repeats the question above the answer, where the person did not type it. */
  readonly showQuestion?: boolean;
  /** The words are those of the message replied to: what was asked before says nothing about them. */
  readonly isRepeated?: boolean;
  /** What somebody else says in the message replied to, where the words are the person's own. */
  readonly replied?: string | undefined;
  /** The turn whose question was edited: the new answer takes the place of the old one. */
  readonly edited?: Turn | undefined;
  /** What the person did, where that says more than the words. */
  readonly gesture?: Gesture | undefined;
  /** The turn that is acted on, where a button under its answer was tapped. */
  readonly after?: Turn | undefined;
}

export interface AnsweringRooms {
  readonly answerer: Answerer;
  readonly logger: Logger;
  /** Where questions and answers are kept for follow-ups and ratings. */
  readonly conversations?: Conversations | undefined;
  /** Whether the buttons under an answer can do something. */
  readonly hasButtons: boolean;
}

interface Answered {
  readonly answer: Answer;
  readonly history: Question["history"];
}

/** The way from a question to the messages of its answer, or to a word that it failed. */
export function createAnswering({ answerer, logger, conversations, hasButtons }: AnsweringRooms): Answering {
  const answered = async (ctx: BotContext, question: Question): Promise<Answered | undefined> => {
    try {
      const answer = await answerer.answer(question);
      return { answer, history: question.history };
    } catch (error) {
      if (error instanceof LeftError) throw error;
      logger.error({ update: ctx.update.update_id, ...loggable(error) }, "a question could not be answered");
      return undefined;
    }
  };

  return async (ctx, text, { showQuestion = false, isRepeated = false, replied, edited, gesture, after } = {}) => {
    const done = await whileTyping(ctx, logger, async () => {
      const question = await inConversation(ctx, text, isRepeated ? undefined : conversations, { edited, after });
      return answered(ctx, { ...question, ...(gesture && { gesture }), ...(replied && { replied }) });
    });
    if (!done) {
      await sendText(ctx, say(ctx.language, "telegram-failed"));
      return;
    }
    const { answer, history } = done;
    const messages: Screen[] = answerMessages(answer, showQuestion ? text : undefined);
    const last = messages.pop();
    if (last)
      messages.push({
        ...last,
        ...(hasButtons && isRatable(answer) && { keyboard: answerKeyboard(answer, ctx.language) }),
      });
    const botMessageIds = await replaced(ctx, edited?.botMessageIds ?? [], messages);
    const userId = speakerOf(ctx.update);
    // A tapped example stands in a message that may be tapped again: its answer is what tells the turns apart.
    const messageId = ctx.callbackQuery ? botMessageIds[0] : ctx.msg?.message_id;
    if (!conversations || userId === undefined || messageId === undefined) return;
    // In a group it may be another person's, who could not have it forgotten.
    const ownHistory =
      ctx.chat?.type === "private"
        ? history?.map((turn) => (typeof turn === "string" ? turn : turn.question))
        : undefined;
    const chat = chatOf(ctx);
    const turn = {
      ...chat,
      userId,
      // The question stands in the chat before, whose numbers the new one gives to others.
      messageId: chat.chatId === ctx.chatId ? messageId : -messageId,
      question: text,
      history: ownHistory,
      answer,
      botMessageIds,
    };
    await conversations.save(turn, ctx.update.update_id);
  };
}

/** Whether anything was looked for: a greeting is nothing to rate, a wrong refusal is. */
function isRatable({ citations, passages, topics }: Answer): boolean {
  return citations.length > 0 || passages.length > 0 || topics.length > 0;
}

/** Shows messages in the place of older ones as far as there are any, the rest behind them. Gives the ids of all. */
async function replaced(ctx: BotContext, olds: readonly number[], messages: readonly Screen[]): Promise<number[]> {
  const ids: number[] = [];
  for (const [i, message] of messages.entries()) {
    const old = olds[i];
    const changed = old !== undefined && (await isChanged(ctx, old, message));
    ids.push(changed ? old : await send(ctx, message));
  }
  for (const surplus of olds.slice(messages.length)) {
    await ctx.api.deleteMessage(ctx.chat?.id ?? 0, surplus).catch((error: unknown) => {
      if (!isRefusedEdit(error)) throw error;
    });
  }
  return ids;
}

/** Changes a message of the bot. Gives whether it now shows what it should. */
async function isChanged(ctx: BotContext, messageId: number, { text, entities, keyboard }: Screen): Promise<boolean> {
  try {
    await ctx.api.editMessageText(ctx.chat?.id ?? 0, messageId, text, {
      entities: [...entities],
      link_preview_options: { is_disabled: true },
      ...(keyboard && { reply_markup: keyboard }),
    });
    return true;
  } catch (error) {
    if (isHarmless(error)) return true;
    if (isRefusedEdit(error)) return false;
    throw error;
  }
}
