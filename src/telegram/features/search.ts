import { Composer } from "grammy";
import type { Message } from "grammy/types";
import type { Library } from "../../ask/catalogue/library.ts";
import type { WordsFound } from "../../ask/find/search-words.ts";
import { fileKey } from "../../ask/quote/citation-key.ts";
import type { Language, SpeechInfo } from "../../domain.ts";
import type { Logger } from "../../ops/logging.ts";
import { say } from "../../text/messages.ts";
import { callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { documentLink, fileKeyOfStart } from "../deep-link.ts";
import { exampleQuestion } from "../examples.ts";
import { insideScreen, LONGEST_WORDS, nearScreen, placesScreen, wordsOf } from "../screens/hits-screen.ts";
import { withoutMentions } from "../updates/lanes.ts";
import { isBlank } from "../question-text.ts";
import { type Screen, send, sendText, turnTo } from "../screens/screen.ts";
import { titleOf } from "../screens/source-text.ts";
import { shortened } from "../../text/shortened.ts";
import { whileTyping } from "../typing.ts";

/** Looks for words in all documents. */
export type Search = (words: string, language: Language) => Promise<WordsFound>;

const LONGEST_TITLE = 240;

/**
 * `/search words` in all documents, and 🔍 in one: where the words stand, without an answer. The document that is searched
 * stands as a link in the question that the words reply to, the words in the message that lists where they are: all works
 * after a restart.
 */
export function searchFeature(search: Search, library: () => Library, logger: Logger): Composer<BotContext> {
  const feature = new Composer<BotContext>();

  feature.command("search", async (ctx) => {
    const { language } = ctx;
    const words = plainWords(ctx.match);
    if (isBlank(words)) {
      return sendText(ctx, say(language, "telegram-search-usage", { example: exampleQuestion(language, "1") }));
    }
    if (words.length > LONGEST_WORDS) return sendText(ctx, tooLong(words, language));
    const found = await whileTyping(ctx, logger, () => search(words, language));
    return send(ctx, foundScreen(library(), words, found, language));
  });

  feature.callbackQuery(callbackPatterns.askWords, async (ctx) => {
    const info = library().speech(ctx.match[1] ?? "");
    if (!info) return acknowledgeTap(ctx, say(ctx.language, "telegram-quote-gone"));
    await acknowledgeTap(ctx);
    const { text, link } = wordsQuestion(info, ctx.me.username, ctx.language);
    return ctx.reply(text, {
      entities: [link],
      link_preview_options: { is_disabled: true },
      // In a group it would open the reply for everybody.
      ...(ctx.chat?.type === "private" && { reply_markup: { force_reply: true } }),
    });
  });

  feature.on("message:text", async (ctx, next) => {
    const question = ctx.message.reply_to_message;
    const file = question?.from?.id === ctx.me.id ? fileAsked(question) : undefined;
    if (file === undefined || ctx.message.text.startsWith("/")) return next();
    const shelf = library();
    const info = shelf.speech(file);
    const words = plainWords(withoutMentions(ctx.message.text, ctx.me));
    if (!info) return sendText(ctx, say(ctx.language, "telegram-quote-gone"));
    if (isBlank(words)) return next();
    if (words.length > LONGEST_WORDS) return sendText(ctx, tooLong(words, ctx.language));
    const places = shelf.placesOf(info.file, words);
    return send(ctx, insideScreen(shelf, info, { words, places, wanted: 0 }, ctx.language));
  });

  feature.callbackQuery(callbackPatterns.hits, async (ctx) => {
    const [, file = "", page = "0"] = ctx.match;
    const shelf = library();
    const info = shelf.speech(file);

    const words = wordsOf(ctx.callbackQuery.message?.text ?? "");
    if (!info) return acknowledgeTap(ctx, say(ctx.language, "telegram-quote-gone"));
    if (words === undefined) return acknowledgeTap(ctx, say(ctx.language, "telegram-unknown-button"));
    await acknowledgeTap(ctx);
    const places = shelf.placesOf(info.file, words);
    return turnTo(ctx, insideScreen(shelf, info, { words, places, wanted: Number(page) }, ctx.language));
  });
  return feature;
}

/** In one line, so that they can be read off a message again. */
function plainWords(text: string): string {
  return text.trim().replaceAll(/\s+/gu, " ");
}

function tooLong({ length }: string, language: Language): string {
  return say(language, "telegram-search-long", { length, limit: LONGEST_WORDS });
}

function foundScreen(library: Library, words: string, { places, near }: WordsFound, language: Language): Screen {
  if (places.length > 0) return placesScreen(library, words, places, language);
  const cited = near.flatMap((passage) => library.cite(passage, language) ?? []);
  if (cited.length > 0) return nearScreen(library, words, cited, language);
  return { text: say(language, "telegram-search-nothing"), entities: [] };
}

/** The question for words; its title is a link that tells which document is meant. */
function wordsQuestion(info: SpeechInfo, username: string, language: Language) {
  const title = shortened(titleOf(info, language), LONGEST_TITLE);
  const lead = `${say(language, "telegram-search-ask")}\n`;
  const url = documentLink(username, fileKey(info.file));
  return { text: lead + title, link: { type: "text_link", url, offset: lead.length, length: title.length } as const };
}

/** The file key of the document that a question for words is about; undefined for other messages. */
function fileAsked({ text = "", entities = [] }: Pick<Message, "text" | "entities">): string | undefined {
  if (wordsOf(text) === undefined) return undefined;
  return entities
    .flatMap((entity) => (entity.type === "text_link" ? [entity.url] : []))
    .map((url) => fileKeyOfStart(/[?&]start=([\w-]+)/.exec(url)?.[1] ?? ""))
    .find((key) => key !== undefined);
}
