import { parseCitationKey } from "../ask/quote/citation-key.ts";
import { CITATION_PARAMETER } from "../export/quote-link.ts";

const DOCUMENT = "d";

/** The citation key of a `?start=` parameter; undefined where it is none. */
export function keyOfStart(parameter: string): string | undefined {
  const key = parameter.startsWith(CITATION_PARAMETER) ? parameter.slice(CITATION_PARAMETER.length) : "";
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
