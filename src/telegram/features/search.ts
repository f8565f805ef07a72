import { Composer, InlineKeyboard } from "grammy";
import { longestQuestion } from "../../ask/bounds.ts";
import { citationKey } from "../../ask/citation-key.ts";
import type { Library } from "../../ask/library.ts";
import { sourceLine } from "../../ask/plain-text.ts";
import type { Citation, Language, RankedPassage } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import type { Logger } from "../../ops/logging.ts";
import { isBlank } from "../question-text.ts";
import { callbackData } from "../callback-data.ts";
import type { BotContext } from "../context.ts";
import { exampleQuestion } from "../examples.ts";
import { joined, styled } from "../formatted-text.ts";
import { type Screen, send, sendText } from "../screen.ts";
import { shortened } from "../source-text.ts";
import { whileTyping } from "../typing.ts";

/** Ranks the passages near some words, best first. */
export type Search = (question: string, language: Language) => Promise<readonly RankedPassage[]>;

const MOST_PASSAGES = 8;
/** So that eight passages with their sources fit into a message. */
const LONGEST_PASSAGE = 240;
const LONGEST_SOURCE = 160;

/** `/search words`: the passages near them, without an answer. */
export function searchFeature(search: Search, library: () => Library, logger: Logger): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("search", async (ctx) => {
    const { language } = ctx;
    const words = ctx.match.trim();
    const { length } = words;
    if (length > longestQuestion) {
      return sendText(ctx, say(language, "about-too-long", { length, limit: longestQuestion }));
    }
    if (isBlank(words)) {
      return sendText(ctx, say(language, "telegram-search-usage", { example: exampleQuestion(language, "1") }));
    }
    const passages = await whileTyping(ctx, logger, () => search(words, language));
    const shelf = library();
    const citations = passages.slice(0, MOST_PASSAGES).flatMap((passage) => shelf.cite(passage, language) ?? []);
    if (citations.length === 0) return sendText(ctx, say(language, "telegram-search-nothing"));
    return send(ctx, passagesScreen(citations, language));
  });
  return feature;
}

function passagesScreen(citations: readonly Citation[], language: Language): Screen {
  const keyboard = new InlineKeyboard();
  const blocks = citations.map((citation, i) => {
    keyboard.text(`[${i + 1}]`, callbackData.quote(citationKey(citation)));
    if (i % 4 === 3) keyboard.row();
    const source = shortened(sourceLine(citation, language), LONGEST_SOURCE);
    return joined(
      [
        styled(shortened(citation.display, LONGEST_PASSAGE), "blockquote"),
        joined([styled(`[${i + 1}]`, "bold"), styled(source)], " "),
      ],
      "\n",
    );
  });
  const lead = styled(say(language, "telegram-search-lead", { count: citations.length }), "bold");
  return { ...joined([lead, ...blocks], "\n\n"), keyboard };
}
