import { Composer } from "grammy";
import { say } from "../../text/messages.ts";
import { UserError } from "../../ops/errors.ts";
import type { Logger } from "../../ops/logging.ts";
import type { BotContext } from "../context.ts";
import { loggable } from "../refusals.ts";
import { sendText } from "../screen.ts";

/** What a re-index made, or that nothing had changed. */
export interface ReindexReport {
  readonly built: boolean;
  readonly speeches: number;
  readonly passages: number;
}

/** Reads the corpus anew and serves from it; tells how far it is in texts done of all texts. */
export type Reindex = (onProgress: (done: number, total: number) => void) => Promise<ReindexReport>;

/** Telegram takes about one edit a second in a chat; a person needs fewer. */
const EDIT_EVERY_MS = 2_000;

/** `/reindex` for admins: the progress is shown in one message, which in the end says what was done. */
export function reindexFeature(reindex: Reindex, logger: Logger): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  let isRunning = false;

  const run = async (ctx: BotContext, messageId: number) => {
    const show = async (text: string) => {
      await ctx.api.editMessageText(ctx.chat?.id ?? 0, messageId, text);
    };
    let shown = Promise.resolve();
    let lastEdit = 0;
    const report = (error: unknown) => logger.debug(loggable(error), "progress was not shown");
    const outcome = await reindex((done, total) => {
      if (total === 0 || Date.now() - lastEdit < EDIT_EVERY_MS) return;
      lastEdit = Date.now();
      const text = say(ctx.language, "telegram-reindex-progress", { percent: Math.floor((100 * done) / total) });
      shown = shown.then(() => show(text)).catch(report);
    }).then(
      ({ built, speeches, passages }) =>
        say(ctx.language, built ? "telegram-reindex-done" : "telegram-reindex-unchanged", { speeches, passages }),
      (error: unknown) => {
        logger.error(loggable(error), "a re-index failed");
        // What the error says is for the admin, unless it is a defect.
        const reason = error instanceof UserError ? error.message : say(ctx.language, "telegram-reindex-see-log");
        return say(ctx.language, "telegram-reindex-failed", { reason });
      },
    );
    await shown;
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
