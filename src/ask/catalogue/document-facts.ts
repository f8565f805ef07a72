import type { Inspection } from "../../corpus/documents.ts";
import { type FieldName, fieldsOf, type Said } from "../../corpus/fields.ts";
import { shownKind } from "../../corpus/describe/kinds.ts";
import { overlongLine } from "../../corpus/structure/overlong-line.ts";
import type { Language, Speech } from "../../domain.ts";
import { dateInWords } from "../../text/date-in-words.ts";
import { say } from "../../text/messages.ts";

/** What is known of a document, in words. */
export interface Fact {
  readonly name: FieldName;
  readonly label: string;
  readonly value: string;
  /** The words of the text that say so, where they are others. */
  readonly evidence?: string | undefined;
}

/** What is known of a document, but its title. `said`: by people. */
export function factsOf({ info, raw }: Speech, said: Said, language: Language): Fact[] {
  return fieldsOf(info, raw, said)
    .filter(({ name }) => name !== "title")
    .map(({ name, value, evidence }) => {
      const words = inWords(name, name === "kind" ? shownKind(info) : value, language);
      const isElse = evidence !== undefined && ![value, words].includes(evidence);
      return { name, label: fieldLabel(name, language), value: words, ...(isElse && { evidence }) };
    });
}

/** How long a document is. */
export function sizeOf({ passages, pages }: Speech, language: Language): string {
  return say(language, "document-size", { passages: passages.length, pages: pages?.length ?? 0 });
}

/** The top headings of a document. */
export function headingsOf({ passages }: Speech): string[] {
  return [...new Set(passages.flatMap(({ section }) => section.slice(0, 1)))];
}

/** What should be known before a document is added: whether there is one of its name or like it, and what is doubtful. */
export function warningsOf({ speech, alike, isTaken }: Inspection, language: Language): string[] {
  return [
    ...(isTaken ? [say(language, "document-taken", { file: speech.info.file })] : []),
    ...(alike
      ? [
          say(language, alike.same ? "document-same" : "document-alike", {
            title: alike.title,
            percent: Math.min(99, Math.round(100 * alike.share)),
          }),
        ]
      : []),
    ...doubtsOf(speech, language),
  ];
}

/** What is not known of a document or not whole, a line each. */
export function doubtsOf({ info, raw }: Speech, language: Language): string[] {
  const missing: FieldName[] = [
    ...(info.date === undefined ? (["date"] as const) : []),
    ...(info.kind === "speech" && info.speakers.length === 0 ? (["speaker"] as const) : []),
  ];
  const length = overlongLine(raw);
  const what = language === "en" ? info.incomplete?.en : info.incomplete?.zh;
  return [
    ...missing.map((name) => say(language, "document-missing", { field: fieldLabel(name, language) })),
    ...(what === undefined ? [] : [say(language, "document-incomplete", { what })]),
    ...(length === undefined ? [] : [say(language, "document-one-line", { length })]),
  ];
}

/** What a field is called. */
export function fieldLabel(name: FieldName, language: Language): string {
  return say(language, `field-${name.replace(".", "-")}`);
}

function inWords(name: FieldName, value: string, language: Language): string {
  if (name === "date") return dateInWords(value, language);
  if (name === "kind") return say(language, "about-kind", { kind: value });
  return name === "level" ? say(language, "about-level", { level: value }) : value;
}
