import { Composer } from "grammy";
import { say } from "../../text/messages.ts";
import type { AccessRequests } from "../../memory/access.ts";
import type { Statistics } from "../../memory/statistics.ts";
import type { BotContext } from "../context.ts";
import { joined, styled } from "../screens/formatted-text.ts";
import { send } from "../screens/screen.ts";
import { shortened } from "../../text/shortened.ts";

const DAY_MS = 24 * 60 * 60_000;
const PERIOD_DAYS = 7;
/** Of people who ask to join. */
const MOST_NAMES = 10;
const LONGEST_NAME = 100;

/** People whose messages had to be dropped since the start, because they blocked the bot. */
export interface Dropped {
  count: number;
}

/** `/stats` for admins: what was asked and how it was rated, this week and in all. */
export function statsFeature(
  { statistics, access }: { readonly statistics: Statistics; readonly access: Pick<AccessRequests, "pending"> },
  dropped: Dropped,
  now: () => Date,
): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("stats", async (ctx) => {
    const week = await statistics.summary(new Date(now().getTime() - PERIOD_DAYS * DAY_MS));
    const all = await statistics.summary();
    const blocks = [
      { title: say(ctx.language, "telegram-stats-week", { days: PERIOD_DAYS }), summary: week },
      { title: say(ctx.language, "telegram-stats-all"), summary: all },
    ].map(({ title, summary: { turns, users, byStatus, byLanguage, feedback } }) => {
      const values = {
        turns,
        users,
        answered: byStatus.answered,
        related: byStatus.related,
        refused: byStatus.refused,
        hans: byLanguage["zh-Hans"],
        hant: byLanguage["zh-Hant"],
        en: byLanguage.en,
        good: feedback.good,
        bad: feedback.bad,
        wrong: feedback["wrong-quote"],
      };
      return joined([styled(title, "bold"), styled(say(ctx.language, "telegram-stats-block", values))], "\n");
    });
    const rest = say(ctx.language, "telegram-stats-rest", { pending: all.pendingRequests, dropped: dropped.count });
    const names = (await access.pending())
      .slice(0, MOST_NAMES)
      .map(({ name }) => styled(`• ${shortened(name, LONGEST_NAME)}`));
    await send(ctx, joined([...blocks, joined([styled(rest), ...names], "\n")], "\n\n"));
  });
  return feature;
}
