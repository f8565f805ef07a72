import { Composer, InlineKeyboard, InputFile } from "grammy";
import type { Library } from "../../ask/catalogue/library.ts";
import { shownQuote } from "../../ask/plain-text.ts";
import type { Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import type { Feedback, FeedbackStore, Verdict } from "../../memory/feedback.ts";
import { callbackData, callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { evaluationCase } from "../evaluation-case.ts";
import { type FormattedText, joined, styled } from "../screens/formatted-text.ts";
import { type Screen, send, sendText, turnTo } from "../screens/screen.ts";
import { quotedTitle } from "../screens/source-text.ts";
import { shortened } from "../../text/shortened.ts";

const ENTRIES_A_PAGE = 4;
/** So that four entries with three quotes each fit into a message. */
const LONGEST_QUESTION = 200;
const LONGEST_QUOTE = 160;
const LONGEST_TITLE = 60;
const MOST_QUOTES = 3;

const MARKS: Readonly<Record<Verdict, string>> = { good: "👍", bad: "👎", "wrong-quote": "❌" };

/** `/feedback` for admins: the rated answers, newest first, and all of them as a file of evaluation cases. */
export function feedbackFeature(feedback: FeedbackStore, library?: () => Library): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("feedback", async (ctx) => send(ctx, await page(feedback, undefined, library?.(), ctx.language)));
  feature.callbackQuery(callbackPatterns.feedback, async (ctx) => {
    await acknowledgeTap(ctx);
    await turnTo(ctx, await page(feedback, Number(ctx.match[1]), library?.(), ctx.language));
  });
  feature.callbackQuery(callbackPatterns.exportFeedback, async (ctx) => {
    await acknowledgeTap(ctx);
    const lines: string[] = [];
    for await (const entry of feedback.all()) lines.push(`${evaluationCase(entry, library?.())}\n`);
    if (lines.length === 0) return sendText(ctx, say(ctx.language, "telegram-feedback-none"));
    return ctx.replyWithDocument(new InputFile(Buffer.from(lines.join("")), "feedback.jsonl"));
  });
  return feature;
}

async function page(
  feedback: FeedbackStore,
  before: number | undefined,
  library: Library | undefined,
  language: Language,
): Promise<Screen> {
  const entries = await feedback.page({ limit: ENTRIES_A_PAGE + 1, before });
  const shown = entries.slice(0, ENTRIES_A_PAGE);
  if (shown.length === 0) return { ...styled(say(language, "telegram-feedback-none")) };
  const keyboard = new InlineKeyboard();
  const last = shown.at(-1);
  if (last && entries.length > ENTRIES_A_PAGE) {
    keyboard.text(say(language, "telegram-button-older"), callbackData.feedback(last.id));
  }
  keyboard.text(say(language, "telegram-button-export"), callbackData.exportFeedback());
  return {
    ...joined(
      shown.map((entry) => described(entry, library, language)),
      "\n\n",
    ),
    keyboard,
  };
}

function described(
  { verdict, citation, question, answer, givenAt }: Feedback,
  library: Library | undefined,
  language: Language,
): FormattedText {
  const day = givenAt.toISOString().slice(0, 10);
  const status = say(language, `telegram-status-${answer?.status ?? "unknown"}`);
  const quotes = (answer?.citations ?? [])
    .filter(({ n }) => citation === undefined || n === citation)
    .slice(0, MOST_QUOTES)
    .map((quote) => {
      const title = shortened(quotedTitle(quote, library, language), LONGEST_TITLE);
      return styled(`[${quote.n}] ${shortened(shownQuote(quote), LONGEST_QUOTE)} (${title})`, "blockquote");
    });
  return joined(
    [
      styled(`${MARKS[verdict]} ${say(language, `telegram-verdict-${verdict}-name`)} · ${status} · ${day}`, "bold"),
      styled(shortened(question, LONGEST_QUESTION)),
      ...quotes,
    ],
    "\n",
  );
}
