import { InlineKeyboard } from "grammy";
import { fileKey } from "../ask/citation-key.ts";
import type { Inspection } from "../corpus/documents.ts";
import { type Field, type FieldName, fieldNames, fieldsOf, type Said } from "../corpus/fields.ts";
import type { Language, Speech } from "../domain.ts";
import { dateInWords } from "../text/date-in-words.ts";
import { say } from "../text/messages.ts";
import { callbackData } from "./callback-data.ts";
import { type FormattedText, joined, styled } from "./formatted-text.ts";
import type { Screen } from "./screen.ts";
import { shortened } from "./source-text.ts";

const LONGEST_TITLE = 200;
const LONGEST_VALUE = 120;
const LONGEST_HEADING = 60;
const HEADINGS_SHOWN = 8;
/** What a person can be asked for beside a document, two buttons a row. */
const ASKED: readonly FieldName[] = ["title", "title.en", "date", "speaker", "number", "issuer", "place", "kind"];
const BUTTONS_A_ROW = 2;

/** What was read off a file that may become a document, with what is doubtful about it, and what can be done. */
export function inspectionCard({ speech, alike, isTaken }: Inspection, language: Language): Screen {
  const { file } = speech.info;
  const warnings = [
    ...(isTaken ? [say(language, "telegram-document-taken", { file })] : []),
    ...(alike
      ? [
          say(language, alike.same ? "telegram-document-same" : "telegram-document-alike", {
            title: shortened(alike.title, LONGEST_VALUE),
            percent: Math.min(99, Math.round(100 * alike.share)),
          }),
        ]
      : []),
    ...doubts(speech, language),
  ];
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
    keyboard.text(`✎ ${say(language, fieldKey(name))}`, callbackData.askField(key, fieldNames.indexOf(name)));
    if (at % BUTTONS_A_ROW === BUTTONS_A_ROW - 1) keyboard.row();
  }
  keyboard.row().text(say(language, "telegram-button-outline"), callbackData.outline(key, 0));
  keyboard.text(say(language, "telegram-document-undo"), callbackData.undoDocument(key));
  return { ...card({ speech, said }, [note, ...doubts(speech, language)], language), keyboard };
}

/** `✎ date · notice.docx`: the last line of a message that asks for a field, by which its reply is understood. */
export function fieldQuestion(name: FieldName, file: string, language: Language): string {
  const key = { date: "telegram-document-ask-date", kind: "telegram-document-ask-kind" }[name as string];
  const question = say(language, key ?? "telegram-document-ask", { field: say(language, fieldKey(name)) });
  return `${question}\n✎ ${name} · ${file}`;
}

/** The field and the file that a message asks for; undefined where it asks for none. */
export function fieldAsked(text: string): { readonly name: FieldName; readonly file: string } | undefined {
  const [, name, file] = /^✎ (\S+) · (.+)$/mu.exec(text) ?? [];
  const known = fieldNames.find((one) => one === name);
  return known !== undefined && file !== undefined ? { name: known, file } : undefined;
}

function card({ speech, said }: KnownDocument, notes: readonly string[], language: Language): FormattedText {
  const { info, passages, raw, pages } = speech;
  const title = styled(shortened(info.title.zh, LONGEST_TITLE), "bold");
  const size = say(language, "telegram-document-size", { passages: passages.length, pages: pages?.length ?? 0 });
  const facts = fieldsOf(info, raw, said)
    .filter(({ name }) => name !== "title")
    .map((field) => fact(field, language));
  const headings = [...new Set(passages.flatMap(({ section }) => section.slice(0, 1)))];
  const shown = headings.slice(0, HEADINGS_SHOWN).map((heading) => styled(shortened(heading, LONGEST_HEADING)));
  const more = headings.length > HEADINGS_SHOWN ? [styled("…")] : [];
  const outline =
    shown.length > 0
      ? [joined([styled(say(language, "telegram-document-outline"), "italic"), ...shown, ...more], "\n")]
      : [];
  return joined(
    [
      joined([title, styled(`${info.file} · ${size}`)], "\n"),
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

/** A field in words, behind it the words of the text that say so, where they are others. */
function fact({ name, value, evidence }: Field, language: Language): FormattedText {
  const words = shortened(inWords(name, value, language), LONGEST_VALUE);
  const line = styled(say(language, "telegram-document-field", { field: say(language, fieldKey(name)), value: words }));
  if (evidence === undefined || [value, words].includes(evidence)) return line;
  return joined([line, styled(`  ${shortened(evidence, LONGEST_HEADING)}`, "italic")]);
}

function inWords(name: FieldName, value: string, language: Language): string {
  if (name === "date") return dateInWords(value, language);
  if (name === "kind") return say(language, "about-kind", { kind: value });
  return name === "level" ? say(language, "about-level", { level: value }) : value;
}

/** What is not known or not whole, a line each. */
function doubts({ info }: Speech, language: Language): string[] {
  const missing: FieldName[] = [
    ...(info.date === undefined ? (["date"] as const) : []),
    ...(info.kind === "speech" && info.speakers.length === 0 ? (["speaker"] as const) : []),
  ];
  const what = language === "en" ? info.incomplete?.en : info.incomplete?.zh;
  return [
    ...missing.map((name) => say(language, "telegram-document-missing", { field: say(language, fieldKey(name)) })),
    ...(what === undefined ? [] : [say(language, "telegram-document-incomplete", { what })]),
  ];
}

function fieldKey(name: FieldName): string {
  return `field-${name.replace(".", "-")}`;
}
