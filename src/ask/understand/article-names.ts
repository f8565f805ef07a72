import { articleNumber } from "../../corpus/structure/outline.ts";

/** An article that a message names. */
export interface NamedArticle {
  readonly number: number;
  /** As the message writes it. */
  readonly words: string;
}

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
  return number === undefined ? undefined : { number, words };
}

/** A text without the words for an article. */
export function withoutArticle(text: string): string {
  return text.replace(articleName, " ");
}
