import { Composer, InlineKeyboard } from "grammy";
import { fileKey } from "../../ask/quote/citation-key.ts";
import type { Library } from "../../ask/catalogue/library.ts";
import type { Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { callbackData, callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import { outlineScreen, speakersScreen } from "../screens/contents-screen.ts";
import type { BotContext } from "../context.ts";
import { described } from "../described.ts";
import { joined, styled } from "../screens/formatted-text.ts";
import { BUTTONS_A_ROW, paged, turningButtons } from "../screens/paged.ts";
import { type Screen, send, turnTo } from "../screens/screen.ts";

const SPEECHES_A_PAGE = 8;

/** `/speeches`: the speeches, the outline of each by heading and by speaker, and from there the text. */
export function speechesFeature(library: () => Library): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("speeches", (ctx) => send(ctx, speechesScreen(library(), 0, ctx.language)));

  feature.callbackQuery(callbackPatterns.speeches, async (ctx) => {
    await acknowledgeTap(ctx);
    await turnTo(ctx, speechesScreen(library(), Number(ctx.match[1]), ctx.language));
  });

  feature.callbackQuery([callbackPatterns.outline, callbackPatterns.speakers], async (ctx) => {
    const shelf = library();
    const [kind, file = "", page = "0"] = ctx.callbackQuery.data.split(":");
    const info = shelf.speech(file);
    if (!info) return acknowledgeTap(ctx, say(ctx.language, "telegram-quote-gone"));
    await acknowledgeTap(ctx);
    const bySpeaker = kind === "k" ? speakersScreen(shelf, info, Number(page), ctx.language) : undefined;
    await turnTo(ctx, bySpeaker ?? outlineScreen(shelf, info, Number(page), ctx.language));
  });
  return feature;
}

function speechesScreen({ speeches }: Library, wanted: number, language: Language): Screen {
  const view = paged(speeches, wanted, SPEECHES_A_PAGE);
  const { shown, first } = view;
  const keyboard = new InlineKeyboard();
  for (const [i, { info }] of shown.entries()) {
    keyboard.text(String(first + i + 1), callbackData.outline(fileKey(info.file), 0));
    if (i % BUTTONS_A_ROW === BUTTONS_A_ROW - 1) keyboard.row();
  }
  turningButtons(keyboard.row(), view, callbackData.speeches);
  const lines = shown.map(({ info }, i) => described(info, language, `${first + i + 1}. `));
  const lead = styled(say(language, "telegram-speeches-lead", { count: speeches.length }), "bold");
  return { ...joined([lead, ...lines], "\n\n"), keyboard };
}
