import { cut, cut_for_search as cutForSearch, tag as tagged } from "jieba-wasm";
import { normalise } from "./normalise.ts";

/** The terms of a text for Chinese search: jieba's search mode (long words and the words in them), normalised. */
export function chineseTerms(text: string): string[] {
  return cutForSearch(normalise(text), true).filter((term) => /[\p{L}\p{N}]/u.test(term));
}

/** The words of a text in order, blanks and marks among them; they make the text again. */
export function chineseWords(text: string): string[] {
  return cut(text, true);
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

/** Tags of jieba for words that say how rather than what: pronouns, particles, adverbs, conjunctions and the like. */
const functionTags = /^(?:[rpcydeohkqux]|uj|ul|uz|ud|ug|uv)$/u;

/** The words of a text that say what it is about: no pronouns, particles or marks; of single Han characters only nouns. */
export function contentWords(text: string): string[] {
  return tagged(text)
    .filter(({ word, tag }) => !functionTags.test(tag) && /[\p{L}\p{N}]/u.test(word))
    .filter(({ word, tag }) => tag.startsWith("n") || !/^\p{Script=Han}$/u.test(word))
    .map(({ word }) => word);
}

/** Tags of jieba for what names things; verbs and the like stand between such names. */
const namingTags = /^(?:n|j|a|b|x|vn|ng|ag|vg)/u;

/**
 * What a text names by characters that no dictionary joins to words (`新质生产力`), and what tells it: those characters with
 * the one beside them, as other words may meet so (`创新质量`).
 */
export function coinedTerms(text: string): { readonly term: string; readonly sign: string }[] {
  const runs: string[][] = [[]];
  for (const { word, tag } of tagged(text, false)) {
    if (namingTags.test(tag) && /^\p{Script=Han}+$/u.test(word)) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  return runs.flatMap((words) => {
    const term = words.join("");
    const first = words.findIndex((word, at) => word.length === 1 && words[at + 1]?.length === 1);
    if (first < 0) return [];
    const end = words.findIndex((word, at) => at > first && word.length > 1);
    const start = words.slice(0, first).join("").length;
    const stop = end < 0 ? term.length : words.slice(0, end).join("").length;
    return [{ term, sign: stop < term.length ? term.slice(start, stop + 1) : term.slice(Math.max(0, start - 1)) }];
  });
}
