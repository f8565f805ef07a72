import type { Logger } from "../ops/logging.ts";
import type { BotContext } from "./context.ts";
import { loggable } from "./refusals.ts";

/** Telegram shows a chat action for five seconds. */
const RENEWAL_MS = 4_500;

/** Shows “typing…” in the chat while `work` runs. A failure to show it does no harm. */
export async function whileTyping<T>(ctx: BotContext, logger: Logger, work: () => Promise<T>): Promise<T> {
  const show = () => {
    ctx.replyWithChatAction("typing").catch((error: unknown) => logger.debug(loggable(error), "no chat action shown"));
  };
  show();
  const renewal = setInterval(show, RENEWAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
  }
}
