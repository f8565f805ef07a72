import { InlineKeyboard } from "grammy";
import { fileKey } from "../../ask/quote/citation-key.ts";
import type { Library } from "../../ask/catalogue/library.ts";
import type { Citation, Language, SpeechInfo } from "../../domain.ts";
import type { News } from "../../memory/following.ts";
import { say } from "../../text/messages.ts";
import { callbackData } from "../callback-data.ts";
import { type FormattedText, joined, styled } from "./formatted-text.ts";
import type { Screen } from "./screen.ts";
import { titleOf } from "./source-text.ts";
import { shortened } from "../../text/shortened.ts";

/** A message that tells of news, and which ones. */
export interface NewsScreen extends Screen {
  readonly ids: readonly number[];
}

/** So that ten documents with what is followed in them fit into a message. */
const DOCUMENTS_A_MESSAGE = 10;
const MOST_QUOTES = 3;
const MOST_SUBJECTS = 5;
const LONGEST_QUOTE = 240;
const LONGEST_TITLE = 120;
const BUTTONS_A_ROW = 5;

interface DocumentNews {
  readonly info: SpeechInfo;
  readonly news: readonly News[];
}

/** What a person is told: of one document its new passages, of several which they are. Of documents that are gone, nothing. */
export function newsScreens(news: readonly News[], library: Library, language: Language): NewsScreen[] {
  const documents: DocumentNews[] = [...new Set(news.map(({ file }) => file))].flatMap((file) => {
    const info = library.speech(fileKey(file));
    return info ? [{ info, news: news.filter((one) => one.file === file) }] : [];
  });
  const [only, another] = documents;
  if (only && !another) return [ofOne(only, library, language)];
  const screens: NewsScreen[] = [];
  for (let first = 0; first < documents.length; first += DOCUMENTS_A_MESSAGE) {
    screens.push(ofSeveral(documents.slice(first, first + DOCUMENTS_A_MESSAGE), language));
  }
  return screens;
}

function ofOne({ info, news }: DocumentNews, library: Library, language: Language): NewsScreen {
  const keyboard = new InlineKeyboard();
  const citations = [...new Set(news.flatMap(({ keys }) => keys))].flatMap((key) => {
    const found = library.find(key);
    const citation = "place" in found ? library.cite(found.place, language) : undefined;
    return citation ? [{ key, citation }] : [];
  });
  const shown = citations.slice(0, MOST_QUOTES);
  for (const [i, { key }] of shown.entries()) keyboard.text(`[${i + 1}]`, callbackData.quote(key));
  keyboard.row().text(say(language, "telegram-button-outline"), callbackData.outline(fileKey(info.file), 0));
  keyboard.text(say(language, "telegram-button-following"), callbackData.following());
  const title = shortened(titleOf(info, language), LONGEST_TITLE);
  const lead = styled(say(language, "telegram-news-one", { title }), "bold");
  const quotes = shown.map(({ citation }, i) => quoted(citation, i + 1));
  return {
    ...joined([joined([lead, styled(subjectsOf(news, language))], "\n"), ...quotes], "\n\n"),
    keyboard,
    ids: news.map(({ id }) => id),
  };
}

function ofSeveral(documents: readonly DocumentNews[], language: Language): NewsScreen {
  const keyboard = new InlineKeyboard();
  const lines = documents.map(({ info, news }, i) => {
    keyboard.text(String(i + 1), callbackData.outline(fileKey(info.file), 0));
    if (i % BUTTONS_A_ROW === BUTTONS_A_ROW - 1) keyboard.row();
    const title = styled(`${i + 1}. ${shortened(titleOf(info, language), LONGEST_TITLE)}`, "bold");
    return joined([title, styled(subjectsOf(news, language))], "\n");
  });
  keyboard.row().text(say(language, "telegram-button-following"), callbackData.following());
  const lead = styled(say(language, "telegram-news-several", { count: documents.length }), "bold");
  return {
    ...joined([lead, ...lines], "\n\n"),
    keyboard,
    ids: documents.flatMap(({ news }) => news.map(({ id }) => id)),
  };
}

/** How much there is on each subject; a document that changed twice before it could be told counts once. */
function subjectsOf(news: readonly News[], language: Language): string {
  const counts = new Map<string, number>();
  for (const { subject, count } of news) counts.set(subject, (counts.get(subject) ?? 0) + count);
  return [...counts]
    .slice(0, MOST_SUBJECTS)
    .map(([subject, count]) => say(language, "telegram-news-subject", { subject, count }))
    .join("\n");
}

function quoted({ display }: Citation, n: number): FormattedText {
  return joined([styled(shortened(display, LONGEST_QUOTE), "blockquote"), styled(`[${n}]`, "bold")], "\n");
}
