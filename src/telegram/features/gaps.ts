import { Composer, InlineKeyboard, InputFile } from "grammy";
import type { Library } from "../../ask/catalogue/library.ts";
import type { QuestionVectors } from "../../ask/understand/near-questions.ts";
import type { Language } from "../../domain.ts";
import type { Review } from "../../memory/review.ts";
import type { Logger } from "../../ops/logging.ts";
import { say } from "../../text/messages.ts";
import { callbackData, callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { type FormattedText, joined, styled } from "../screens/formatted-text.ts";
import { type Gap, gapsOf } from "../gaps.ts";
import { type Screen, send, sendText, turnTo } from "../screens/screen.ts";
import { quotedTitle } from "../screens/source-text.ts";
import { shortened } from "../../text/shortened.ts";
import { whileTyping } from "../typing.ts";

/** So many of the newest questions are looked through: a few seconds of the model's time. */
const MOST_QUESTIONS = 500;
const GAPS_A_PAGE = 5;
/** So that five gaps fit into a message. */
const EXAMPLES = 2;
const LONGEST_SOURCE = 160;
const LONGEST_MISSING = 120;

/** What admins look through questions and answers with. */
export interface ReviewRooms {
  readonly review: Review;
  readonly vectorsOf: QuestionVectors;
  /** For the titles of documents in the reader's language. */
  readonly library?: (() => Library) | undefined;
  readonly logger: Logger;
}

/** `/gaps` for admins: what people asked in vain, by topic, to see which document is missing; never who asked. */
export function gapsFeature({ review, vectorsOf, library, logger }: ReviewRooms): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  // What people asked is shown to no group.
  const chats = feature.chatType("private");
  const gaps = (ctx: BotContext): Promise<Gap[]> =>
    whileTyping(ctx, logger, async () => gapsOf(await review.unanswered(MOST_QUESTIONS), vectorsOf));

  chats.command("gaps", async (ctx) => send(ctx, page(await gaps(ctx), 0, library?.(), ctx.language)));
  chats.callbackQuery(callbackPatterns.gaps, async (ctx) => {
    await acknowledgeTap(ctx);
    await turnTo(ctx, page(await gaps(ctx), Number(ctx.match[1]), library?.(), ctx.language));
  });
  chats.callbackQuery(callbackPatterns.exportGaps, async (ctx) => {
    await acknowledgeTap(ctx);
    const all = await gaps(ctx);
    if (all.length === 0) return sendText(ctx, say(ctx.language, "telegram-gaps-none"));
    return ctx.replyWithDocument(new InputFile(Buffer.from(all.map(exported).join("")), "gaps.jsonl"));
  });
  return feature;
}

function page(all: readonly Gap[], wanted: number, library: Library | undefined, language: Language): Screen {
  if (all.length === 0) return styled(say(language, "telegram-gaps-none"));
  const last = Math.ceil(all.length / GAPS_A_PAGE) - 1;
  const at = Math.min(wanted, last);
  const keyboard = new InlineKeyboard();
  if (at > 0) keyboard.text("‹", callbackData.gaps(at - 1));
  if (at < last) keyboard.text("›", callbackData.gaps(at + 1));
  keyboard.text(say(language, "telegram-button-export"), callbackData.exportGaps());
  const first = at * GAPS_A_PAGE;
  const shown = all.slice(first, first + GAPS_A_PAGE).map((gap, i) => described(gap, first + i + 1, library, language));
  const lead = styled(say(language, "telegram-gaps-lead", { count: all.length }), "bold");
  return { ...joined([lead, ...shown], "\n\n"), keyboard };
}

function described(
  { people, questions, asked, nearest, missing }: Gap,
  n: number,
  library: Library | undefined,
  language: Language,
): FormattedText {
  const separator = language === "en" ? ", " : "、";
  const heading = nearest && (library?.sectionIn(nearest.file, nearest.section, language) ?? nearest.section).slice(-1);
  const near = nearest && heading && [quotedTitle(nearest, library, language), ...heading].join(" › ");
  return joined(
    [
      styled(`${n}. ${say(language, "telegram-gaps-count", { people, asked })}`, "bold"),
      ...questions.slice(0, EXAMPLES).map((question) => styled(question, "blockquote")),
      ...(missing.length > 0
        ? [
            styled(
              say(language, "telegram-gaps-missing", { names: shortened(missing.join(separator), LONGEST_MISSING) }),
            ),
          ]
        : []),
      styled(
        near === undefined
          ? say(language, "telegram-gaps-nothing-near")
          : say(language, "telegram-gaps-nearest", { source: shortened(near, LONGEST_SOURCE) }),
        "italic",
      ),
    ],
    "\n",
  );
}

function exported({ people, asked, lastAsked, questions, nearest, missing }: Gap): string {
  const near = nearest ? { file: nearest.file, title: nearest.title, section: nearest.section } : null;
  const last = lastAsked.toISOString().slice(0, 10);
  return `${JSON.stringify({ people, asked, last, questions, nearest: near, missing })}\n`;
}
