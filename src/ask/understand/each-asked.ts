import { normalise } from "../../text/normalise.ts";
import { frameWords } from "./frame-words.ts";

const { zh, en } = frameWords.each;
const chinese = new RegExp(
  `(?:${zh.all.join("|")}|[几两三四五六七八九十]|(?<!\\d)\\d{1,2})[个位]?(?:${zh.nouns.join("|")})`,
  "u",
);
const english = new RegExp(
  `\\b(?:${en.all.join("|")}|\\d{1,2})(?: of)?(?: the| these| those)? (?:${en.nouns.join("|")})(?:es|s)?\\b`,
  "u",
);

/**
 * The message without the words that ask the same of several documents, or of all people who speak in them (`五篇各讲了啥`,
 * "each speaker"), normalised; undefined where there are none.
 */
export function withoutEach(message: string): string | undefined {
  const text = normalise(message);
  const found = chinese.exec(text) ?? english.exec(text);
  return found ? `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` : undefined;
}
