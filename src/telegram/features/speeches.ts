import { Composer, InlineKeyboard } from "grammy";
import { fileKey } from "../../ask/citation-key.ts";
import type { Library, OutlineEntry } from "../../ask/library.ts";
import type { Bilingual, Language, SpeechInfo } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { callbackData, callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { dateInWords } from "../../text/date-in-words.ts";
import { type FormattedText, joined, styled } from "../formatted-text.ts";
import { type Screen, send, turnTo } from "../screen.ts";
import { shortened, titleOf } from "../source-text.ts";

const SPEECHES_A_PAGE = 8;
const ENTRIES_A_PAGE = 20;
const BUTTONS_A_ROW = 5;
/** So that twenty headings with their speech fit into a message. */
const LONGEST_LABEL = 120;
const LONGEST_TITLE = 240;

/** `/speeches`: the speeches, the outline of each, and from there the text. */
export function speechesFeature(library: () => Library): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("speeches", (ctx) => send(ctx, speechesScreen(library(), 0, ctx.language)));

  feature.callbackQuery(callbackPatterns.speeches, async (ctx) => {
    await acknowledgeTap(ctx);
    await turnTo(ctx, speechesScreen(library(), Number(ctx.match[1]), ctx.language));
  });

  feature.callbackQuery(callbackPatterns.outline, async (ctx) => {
    const [, file = "", page = "0"] = ctx.match;
    const shelf = library();
    const speech = shelf.speech(file);
    if (!speech) return acknowledgeTap(ctx, say(ctx.language, "telegram-quote-gone"));
    await acknowledgeTap(ctx);
    await turnTo(ctx, outlineScreen(speech, shelf.outline(speech.file), Number(page), ctx.language));
  });
  return feature;
}

function speechesScreen({ speeches }: Library, wanted: number, language: Language): Screen {
  const { shown, page, first, isLast } = paged(speeches, wanted, SPEECHES_A_PAGE);
  const keyboard = new InlineKeyboard();
  for (const [i, { info }] of shown.entries()) {
    keyboard.text(String(first + i + 1), callbackData.outline(fileKey(info.file), 0));
    if (i % BUTTONS_A_ROW === BUTTONS_A_ROW - 1) keyboard.row();
  }
  keyboard.row();
  if (page > 0) keyboard.text("‹", callbackData.speeches(page - 1));
  if (!isLast) keyboard.text("›", callbackData.speeches(page + 1));
  const lines = shown.map(({ info }, i) => described(info, language, `${first + i + 1}. `));
  const lead = styled(say(language, "telegram-speeches-lead", { count: speeches.length }), "bold");
  return { ...joined([lead, ...lines], "\n\n"), keyboard };
}

function outlineScreen(
  speech: SpeechInfo,
  entries: readonly OutlineEntry[],
  wanted: number,
  language: Language,
): Screen {
  const { shown, page, first, isLast } = paged(entries, wanted, ENTRIES_A_PAGE);
  const keyboard = new InlineKeyboard();
  for (const [i, { key }] of shown.entries()) {
    keyboard.text(String(first + i + 1), callbackData.read(key, 0));
    if (i % BUTTONS_A_ROW === BUTTONS_A_ROW - 1) keyboard.row();
  }
  keyboard.row();
  const file = fileKey(speech.file);
  if (page > 0) keyboard.text("‹", callbackData.outline(file, page - 1));
  if (!isLast) keyboard.text("›", callbackData.outline(file, page + 1));
  keyboard.row().text(say(language, "telegram-button-speeches"), callbackData.speeches(0));
  const lines = shown.map(({ label, depth }, i) => {
    const name = label === "" ? say(language, "telegram-outline-opening") : shortened(label, LONGEST_LABEL);
    return styled(`${"    ".repeat(depth)}${first + i + 1}. ${name}`);
  });
  const lead = styled(say(language, "telegram-outline-lead"), "italic");
  return { ...joined([described(speech, language), joined([lead, ...lines], "\n")], "\n\n"), keyboard };
}

/** Title, speaker, place and date of a speech, as far as they are known. */
function described(info: SpeechInfo, language: Language, prefix = ""): FormattedText {
  const inLanguage = (name: Bilingual) => (language === "en" ? name.en : name.zh);
  const speakers = info.speakers.map(({ post, name }) =>
    [...(name ? [inLanguage(name)] : []), inLanguage(post)].join(language === "en" ? ", " : " "),
  );
  const place = info.place ? [inLanguage(info.place)] : [];
  const date = info.date === undefined ? [] : [dateInWords(info.date, language)];
  const facts = [...speakers, ...place, ...date].join(" · ");
  const title = styled(`${prefix}${shortened(titleOf(info, language), LONGEST_TITLE)}`, "bold");
  return facts === "" ? title : joined([title, styled(shortened(facts, LONGEST_TITLE))], "\n");
}

function paged<T>(items: readonly T[], wanted: number, size: number) {
  const last = Math.max(0, Math.ceil(items.length / size) - 1);
  const page = Math.min(wanted, last);
  const first = page * size;
  return { shown: items.slice(first, first + size), page, first, isLast: page === last };
}
