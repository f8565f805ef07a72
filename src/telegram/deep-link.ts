import { parseCitationKey } from "../ask/citation-key.ts";
import { CITATION_PARAMETER } from "../export/quote-link.ts";

/** The citation key of a `?start=` parameter; undefined where it is none. */
export function keyOfStart(parameter: string): string | undefined {
  const key = parameter.startsWith(CITATION_PARAMETER) ? parameter.slice(CITATION_PARAMETER.length) : "";
  return parseCitationKey(key) && key;
}
