import { InlineKeyboard } from "grammy";
import { fileKey } from "../../ask/quote/citation-key.ts";
import {
  doubtsOf,
  type Fact,
  factsOf,
  fieldLabel,
  headingsOf,
  sizeOf,
  warningsOf,
} from "../../ask/catalogue/document-facts.ts";
import type { Inspection } from "../../corpus/documents.ts";
import { type FieldName, fieldNames, type Said } from "../../corpus/fields.ts";
import type { Language, Speech } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { callbackData } from "../callback-data.ts";
import { type FormattedText, joined, styled } from "./formatted-text.ts";
import type { Screen } from "./screen.ts";
import { shortened } from "../../text/shortened.ts";

const LONGEST_TITLE = 200;
const LONGEST_VALUE = 120;
const LONGEST_HEADING = 60;
const HEADINGS_SHOWN = 8;
/** What a person can be asked for beside a document, two buttons a row. */
const ASKED: readonly FieldName[] = ["title", "title.en", "date", "speaker", "number", "issuer", "place", "kind"];
const BUTTONS_A_ROW = 2;

/** What was read off a file that may become a document, with what is doubtful about it, and what can be done. */
export function inspectionCard(read: Inspection, language: Language): Screen {
  const { speech, alike, isTaken } = read;
  const { file } = speech.info;
  const titled = alike && { ...alike, title: shortened(alike.title, LONGEST_VALUE) };
  const warnings = warningsOf({ ...read, alike: titled }, language);
  const keyboard = new InlineKeyboard();
  if (!isTaken) keyboard.text(say(language, "telegram-document-add"), callbackData.addDocument());
  if (isTaken) keyboard.text(say(language, "telegram-document-replace"), callbackData.addDocument(fileKey(file)));
  else if (alike && !alike.same) {
    keyboard.text(say(language, "telegram-document-replace"), callbackData.addDocument(fileKey(alike.file)));
  }
  keyboard.row().text(say(language, "telegram-document-drop"), callbackData.dropDocument());
  return { ...card({ speech, said: {} }, warnings, language), keyboard };
}

/** A document and what people said of it. */
export interface KnownDocument {
  readonly speech: Speech;
  readonly said: Said;
}

/** A document that was added, with what is known of it and buttons to correct that or take it back. */
export function addedCard({ speech, said }: KnownDocument, note: string, language: Language): Screen {
  const key = fileKey(speech.info.file);
  const keyboard = new InlineKeyboard();
  for (const [at, name] of ASKED.entries()) {
    keyboard.text(`✎ ${fieldLabel(name, language)}`, callbackData.askField(key, fieldNames.indexOf(name)));
    if (at % BUTTONS_A_ROW === BUTTONS_A_ROW - 1) keyboard.row();
  }
  keyboard.row().text(say(language, "telegram-button-outline"), callbackData.outline(key, 0));
  keyboard.text(say(language, "telegram-document-undo"), callbackData.undoDocument(key));
  return { ...card({ speech, said }, [note, ...doubtsOf(speech, language)], language), keyboard };
}

/** `✎ date · notice.docx`: the last line of a message that asks for a field, by which its reply is understood. */
export function fieldQuestion(name: FieldName, file: string, language: Language): string {
  const key = { date: "telegram-document-ask-date", kind: "telegram-document-ask-kind" }[name as string];
  const question = say(language, key ?? "telegram-document-ask", { field: fieldLabel(name, language) });
  return `${question}\n✎ ${name} · ${file}`;
}

/** The field and the file that a message asks for; undefined where it asks for none. */
export function fieldAsked(text: string): { readonly name: FieldName; readonly file: string } | undefined {
  const [, name, file] = /^✎ (\S+) · (.+)$/mu.exec(text) ?? [];
  const known = fieldNames.find((one) => one === name);
  return known !== undefined && file !== undefined ? { name: known, file } : undefined;
}

function card({ speech, said }: KnownDocument, notes: readonly string[], language: Language): FormattedText {
  const { info } = speech;
  const title = styled(shortened(info.title.zh, LONGEST_TITLE), "bold");
  const facts = factsOf(speech, said, language).map((fact) => factLine(fact, language));
  const headings = headingsOf(speech);
  const shown = headings.slice(0, HEADINGS_SHOWN).map((heading) => styled(shortened(heading, LONGEST_HEADING)));
  const more = headings.length > HEADINGS_SHOWN ? [styled("…")] : [];
  const outline =
    shown.length > 0 ? [joined([styled(say(language, "document-outline"), "italic"), ...shown, ...more], "\n")] : [];
  return joined(
    [
      joined([title, styled(`${info.file} · ${sizeOf(speech, language)}`)], "\n"),
      joined(facts, "\n"),
      ...outline,
      joined(
        notes.map((note) => styled(note)),
        "\n",
      ),
    ].filter(({ text }) => text !== ""),
    "\n\n",
  );
}

/** A field in words, behind it the words of the text that say so. */
function factLine({ label, value, evidence }: Fact, language: Language): FormattedText {
  const line = styled(say(language, "document-field", { field: label, value: shortened(value, LONGEST_VALUE) }));
  if (evidence === undefined) return line;
  return joined([line, styled(` ← ${shortened(evidence, LONGEST_HEADING)}`, "italic")]);
}
