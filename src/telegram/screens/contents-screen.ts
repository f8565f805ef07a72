import { InlineKeyboard } from "grammy";
import { fileKey } from "../../ask/quote/citation-key.ts";
import type { Library, OutlineEntry, SpeakerEntry } from "../../ask/catalogue/library.ts";
import type { Language, SpeechInfo } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { callbackData } from "../callback-data.ts";
import { described } from "../described.ts";
import { joined, styled } from "./formatted-text.ts";
import { BUTTONS_A_ROW, paged, turningButtons } from "./paged.ts";
import { pageAt, pagesOf, startOf } from "./reading-pages.ts";
import type { Screen } from "./screen.ts";
import { shortened } from "../../text/shortened.ts";

const ENTRIES_A_PAGE = 20;
/** So that twenty headings with their speech fit into a message. */
const LONGEST_LABEL = 120;
const LONGEST_OPENING = 40;

/** The headings of a document; of one without, how its pages begin. */
export function outlineScreen(library: Library, info: SpeechInfo, wanted: number, language: Language): Screen {
  const { file } = info;
  const entries = entriesOf(library, file);
  const hasHeadings = library.outline(file).some(({ label }) => label !== "");
  const other = new InlineKeyboard();
  if (library.speakers(file).length > 0) {
    other.text(say(language, "telegram-button-speakers"), callbackData.speakers(fileKey(file), 0));
  }
  return contentsScreen(library, info, language, {
    lead: say(language, hasHeadings ? "telegram-outline-lead" : "telegram-outline-pages"),
    entries,
    labelOf: (entry) => nameOf(library, file, entry, language),
    wanted,
    turn: (page) => callbackData.outline(fileKey(file), page),
    other,
  });
}

/** Who speaks where in a document; undefined where no two people do. */
export function speakersScreen(
  library: Library,
  info: SpeechInfo,
  wanted: number,
  language: Language,
): Screen | undefined {
  const file = fileKey(info.file);
  const entries = library.speakers(info.file);
  if (entries.length === 0) return undefined;
  return contentsScreen(library, info, language, {
    lead: say(language, "telegram-speakers-lead"),
    entries,
    labelOf: (entry) => spoken(entry, language),
    wanted,
    turn: (page) => callbackData.speakers(file, page),
    other: new InlineKeyboard().text(say(language, "telegram-button-headings"), callbackData.outline(file, 0)),
  });
}

/** The page of the outline with the entry that a place of the document belongs to. */
export function outlinePageAt(library: Library, file: string, place: number): number {
  const entry = entriesOf(library, file).findLastIndex(({ start }) => start <= place);
  return Math.floor(Math.max(0, entry) / ENTRIES_A_PAGE);
}

/** A place to read from. */
type Entry = Pick<OutlineEntry, "key" | "start"> & Partial<Pick<OutlineEntry, "path" | "depth">>;

interface Contents<T extends Entry> {
  readonly lead: string;
  readonly entries: readonly T[];
  readonly labelOf: (entry: T) => string;
  readonly wanted: number;
  readonly turn: (page: number) => string;
  /** Another view of the same document. */
  readonly other: InlineKeyboard;
}

/** Numbered places to read from, with their pages. */
function contentsScreen<T extends Entry>(
  library: Library,
  info: SpeechInfo,
  language: Language,
  { lead, entries, labelOf, wanted, turn, other }: Contents<T>,
): Screen {
  const view = paged(entries, wanted, ENTRIES_A_PAGE);
  const { shown, first } = view;
  const pages = pagesOf(library.reading(info.file));
  const keyboard = new InlineKeyboard();
  for (const [i, { key }] of shown.entries()) {
    keyboard.text(String(first + i + 1), callbackData.read(key, 0));
    if (i % BUTTONS_A_ROW === BUTTONS_A_ROW - 1) keyboard.row();
  }
  turningButtons(keyboard.row(), view, turn);
  keyboard.row().append(other);
  keyboard.row().text(say(language, "telegram-button-speeches"), callbackData.speeches(0));
  keyboard.text(say(language, "telegram-button-search"), callbackData.askWords(fileKey(info.file)));
  const lines = shown.map((entry, i) => {
    const name = shortened(labelOf(entry), LONGEST_LABEL);
    const page = pageAt(pages, entry.start) + 1;
    const line = pages.length > 1 ? say(language, "telegram-outline-page", { label: name, page }) : name;
    return styled(`${"    ".repeat(entry.depth ?? 0)}${first + i + 1}. ${line}`);
  });
  const above = library.sectionIn(info.file, shown[0]?.path?.slice(0, -1) ?? [], language).map((label) => {
    return styled(`${shortened(label, LONGEST_LABEL)} …`);
  });
  return {
    ...joined([described(info, language), joined([styled(lead, "italic"), ...above, ...lines], "\n")], "\n\n"),
    keyboard,
  };
}

/** The headings; where there are none, the pages. */
function entriesOf(library: Library, file: string): OutlineEntry[] {
  const entries = library.outline(file);
  if (entries.some(({ label }) => label !== "")) return entries;
  const pages = pagesOf(library.reading(file));
  const openings = pages.flatMap((page): OutlineEntry[] => {
    const start = startOf(page);
    const key = library.keyAt(file, start);
    const label = shortened(page[0]?.text ?? "", LONGEST_OPENING);
    return key === undefined ? [] : [{ label, path: [], depth: 0, key, start }];
  });
  // A sentence that fills pages has but one key.
  return openings.filter(({ key }, i) => key !== openings[i - 1]?.key);
}

function nameOf(library: Library, file: string, { label, path }: OutlineEntry, language: Language): string {
  if (label === "") return say(language, "telegram-outline-opening");
  return library.sectionIn(file, path, language).at(-1) ?? label;
}

function spoken({ speaker, opening }: SpeakerEntry, language: Language): string {
  const name = (language === "en" ? (speaker.en ?? speaker.zh) : (speaker.zh ?? speaker.en)) ?? "";
  return say(language, "telegram-speakers-entry", { name, opening: shortened(opening, LONGEST_OPENING) });
}
