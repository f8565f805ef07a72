import { readFileSync } from "node:fs";
import { tag } from "jieba-wasm";
import { z } from "zod";
import { isSurname, looksLikeName, posts } from "../../corpus/structure/saying.ts";
import type { Span } from "../../domain.ts";

const surnames = z
  .object({
    /** Of two characters. */
    compound: z.array(z.string()),
    /** As spelt names most often have them. */
    common: z.string(),
    /** Characters that before a post are words, not surnames: `任市长`, `全市长`. */
    words: z.string(),
  })
  .parse(JSON.parse(readFileSync(new URL("../words/surnames.json", import.meta.url), "utf8")));
const compound = new Set(surnames.compound);
const unsurnamed = new Set(surnames.words);
/** The surnames that most people have. */
export const commonSurnames = surnames.common;

/** A post behind a name, with its rank. */
export function titleAt(text: string, place: number): string {
  const rank = /^(?:常务|执行)?副?/u.exec(text.slice(place, place + 3))?.[0] ?? "";
  const title = posts.at(text, place + rank.length);
  return title === undefined ? "" : rank + title;
}

/** A surname that stands as a word of its own before a place. */
export function surnameBefore(text: string, place: number): string | undefined {
  const two = text.slice(place - 2, place);
  if (compound.has(two)) return two;
  const one = text.slice(Math.max(0, place - 1), place);
  if (!isSurname(one) || unsurnamed.has(one)) return undefined;
  const words = tag(text.slice(Math.max(0, place - 8), place), true);
  return words.at(-1)?.word === one ? one : undefined;
}

/** A whole name before or behind a post, of somebody whom no document names. */
export function nameBeside(
  text: string,
  start: number,
  end: number,
): { readonly name: string; readonly span: Span } | undefined {
  const isName = (one: { readonly word: string; readonly tag: string } | undefined): boolean =>
    one !== undefined && one.tag.startsWith("nr") && one.word.length > 1 && looksLikeName(one.word);
  const before = tag(text.slice(Math.max(0, start - 8), start), true).at(-1);
  if (before && isName(before)) {
    return { name: before.word, span: { start: start - before.word.length, end } };
  }
  const [behind] = tag(text.slice(end, end + 8), true);
  return behind && isName(behind) ? { name: behind.word, span: { start, end: end + behind.word.length } } : undefined;
}
