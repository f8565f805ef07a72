import { type Intent, intents } from "../../src/domain.ts";
import type { Reader, Reading } from "../../src/model/reader.ts";

/** A word of Latin letters or digits, or any other single character that is no mark or blank. */
const word = /[a-z]+|\d+|[^\s\p{P}\p{S}]/gu;

/**
 * A reader without a model. A passage answers as far as it holds the words of the question: the logit goes from -6 (none)
 * to 6 (all); its own words are 4 where the question has them, else -4. Messages are of the kind that `kinds` gives, else
 * of kind `fact`. The same words give the same reading, whatever stands around them.
 */
export class WordReader implements Reader {
  readonly #kinds: Readonly<Record<string, Intent>>;

  constructor(kinds: Readonly<Record<string, Intent>> = {}) {
    this.#kinds = kinds;
  }

  async read(question: string, _heading: string, passage: string): Promise<Reading> {
    const asked = new Set(wordsOf(question).map(({ text }) => text));
    const words = wordsOf(passage);
    const held = new Set(words.map(({ text }) => text).filter((text) => asked.has(text)));
    return {
      answers: asked.size === 0 ? -6 : (12 * held.size) / asked.size - 6,
      tokens: words.map(({ text, start, end }) => ({ start, end, logit: asked.has(text) ? 4 : -4 })),
    };
  }

  async classify(message: string): Promise<Float32Array> {
    const kind = this.#kinds[message] ?? "fact";
    return Float32Array.from(intents, (intent) => (intent === kind ? 6 : 0));
  }
}

function wordsOf(text: string): { text: string; start: number; end: number }[] {
  return Array.from(text.toLowerCase().matchAll(word), ({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));
}
