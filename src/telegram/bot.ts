import { autoRetry } from "@grammyjs/auto-retry";
import { sequentialize } from "@grammyjs/runner";
import { Bot } from "grammy";
import type { Answerer } from "../domain.ts";
import type { Logger } from "../ops/logging.ts";
import { type Access, accessGate } from "./access.ts";
import { createAnswering } from "./answering.ts";
import { type OutageOptions, retryOutages } from "./api-outage.ts";
import type { BotContext } from "./context.ts";
import { exampleFeature } from "./features/example.ts";
import { helpFeature } from "./features/help.ts";
import { questionFeature } from "./features/question.ts";
import { startFeature } from "./features/start.ts";
import { unreadableFeature } from "./features/unreadable.ts";
import { languageOf } from "./language.ts";
import { isHarmless, isUnreachablePerson, loggable } from "./refusals.ts";

export interface BotOptions {
  readonly token: string;
  /** Address of the Bot API without a slash at its end. */
  readonly apiRoot: string;
  readonly answerer: Answerer;
  readonly logger: Logger;
  /** Who may use the bot; everyone by default. */
  readonly access?: Access;
  /** How calls are retried while Telegram cannot be reached. */
  readonly outage?: Omit<OutageOptions, "logger">;
}

/** Telegram asks for minutes only from a bot far over its limits; an answer that late helps nobody. */
const LONGEST_RATE_LIMIT_SECONDS = 60;

/** The bot with all its features, not yet receiving anything: `startPolling` sets it to work. */
export function createBot(options: BotOptions): Bot<BotContext> {
  const { token, apiRoot, answerer, logger, access = { allowedIds: [], adminIds: [] }, outage } = options;
  const bot = new Bot<BotContext>(token, { client: { apiRoot } });
  bot.api.config.use(
    retryOutages({ ...outage, logger }),
    autoRetry({
      maxDelaySeconds: LONGEST_RATE_LIMIT_SECONDS,
      maxRetryAttempts: 10,
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
  );

  bot.use(sequentialize((ctx) => String(ctx.chat?.id ?? ctx.from?.id ?? "")));
  bot.use((ctx, next) => {
    ctx.language = languageOf(ctx.from?.language_code);
    return next();
  });
  bot.use(accessGate(access, logger));

  const answering = createAnswering({ answerer, logger });
  bot
    .chatType("private")
    .use(startFeature(), helpFeature(), exampleFeature(answering), questionFeature(answering), unreadableFeature());

  bot.catch(({ error, ctx }) => {
    const fields = { update: ctx.update.update_id, ...loggable(error) };
    if (isUnreachablePerson(error)) logger.info(fields, "a message was dropped: the person cannot be written to");
    else if (isHarmless(error)) logger.debug(fields, "nothing to change");
    else logger.error(fields, "an update could not be handled");
  });
  return bot;
}
