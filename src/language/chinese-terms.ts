import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { normalise } from "./normalise.ts";

let jieba: Jieba | undefined;

/** The terms of a text for Chinese search: jieba's search mode (long words and the words in them), normalised. */
export function chineseTerms(text: string): string[] {
  jieba ??= Jieba.withDict(dict);
  return jieba.cutForSearch(normalise(text), true).filter((term) => /[\p{L}\p{N}]/u.test(term));
}

/** Every two neighbouring Han characters of a text, and its Latin words and numbers: blind to how words are cut. */
export function hanBigrams(text: string): string[] {
  const normalised = normalise(text);
  const pairs = (normalised.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => {
    const characters = Array.from(run);
    return characters.length === 1 ? [run] : characters.slice(1).map((next, index) => `${characters[index]}${next}`);
  });
  return [...pairs, ...(normalised.match(/[a-z]+|\d+(?:\.\d+)?/gu) ?? [])];
}
