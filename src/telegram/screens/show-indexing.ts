import { UserError } from "../../ops/errors.ts";
import type { Logger } from "../../ops/logging.ts";
import { PaceMeter } from "../../ops/pace.ts";
import { say } from "../../text/messages.ts";
import type { BotContext } from "../context.ts";
import { loggable } from "../updates/refusals.ts";

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

/** Re-indexes and shows the progress by `show`; gives what is to be said in the end. */
export async function showIndexing(
  { language }: BotContext,
  reindex: Reindex,
  show: (text: string) => Promise<void>,
  logger: Logger,
): Promise<{ readonly report?: ReindexReport; readonly outcome: string }> {
  let shown = Promise.resolve();
  let lastEdit = Number.NEGATIVE_INFINITY;
  const meter = new PaceMeter();
  const ended = await reindex((done, total) => {
    const secondsLeft = meter.at(done, total)?.secondsLeft ?? 0;
    if (total === 0 || performance.now() - lastEdit < EDIT_EVERY_MS) return;
    lastEdit = performance.now();
    const values = { percent: Math.floor((100 * done) / total), minutes: Math.ceil(secondsLeft / 60) };
    const text = say(language, "telegram-reindex-progress", values);
    shown = shown
      .then(() => show(text))
      .catch((error: unknown) => logger.debug(loggable(error), "progress was not shown"));
  }).then(
    (report) => {
      const { built, speeches, passages } = report;
      const key = built ? "telegram-reindex-done" : "telegram-reindex-unchanged";
      return { report, outcome: say(language, key, { speeches, passages }) };
    },
    (error: unknown) => {
      logger.error(loggable(error), "a re-index failed");
      // What the error says is for the admin, unless it is a defect.
      const reason = error instanceof UserError ? error.message : say(language, "telegram-reindex-see-log");
      return { outcome: say(language, "telegram-reindex-failed", { reason }) };
    },
  );
  await shown;
  return ended;
}
