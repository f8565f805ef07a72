import type { Sentence, Speech } from "../../domain.ts";
import type { SearchIndex } from "../../index/search-index.ts";
import { chineseTerms, chineseWords } from "../../text/chinese-terms.ts";
import { englishTerms } from "../../text/english-terms.ts";
import { normalise } from "../../text/normalise.ts";
import { frameWords } from "../understand/frame-words.ts";

/** So much of a subject, by the rarity of its words, a sentence on it says. */
export const mostOfSubject = 0.5;

/** How many are asked for is not what is asked for: `six`, `六个`. */
const { cardinals, counters } = frameWords.numbers;
const counted = new RegExp(`^(?:[二两三四五六七八九十几]+(?:${counters.join("|")})|${cardinals.join("|")})$`, "u");

/** The words of a question that the documents know, by how rare they are there. */
export class SharedTerms {
  readonly #weights: ReadonlyMap<string, number>;
  readonly #all: number;
  /** Whether the question is English, whose words are looked for in renderings. */
  readonly isEnglish: boolean;

  /** `whole`: of long Chinese words not the words in them (`信息` of `信息化`). */
  constructor({ terms }: Pick<SearchIndex, "terms">, question: string, { whole = false } = {}) {
    this.isEnglish = !/\p{Script=Han}/u.test(question);
    const words = this.isEnglish
      ? englishTerms(question)
      : (whole ? chineseWords(normalise(question)) : chineseTerms(question)).filter(({ length }) => length > 1);
    const index = this.isEnglish ? terms.renderings : terms.words;
    const known = words.filter((word) => !counted.test(word) && index.knows(word));
    this.#weights = new Map(known.map((word) => [word, index.idf(word)]));
    this.#all = Array.from(this.#weights.values()).reduce((sum, weight) => sum + weight, 0);
  }

  /** Those words, in Simplified Chinese or English stems. */
  get words(): readonly string[] {
    return [...this.#weights.keys()];
  }

  /** Whether the documents know none of them. */
  get isEmpty(): boolean {
    return this.#all === 0;
  }

  /** Those that a sentence holds, or to an English question its rendering. */
  heldBy(sentence: Sentence, speech: Speech): string[] {
    return this.heldIn(this.isEnglish ? renderingOf(sentence, speech) : sentence.text);
  }

  /** Those that a text in the language of the question holds. */
  heldIn(text: string): string[] {
    const held = new Set(this.isEnglish ? englishTerms(text) : chineseTerms(text));
    return [...this.#weights.keys()].filter((word) => held.has(word));
  }

  /** The weight of some of them among all, 0 to 1. */
  share(words: Iterable<string>): number {
    const sum = [...new Set(words)].reduce((total, word) => total + (this.#weights.get(word) ?? 0), 0);
    return this.#all === 0 ? 0 : sum / this.#all;
  }
}

function renderingOf({ start, end }: Sentence, { renderings }: Speech): string {
  return renderings
    .filter((line) => line.start < end && start < line.end)
    .map(({ en }) => en)
    .join(" ");
}
