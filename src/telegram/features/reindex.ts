import { Composer } from "grammy";
import { say } from "../../text/messages.ts";
import type { Logger } from "../../ops/logging.ts";
import type { BotContext } from "../context.ts";
import { loggable } from "../updates/refusals.ts";
import { sendText } from "../screens/screen.ts";
import { type Reindex, showIndexing } from "../screens/show-indexing.ts";

/** `/reindex` for admins: the progress is shown in one message, which in the end says what was done. */
export function reindexFeature(reindex: Reindex, logger: Logger): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  let isRunning = false;

  const run = async (ctx: BotContext, messageId: number) => {
    const show = async (text: string) => {
      await ctx.api.editMessageText(ctx.chat?.id ?? 0, messageId, text);
    };
    const { outcome } = await showIndexing(ctx, reindex, show, logger);
    await show(outcome);
  };

  feature.command("reindex", async (ctx) => {
    if (isRunning) return sendText(ctx, say(ctx.language, "telegram-reindex-running"));
    isRunning = true;
    const messageId = await sendText(ctx, say(ctx.language, "telegram-reindex-started")).catch((error: unknown) => {
      isRunning = false;
      throw error;
    });
    // Not waited for: the admin may go on asking, and a restart must not begin it again.
    run(ctx, messageId)
      .catch((error: unknown) => logger.warn(loggable(error), "the outcome of a re-index was not shown"))
      .finally(() => (isRunning = false));
    return messageId;
  });
  return feature;
}
