import { parseCitationKey } from "../ask/citation-key.ts";

const CITATION = "c";
const DOCUMENT = "d";

/** A link that opens a quote in the bot, for as long as its words stand in the corpus. */
export function citationLink(username: string, key: string): string {
  return `https://t.me/${username}?start=${CITATION}${key}`;
}

/** The citation key of a `?start=` parameter; undefined where it is none. */
export function keyOfStart(parameter: string): string | undefined {
  const key = parameter.startsWith(CITATION) ? parameter.slice(CITATION.length) : "";
  return parseCitationKey(key) && key;
}

/** A link that opens a document in the bot. */
export function documentLink(username: string, fileKey: string): string {
  return `https://t.me/${username}?start=${DOCUMENT}${fileKey}`;
}

/** The file key of a `?start=` parameter; undefined where it is none. */
export function fileKeyOfStart(parameter: string): string | undefined {
  return /^d([\w-]{6})$/.exec(parameter)?.[1];
}
