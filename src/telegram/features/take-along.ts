import { Composer } from "grammy";
import type { Library } from "../../ask/catalogue/library.ts";
import { cutAnew, keptQuote, sorted } from "../../export/kept-quotes.ts";
import type { Turn } from "../../memory/conversations.ts";
import type { State } from "../../memory/state.ts";
import { say } from "../../text/messages.ts";
import { callbackPatterns, messageIdOf } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { askedIn, chatOf } from "../conversation.ts";
import { copiedMessages } from "../screens/copied-messages.ts";
import { missingQuote } from "../screens/quote-screen.ts";
import { send } from "../screens/screen.ts";
import { sendWordFile } from "../screens/word-message.ts";

/** The buttons under an answer and under a quote that take quotes along: as text, as a Word file, into the collection. */
export function takeAlongFeature(
  library: () => Library,
  { conversations, collections }: Pick<State, "conversations" | "collections">,
): Composer<BotContext> {
  const feature = new Composer<BotContext>();

  const collect = async (ctx: BotContext, quotes: readonly ReturnType<typeof keptQuote>[], turn?: Turn) => {
    const userId = ctx.from?.id ?? 0;
    // Another person in a group could not have their question forgotten here.
    const question = turn?.userId === userId ? await askedIn(turn, chatOf(ctx), conversations) : "";
    const { added, surplus } = await collections.add(
      userId,
      quotes.map((quote) => ({ ...quote, question })),
    );
    const word = surplus > 0 ? "full" : added > 0 ? "added" : "present";
    await acknowledgeTap(ctx, say(ctx.language, `telegram-collected-${word}`, { added, surplus }));
  };

  feature.callbackQuery(callbackPatterns.take, async (ctx) => {
    const messageId = ctx.msgId ?? 0;
    const turn = await conversations.ofMessage({ ...chatOf(ctx), messageId });
    if (!turn) return acknowledgeTap(ctx, say(ctx.language, "telegram-answer-unknown"));
    const { citations, language } = turn.answer;
    const quotes = citations.map(keptQuote);
    if (ctx.match[1] === "collect") return collect(ctx, quotes, turn);
    await acknowledgeTap(ctx);
    const shelf = library();
    const { cut, lost } = sorted(quotes.map((quote) => cutAnew(shelf, quote, language)));
    if (ctx.match[1] === "word") {
      const heading = await askedIn(turn, chatOf(ctx), conversations);
      return sendWordFile(ctx, { heading, language, parts: [{ heading: "", cut }], lost });
    }
    for (const message of copiedMessages({ cut, lost }, language)) await send(ctx, message);
  });

  feature.callbackQuery(callbackPatterns.collectQuote, async (ctx) => {
    const [, key = "", answer] = ctx.match;
    const found = library().find(key);
    if (!("place" in found)) return acknowledgeTap(ctx, missingQuote(found, ctx.language));
    const messageId = messageIdOf(answer);
    // Only a turn of this very chat: what was answered elsewhere is nobody's business here.
    const turn = messageId === undefined ? undefined : await conversations.ofMessage({ ...chatOf(ctx), messageId });
    const cited = turn?.answer.citations.map(keptQuote).find((quote) => quote.key === key);
    return collect(ctx, [cited ?? { key, file: found.place.file, marks: [] }], cited && turn);
  });
  return feature;
}
