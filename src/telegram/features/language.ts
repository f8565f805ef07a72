import { Composer, InlineKeyboard } from "grammy";
import type { Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import type { Preferences } from "../../memory/preferences.ts";
import { callbackData, callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { languageOf } from "../language.ts";
import { sendText, turnTo } from "../screens/screen.ts";

/** Each under its own name, so that it is found whatever language the bot speaks now. */
const NAMES = [
  ["zh-Hans", "简体中文"],
  ["zh-Hant", "繁體中文"],
  ["en", "English"],
] as const;

/** `/lang`: the language the bot speaks to a person in, for good; answers follow the language of the question. */
export function languageFeature(preferences: Preferences): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("lang", (ctx) => sendText(ctx, say(ctx.language, "telegram-lang-choose"), keyboardIn(ctx.language)));
  feature.callbackQuery(callbackPatterns.language, async (ctx) => {
    const chosen = ctx.match[1] === "auto" ? undefined : (ctx.match[1] as Language);
    await preferences.setLanguage(ctx.from.id, chosen);
    ctx.language = chosen ?? languageOf(ctx.from.language_code);
    await acknowledgeTap(ctx);
    await turnTo(ctx, {
      text: say(ctx.language, "telegram-lang-set"),
      entities: [],
      keyboard: keyboardIn(ctx.language),
    });
  });
  return feature;
}

function keyboardIn(language: Language): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [code, name] of NAMES) keyboard.text(name, callbackData.language(code));
  return keyboard.row().text(say(language, "telegram-button-lang-auto"), callbackData.language("auto"));
}
