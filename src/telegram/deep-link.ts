import { parseCitationKey } from "../ask/citation-key.ts";

const CITATION = "c";

/** A link that opens a quote in the bot, for as long as its words stand in the corpus. */
export function citationLink(username: string, key: string): string {
  return `https://t.me/${username}?start=${CITATION}${key}`;
}

/** The citation key of a `?start=` parameter; undefined where it is none. */
export function keyOfStart(parameter: string): string | undefined {
  const key = parameter.startsWith(CITATION) ? parameter.slice(CITATION.length) : "";
  return parseCitationKey(key) && key;
}
