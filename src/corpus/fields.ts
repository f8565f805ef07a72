import { administrativeLevels, documentKinds, type Speaker, type SpeechInfo } from "../domain.ts";
import { CorpusError } from "../ops/errors.ts";
import { sameInBoth } from "./bilingual.ts";
import { catalogDate } from "./catalog.ts";
import { datesIn } from "./describe/dates.ts";

/** The names by which people see and set what is known of a document. */
export const fieldNames = [
  "title",
  "title.en",
  "kind",
  "number",
  "issuer",
  "speaker",
  "place",
  "level",
  "date",
  "incomplete",
] as const;
export type FieldName = (typeof fieldNames)[number];

/** What people say of a document, by field; `-`: that it has none. */
export type Said = Partial<Readonly<Record<FieldName, string>>>;
const none = "-";

/** What is known of a document: said by a person, or with the line of the text that says so, where one does. */
export interface Field {
  readonly name: FieldName;
  readonly value: string;
  readonly isSaid: boolean;
  readonly evidence?: string | undefined;
}

/** What is known of a document, in the order of `fieldNames`; a field that it does not have is absent. `said`: by people. */
export function fieldsOf(info: SpeechInfo, raw: string, said: Said = {}): Field[] {
  const lines = raw.split(/[\r\n]+/u).map((line) => line.trim());
  return fieldNames.flatMap((name) => {
    const value = valueOf(info, name);
    const isSaid = said[name] !== undefined;
    return value === undefined
      ? []
      : [{ name, value, isSaid, evidence: isSaid ? undefined : evidenceOf(name, value, lines) }];
  });
}

function valueOf(info: SpeechInfo, name: FieldName): string | undefined {
  switch (name) {
    case "title":
      return info.title.zh;
    case "title.en":
      return info.title.en === info.title.zh ? undefined : info.title.en;
    case "speaker":
      return info.speakers.length > 0 ? info.speakers.map(speakerInWords).join("；") : undefined;
    case "place":
    case "issuer":
    case "incomplete":
      return info[name]?.zh;
    case "level":
      return info.level === "unknown" ? undefined : info.level;
    default:
      return info[name];
  }
}

function speakerInWords({ post, name }: Speaker): string {
  return name ? `${post.zh} ${name.zh}` : post.zh;
}

const longestEvidence = 60;
/** These are read off more than a line. */
const withoutEvidence = new Set<FieldName>(["title", "title.en", "kind", "level", "incomplete"]);

/** The first line that holds all words of a value, or all numbers of a date. */
function evidenceOf(name: FieldName, value: string, lines: readonly string[]): string | undefined {
  if (withoutEvidence.has(name)) return undefined;
  const isDate = name === "date";
  const parts = isDate ? value.split("-").filter(Boolean).map(Number).map(String) : value.split(/[；\s]+/u);
  const found = lines.find((line) => {
    const text = line.replaceAll(/\s/gu, "");
    const numbers: readonly string[] = text.match(/\d+/gu)?.map((digits) => String(Number(digits))) ?? [];
    return parts.every((part) => (isDate ? numbers.includes(part) : text.includes(part)));
  });
  return found?.slice(0, longestEvidence);
}

/** Reads `date=2024-04-09`: a field and what a person says of it. Throws CorpusError where it is neither. */
export function fieldSaid(assignment: string): readonly [FieldName, string] {
  const at = assignment.indexOf("=");
  const name = assignment.slice(0, at) as FieldName;
  if (at < 0 || !fieldNames.includes(name)) {
    throw new CorpusError(`"${assignment}" is no FIELD=VALUE; the fields are ${fieldNames.join(", ")}`);
  }
  return [name, assignment.slice(at + 1).trim()];
}

/** A value as it is kept, a date as `2024-04-09`. Throws CorpusError, one line, where it is none that the field can have. */
export function acceptedValue(name: FieldName, value: string): string {
  if (value === none && name !== "title" && name !== "kind") return value;
  const wanted = { kind: documentKinds, level: administrativeLevels }[name as string];
  if (wanted && !(wanted as readonly string[]).includes(value)) {
    throw new CorpusError(`${name} must be one of ${wanted.join(", ")}`);
  }
  if (name !== "date") return value;
  // `2025年2月25日` is how the product writes dates itself; a day that no calendar has is none.
  const [date] = /^(?:\d{4}|--.*)$/u.test(value) ? [value] : datesIn(value);
  if (date === undefined || !catalogDate.safeParse(date).success || !isWhole(value, date)) {
    throw new CorpusError("date must be YYYY, YYYY-MM, YYYY-MM-DD or --MM-DD, and a day that there is");
  }
  return date;
}

/** Whether all numbers of what was said are in the date. */
function isWhole(value: string, date: string): boolean {
  return (value.match(/\d+/gu)?.length ?? 0) <= date.split("-").filter(Boolean).length;
}

/** What is known of a document with what people said of it in its place. */
export function withSaid(info: SpeechInfo, said: Said = {}): SpeechInfo {
  let known = info;
  for (const name of fieldNames) {
    const value = said[name];
    if (value !== undefined) known = Object.assign({}, known, fieldOf(name, value, known));
  }
  return known;
}

function fieldOf(name: FieldName, value: string, { title }: SpeechInfo): Partial<SpeechInfo> {
  const isNone = value === none;
  switch (name) {
    case "title":
      return { title: sameInBoth(value) };
    case "title.en":
      return { title: { zh: title.zh, en: isNone ? title.zh : value } };
    case "speaker":
      return { speakers: isNone ? [] : value.split(/[；;]/u).map(speakerSaid) };
    case "level":
      return { level: isNone ? "unknown" : (value as SpeechInfo["level"]) };
    case "kind":
      return { kind: value as SpeechInfo["kind"] };
    case "place":
    case "issuer":
    case "incomplete":
      return { [name]: isNone ? undefined : sameInBoth(value) };
    default:
      return { [name]: isNone ? undefined : value };
  }
}

/** `县委书记、县长 邹文彬`: a post, and behind a blank the name. */
function speakerSaid(text: string): Speaker {
  const [post = "", ...name] = text.trim().split(/\s+/u);
  return { post: sameInBoth(post), ...(name.length > 0 && { name: sameInBoth(name.join(" ")) }) };
}
