import type { Logger } from "../ops/logging.ts";
import type { BotContext } from "./context.ts";
import { loggable } from "./updates/refusals.ts";

/**
 * What is done within a second needs no sign (Nielsen, Usability Engineering, 1993), which might then reach the chat only
 * after the answer and stay there.
 */
const FIRST_AFTER_MS = 1_000;
/** Telegram shows a chat action for five seconds. */
const RENEWAL_MS = 4_500;

/** Shows “typing…” in the chat while `work` runs, unless that is quick. A failure to show it does no harm. */
export async function whileTyping<T>(ctx: BotContext, logger: Logger, work: () => Promise<T>): Promise<T> {
  const show = () => {
    ctx.replyWithChatAction("typing").catch((error: unknown) => logger.debug(loggable(error), "no chat action shown"));
  };
  let renewal: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    show();
    renewal = setInterval(show, RENEWAL_MS).unref();
  }, FIRST_AFTER_MS).unref();
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(renewal);
  }
}
