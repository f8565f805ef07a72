import { Composer, InlineKeyboard } from "grammy";
import type { Library } from "../../ask/catalogue/library.ts";
import { shownQuote } from "../../ask/plain-text.ts";
import type { Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { callbackData, callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { type FormattedText, joined, styled } from "../screens/formatted-text.ts";
import { masked } from "../updates/masked.ts";
import { type Screen, send, turnTo } from "../screens/screen.ts";
import { quotedTitle } from "../screens/source-text.ts";
import { shortened } from "../../text/shortened.ts";
import type { ReviewRooms } from "./gaps.ts";
import { type Suspect, suspectsOf } from "../suspects.ts";
import { whileTyping } from "../typing.ts";

/** So many of the newest answers are looked through. */
const MOST_ANSWERS = 500;
const ENTRIES_A_PAGE = 4;
/** So that four entries with three quotes each fit into a message. */
const LONGEST_QUESTION = 200;
const LONGEST_QUOTE = 160;
const LONGEST_TITLE = 60;
const MOST_QUOTES = 3;
/** The first page: the answers before no turn in particular. */
const NEWEST = 0;

/** `/suspects` for admins: answers that may be wrong, newest first, until somebody has looked at them; never whose. */
export function suspectsFeature({ review, vectorsOf, library, logger }: ReviewRooms): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  // What people asked is shown to no group.
  const chats = feature.chatType("private");
  const page = (ctx: BotContext, before: number): Promise<Screen> =>
    whileTyping(ctx, logger, async () => {
      const all = await suspectsOf(await review.latest(MOST_ANSWERS), vectorsOf);
      return suspectsScreen(all, before, library?.(), ctx.language);
    });

  chats.command("suspects", async (ctx) => send(ctx, await page(ctx, NEWEST)));
  chats.callbackQuery(callbackPatterns.suspects, async (ctx) => {
    await acknowledgeTap(ctx);
    await turnTo(ctx, await page(ctx, Number(ctx.match[1])));
  });
  chats.callbackQuery(callbackPatterns.seen, async (ctx) => {
    const [, turnId, before] = ctx.match;
    await review.markSeen(Number(turnId));
    await acknowledgeTap(ctx);
    await turnTo(ctx, await page(ctx, Number(before)));
  });
  return feature;
}

function suspectsScreen(
  all: readonly Suspect[],
  before: number,
  library: Library | undefined,
  language: Language,
): Screen {
  const older = before === NEWEST ? all : all.filter(({ turn }) => turn.id < before);
  const entries = older.slice(0, ENTRIES_A_PAGE);
  const keyboard = new InlineKeyboard();
  for (const [i, { turn }] of entries.entries()) {
    keyboard.text(say(language, "telegram-button-seen", { n: i + 1 }), callbackData.seen(turn.id, before));
  }
  keyboard.row();
  if (before !== NEWEST) keyboard.text(say(language, "telegram-button-newest"), callbackData.suspects(NEWEST));
  const last = entries.at(-1);
  if (last && older.length > entries.length) {
    keyboard.text(say(language, "telegram-button-older"), callbackData.suspects(last.turn.id));
  }
  if (entries.length === 0) return { ...styled(say(language, "telegram-suspects-none")), keyboard };
  const lead = styled(say(language, "telegram-suspects-lead", { count: all.length }), "bold");
  return {
    ...joined([lead, ...entries.map((entry, i) => described(entry, i + 1, library, language))], "\n\n"),
    keyboard,
  };
}

function described(
  { turn, suspicions }: Suspect,
  n: number,
  library: Library | undefined,
  language: Language,
): FormattedText {
  const { question, answer, answeredAt } = turn;
  const reasons = suspicions.map((one) => say(language, `telegram-suspicion-${one}`)).join(" · ");
  const quotes = answer.citations
    .slice(0, MOST_QUOTES)
    .map((quote) =>
      styled(
        `[${quote.n}] ${shortened(shownQuote(quote), LONGEST_QUOTE)} (${shortened(quotedTitle(quote, library, language), LONGEST_TITLE)})`,
        "blockquote",
      ),
    );
  const status = say(language, `telegram-status-${answer.status}`);
  return joined(
    [
      styled(`${n}. ${reasons} · ${status} · ${answeredAt.toISOString().slice(0, 10)}`, "bold"),
      styled(masked(question, LONGEST_QUESTION)),
      ...quotes,
    ],
    "\n",
  );
}
