import { tag } from "jieba-wasm";
import { articleNumber } from "../../corpus/structure/outline.ts";
import { toSimplified } from "../../text/normalise.ts";

/** `劳动法`: a shorter name is that of a kind, `本法`. */
const shortestLaw = 3;
const longestLaw = 30;
const han = /\p{Script=Han}/u;

/** An article that a message names. */
export interface NamedArticle {
  readonly number: number;
  /** As the message writes it. */
  readonly words: string;
  /** The law it is of, by the words right before it; undefined where none is named there. */
  readonly law: string | undefined;
}

/** A law's name where its article follows: `《安全生产法》第`, `安全生产法第`. */
const quotedLaw = /^《([^《》]{2,40})》$/u;
const bareLaw = /(?:法|条例|條例|规定|規定|办法|辦法|细则|細則|规则|規則)$/u;

/** Tags of jieba for words that stand before a name: `请问`, `根据`, `我想看一下`. */
const leadingTags = /^(?:p|r|m|d|c|y|f|v(?!n))/u;

const articleName =
  /(?<=[法例定则])\s?\d{1,3}\s?[条條]|第\s*(?:[〇零一二三四五六七八九十百]{1,7}|\d{1,3})\s*[条條]|\b(?:article|art\.?)\s*\d{1,3}\b/iu;

/** The article that a text names first; undefined where it names none. */
export function articleNamed(text: string): NamedArticle | undefined {
  const words = articleName.exec(text)?.[0];
  if (words === undefined) return undefined;
  const label = words
    .replaceAll(/(?<=第)\s+|\s+(?=[条條])/gu, "")
    .replace(/^\s?(?=\d)/u, "第")
    .replace(/^art\.?(?!i)\s*/iu, "article ");
  const number = articleNumber(label);
  return number === undefined ? undefined : { number, words, law: lawBefore(text, text.indexOf(words)) };
}

function lawBefore(text: string, place: number): string | undefined {
  const before = text.slice(0, place).trimEnd();
  const quoted = quotedLaw.exec(before.slice(Math.max(0, before.lastIndexOf("《"))))?.[1];
  if (quoted !== undefined) return quoted;
  const run = bareLaw.test(before) ? hanAtEnd(before) : "";
  const words = tag(toSimplified(run), false);
  const possessive = words.findLastIndex(({ tag: kind }) => kind.startsWith("u"));
  const first = words.findIndex(({ tag: kind }, at) => at > possessive && !leadingTags.test(kind));
  const { length } =
    first < 0
      ? ""
      : words
          .slice(first)
          .map(({ word }) => word)
          .join("");
  return length >= shortestLaw ? run.slice(-length) : undefined;
}

/** The characters at the end of a text, as many as a long name has. */
function hanAtEnd(text: string): string {
  let from = text.length;
  while (from > Math.max(0, text.length - longestLaw) && han.test(text[from - 1] ?? "")) from--;
  return text.slice(from);
}

/** A text without the words for an article. */
export function withoutArticle(text: string): string {
  return text.replace(articleName, " ");
}
