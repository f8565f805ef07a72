import type { Span } from "../../domain.ts";

/** A word and where it stands. */
export interface Word extends Span {
  readonly word: string;
}

/** The English words of a text. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[a-z]+/gu), (match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether words stand side by side. */
export function isRow(text: string, words: readonly Word[]): boolean {
  return words.every((word, at) => at === 0 || /^[ -]$/u.test(text.slice(words[at - 1]?.end, word.start)));
}
