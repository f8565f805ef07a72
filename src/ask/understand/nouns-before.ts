import { tag } from "jieba-wasm";

/** Characters read before a place: words are told by those around them. */
const reach = 12;
/** Tags of jieba for nouns, names and what stands as one. */
const nounTags = /^(?:n|j|vn|an)/u;

/** The nouns that stand one behind the other before a place: what begins there is part of the name they make. */
export function nounsBefore(text: string, start: number): string[] {
  const words = tag(text.slice(Math.max(0, start - reach), start), false);
  const last = words.findLastIndex(({ word, tag: kind }) => !nounTags.test(kind) || !/\p{Script=Han}$/u.test(word));
  return words.slice(last + 1).map(({ word }) => word);
}
