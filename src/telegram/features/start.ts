import { Composer } from "grammy";
import type { Library } from "../../ask/catalogue/library.ts";
import { say } from "../../text/messages.ts";
import { outlineScreen } from "../screens/contents-screen.ts";
import type { BotContext } from "../context.ts";
import { fileKeyOfStart, keyOfStart } from "../deep-link.ts";
import { exampleKeyboard } from "../examples.ts";
import { missingQuote, quoteScreen } from "../screens/quote-screen.ts";
import { send, sendText } from "../screens/screen.ts";

/** `/start`: what the bot does, with example questions to tap; from a link to a quote or a document, that. */
export function startFeature(library?: () => Library): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("start", async (ctx) => {
    const { language, me, match } = ctx;
    const info = library?.().speech(fileKeyOfStart(match.trim()) ?? "");
    if (info && library) return send(ctx, outlineScreen(library(), info, 0, language));
    const key = keyOfStart(match.trim());
    if (key === undefined || !library) {
      return sendText(ctx, say(language, "telegram-start"), exampleKeyboard(language));
    }
    const shelf = library();
    const found = shelf.find(key);
    const screen = quoteScreen(shelf, found, { key, page: 0, language, username: me.username });
    return screen ? send(ctx, screen) : sendText(ctx, missingQuote(found, language), exampleKeyboard(language));
  });
  return feature;
}
