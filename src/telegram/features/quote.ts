import { Composer } from "grammy";
import type { Library } from "../../ask/catalogue/library.ts";
import { acknowledgeTap } from "../callbacks.ts";
import { callbackPatterns, messageIdOf } from "../callback-data.ts";
import type { BotContext } from "../context.ts";
import { missingQuote, quoteScreen, readingScreen } from "../screens/quote-screen.ts";
import { send, turnTo } from "../screens/screen.ts";

/** Buttons that open a quote in its context and walk through its speech. */
export function quoteFeature(library: () => Library): Composer<BotContext> {
  const feature = new Composer<BotContext>();

  feature.callbackQuery(callbackPatterns.quote, async (ctx) => {
    const [, key = ""] = ctx.match;
    const shelf = library();
    const found = shelf.find(key);
    const { language, me, callbackQuery } = ctx;
    const answerId = callbackQuery.message?.message_id;
    const screen = quoteScreen(shelf, found, { key, page: 0, answerId, language, username: me.username });
    if (!screen) return acknowledgeTap(ctx, missingQuote(found, language));
    await acknowledgeTap(ctx);
    await send(ctx, screen);
  });

  feature.callbackQuery(callbackPatterns.walk, async (ctx) => {
    const [, key = "", page = "0", answer] = ctx.match;
    const shelf = library();
    const found = shelf.find(key);
    const { language, me } = ctx;
    const view = { key, page: Number(page), answerId: messageIdOf(answer), language, username: me.username };
    const screen = quoteScreen(shelf, found, view);
    if (!screen) return acknowledgeTap(ctx, missingQuote(found, language));
    await acknowledgeTap(ctx);
    await turnTo(ctx, screen);
  });

  feature.callbackQuery(callbackPatterns.read, async (ctx) => {
    const [, key = "", page = "0"] = ctx.match;
    const shelf = library();
    const found = shelf.find(key);
    const { language, me } = ctx;
    const view = { key, page: Number(page), language, username: me.username };
    const screen = "place" in found ? readingScreen(shelf, found.place, view) : undefined;
    if (!screen) return acknowledgeTap(ctx, missingQuote(found, language));
    await acknowledgeTap(ctx);
    await turnTo(ctx, screen);
  });
  return feature;
}
