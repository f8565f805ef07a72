import { type FieldName, fieldsOf } from "../corpus/fields.ts";
import { stemOf } from "../corpus/import/formats.ts";
import { overlongLine } from "../corpus/structure/overlong-line.ts";
import type { Speech } from "../domain.ts";

/** What was read off a document that was added, what was not found, and how to change it: a line or two, indented. */
export function readOff(speech: Speech): string[] {
  const { info, raw } = speech;
  const known = fieldsOf(info, raw);
  const missing = expected(speech).filter(
    (name) => !known.some((field) => field.name === name && !isStem(speech, name)),
  );
  const long = overlongLine(raw);
  const doubts = [
    ...(missing.length > 0 ? [`no ${missing.join(", no ")} found`] : []),
    ...(long === undefined ? [] : [`one line of ${long} characters: passages cut by length`]),
    `to change: npm run -s corpus -- edit ${quoted(info.file)} FIELD=VALUE`,
  ];
  return [known.map(({ name, value }) => `${name}: ${value}`).join("; "), doubts.join("; ")].map((line) => `  ${line}`);
}

/** What such a document mostly gives. */
function expected({ info: { kind } }: Speech): FieldName[] {
  const whose: readonly FieldName[] =
    kind === "report" || kind === "qa" ? [] : [kind === "speech" ? "speaker" : "issuer"];
  return ["title", ...whose, "level", "date"];
}

/** A document without a title is called by its file. */
function isStem({ info: { file, title } }: Speech, name: FieldName): boolean {
  return name === "title" && title.zh === stemOf(file);
}

/** A name with blanks as a shell takes it. */
function quoted(file: string): string {
  return /^[\p{L}\p{N}._-]+$/u.test(file) ? file : `"${file.replaceAll(/["\\$`]/gu, String.raw`\$&`)}"`;
}
