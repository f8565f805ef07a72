import type { Middleware } from "grammy";
import { say } from "../language/messages.ts";
import type { Logger } from "../ops/logging.ts";
import { acknowledgeTap } from "./callbacks.ts";
import type { BotContext } from "./context.ts";

/** Telegram user ids. An empty `allowedIds` lets everyone in; admins always may. */
export interface Access {
  readonly allowedIds: readonly number[];
  readonly adminIds: readonly number[];
}

/** Lets only the people through who may use the bot, with every message and every tap; others get a polite word. */
export function accessGate({ allowedIds, adminIds }: Access, logger: Logger): Middleware<BotContext> {
  const known = new Set([...allowedIds, ...adminIds]);
  return async (ctx, next) => {
    const person = ctx.from?.id;
    if (person === undefined) return;
    if (allowedIds.length === 0 || known.has(person)) return next();
    logger.info({ update: ctx.update.update_id, person }, "a stranger was refused");
    // As text: a number would be grouped into thousands.
    const refusal = say(ctx.language, "telegram-stranger", { id: String(person) });
    if (ctx.callbackQuery) await acknowledgeTap(ctx, refusal);
    else if (ctx.chat?.type === "private") await ctx.reply(refusal);
  };
}
