import type { Answerer } from "../domain.ts";
import { say } from "../language/messages.ts";
import type { Logger } from "../ops/logging.ts";
import { answerMessages } from "./answer-messages.ts";
import type { BotContext } from "./context.ts";
import type { FormattedText } from "./formatted-text.ts";
import { loggable } from "./refusals.ts";
import { whileTyping } from "./typing.ts";

/** Answers a question in the chat of an update. */
export type Answering = (ctx: BotContext, question: string, options?: AnsweringOptions) => Promise<void>;

export interface AnsweringOptions {
  /** Repeats the question above the answer, where the person did not type it. */
  readonly showQuestion?: boolean;
}

/** The way from a question to the messages of its answer, or to a word that it failed. */
export function createAnswering({ answerer, logger }: { answerer: Answerer; logger: Logger }): Answering {
  return async (ctx, question, { showQuestion = false } = {}) => {
    const messages = await whileTyping(ctx, logger, async (): Promise<FormattedText[]> => {
      try {
        const answer = await answerer.answer({ text: question });
        const { status, citations, timings } = answer;
        logger.info({ update: ctx.update.update_id, status, quotes: citations.length, ...timings }, "answered");
        return answerMessages(answer, showQuestion ? question : undefined);
      } catch (error) {
        logger.error({ update: ctx.update.update_id, ...loggable(error) }, "a question could not be answered");
        return [{ text: say(ctx.language, "telegram-failed"), entities: [] }];
      }
    });
    for (const { text, entities } of messages) {
      await ctx.reply(text, { entities: [...entities], link_preview_options: { is_disabled: true } });
    }
  };
}
