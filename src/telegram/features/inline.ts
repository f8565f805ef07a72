import { Composer, InlineKeyboard } from "grammy";
import type { InlineQueryResultArticle } from "grammy/types";
import { citationKey } from "../../ask/quote/citation-key.ts";
import { longestQuestion } from "../../ask/bounds.ts";
import type { Library } from "../../ask/catalogue/library.ts";
import { sourceLine } from "../../ask/plain-text.ts";
import type { Answer, Answerer, Citation, Language, Span } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import type { Logger } from "../../ops/logging.ts";
import { answerMessages, MAX_MESSAGE_LENGTH } from "../screens/answer-messages.ts";
import type { BotContext } from "../context.ts";
import { citationLink } from "../../export/quote-link.ts";
import { type FormattedText, joined, sliced, styled } from "../screens/formatted-text.ts";
import { isBlank } from "../question-text.ts";
import { isHarmless, loggable } from "../updates/refusals.ts";
import { shortened } from "../../text/shortened.ts";
import { typingPause } from "../typing-pause.ts";

/** Short, so that a re-index or a withdrawn invitation shows soon. */
const CACHE_SECONDS = 30;
const SHORTEST_QUERY = 2;
const MOST_CARDS = 8;
/** A line of a phone, and three below it. */
const LONGEST_TITLE = 60;
const LONGEST_DESCRIPTION = 120;
const LONGEST_SOURCE = 500;
const CONTEXT_BUTTONS = 5;

/**
 * `@bot question` in any chat: cards to send the whole answer there, or a single quote with its source, with links to
 * their context.
 */
export function inlineFeature(answerer: Answerer, library: () => Library, logger: Logger): Composer<BotContext> {
  const hasStopped = typingPause();
  const feature = new Composer<BotContext>();
  feature.on("inline_query", async (ctx) => {
    const { language, me } = ctx;
    if (!(await hasStopped(ctx.from.id))) return;
    const query = ctx.inlineQuery.query.trim();
    const isAsked = query.length <= longestQuestion && Array.from(query).length >= SHORTEST_QUERY && !isBlank(query);
    const answer = isAsked ? await answerer.answer({ text: query, language }) : undefined;
    const citations = answer ? near(answer, library()) : [];
    const words = { asked: answer?.language ?? language, spoken: language };
    const quotes = citations.map((citation) => card(citation, me.username, words));
    const cards = answer && quotes.length > 0 ? [wholeCard(answer, query, me.username, language), ...quotes] : [];
    const key = isAsked ? "telegram-inline-nothing" : "telegram-inline-hint";
    try {
      await ctx.answerInlineQuery(cards, {
        is_personal: true,
        cache_time: CACHE_SECONDS,
        ...(cards.length === 0 && { button: { text: say(language, key), start_parameter: "inline" } }),
      });
    } catch (error) {
      // Whoever types on has asked anew, and Telegram forgets the query before.
      if (!isHarmless(error)) throw error;
      logger.debug(loggable(error), "an inline query was too old");
    }
  });
  return feature;
}

/** The quotes of the answer; where nothing answers, the near passages that hold none of them as well. */
function near({ status, citations, passages, language }: Answer, library: Library): Citation[] {
  if (status === "refused") return [];
  if (status === "answered") return citations.slice(0, MOST_CARDS);
  const further = passages.flatMap((passage) => {
    const isQuoted = citations.some((citation) => citation.file === passage.file && overlap(citation, passage));
    return isQuoted ? [] : (library.cite(passage, language) ?? []);
  });
  const unique = new Map([...citations, ...further].map((citation) => [citationKey(citation), citation]));
  return [...unique.values()].slice(0, MOST_CARDS);
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The question and all of its answer that fits into a message, with a link to the context of each quote. */
function wholeCard(answer: Answer, query: string, username: string, spoken: Language): InlineQueryResultArticle {
  const { citations, lead } = answer;
  const { text, entities } = beginningOf(answerMessages(answer, query));
  const keyboard = new InlineKeyboard();
  for (const citation of citations.slice(0, CONTEXT_BUTTONS)) {
    keyboard.url(`[${citation.n}]`, citationLink(username, citationKey(citation)));
  }
  return {
    type: "article",
    id: "answer",
    title: say(spoken, "telegram-inline-whole", { count: citations.length }),
    description: shortened([lead, ...citations.map(({ display }) => display)].join(" "), LONGEST_DESCRIPTION),
    input_message_content: contentOf({ text, entities }),
    reply_markup: keyboard,
  };
}

/** The first of some messages, with “…” where there are more. */
function beginningOf([first = styled(""), ...more]: readonly FormattedText[]): FormattedText {
  if (more.length === 0) return first;
  return joined([sliced(first, 0, MAX_MESSAGE_LENGTH - 2), styled("…")], "\n");
}

function contentOf({ text, entities }: FormattedText) {
  return { message_text: text, entities: [...entities], link_preview_options: { is_disabled: true } };
}

/** `asked`: the language of the answer; `spoken`: that of the person's app. */
interface CardLanguages {
  readonly asked: Language;
  readonly spoken: Language;
}

/** A quote with its source; its title says whose words it is of. */
function card(citation: Citation, username: string, { asked, spoken }: CardLanguages): InlineQueryResultArticle {
  const { display } = citation;
  const key = citationKey(citation);
  const source = shortened(sourceLine(citation, asked), LONGEST_SOURCE);
  const quote = shortened(display, MAX_MESSAGE_LENGTH - LONGEST_SOURCE - 2);
  return {
    type: "article",
    id: key,
    title: shortened(sourceLine({ ...citation, section: [], page: null }, asked), LONGEST_TITLE),
    description: shortened(display, LONGEST_DESCRIPTION),
    input_message_content: contentOf(joined([styled(quote, "blockquote"), styled(source)], "\n")),
    reply_markup: new InlineKeyboard().url(say(spoken, "telegram-button-context"), citationLink(username, key)),
  };
}
