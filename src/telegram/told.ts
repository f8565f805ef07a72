import type { MiddlewareFn } from "grammy";
import type { Update } from "grammy/types";
import type { BotContext } from "./context.ts";

/** What a person sees of the bot's work. */
const SHOWING = new Set(["sendMessage", "sendDocument", "editMessageText", "answerInlineQuery"]);
const told = new WeakSet<Update>();

/** Notes when something of the work on an update has reached a person. */
export const noteWhatIsTold: MiddlewareFn<BotContext> = async (ctx, next) => {
  ctx.api.config.use(async (call, method, payload, signal) => {
    const response = await call(method, payload, signal);
    if (response.ok && SHOWING.has(method)) told.add(ctx.update);
    return response;
  });
  await next();
};

/** Whether something of the work on an update has reached a person: done once more, it would come twice. */
export function isTold(update: Update): boolean {
  return told.has(update);
}
