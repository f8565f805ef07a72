import type { Speech } from "../../domain.ts";
import { chineseNames } from "../../text/chinese-names.ts";
import { coinedTerms } from "../../text/chinese-terms.ts";
import { englishTerms } from "../../text/english-terms.ts";
import { normalise } from "../../text/normalise.ts";
import type { QuestionReading, Scope } from "../request.ts";

/** Years and numbers of three digits and more; smaller ones are mostly counts, which the reader judges. */
const telling = /(?<!\d)\d{3,}(?!\d)/gu;
/** An English word that is written as a name inside a sentence. */
const englishName = /(?<=[a-z,] )[A-Z][a-z]{2,}/gu;

/** `甘肃省` is where `甘肃` is written. */
const rankOfPlace = /(?<=\p{Script=Han}{2})[省市县]$/u;

interface Known {
  readonly speech: Speech;
  /** Normalised, with the entry of the catalogue. */
  readonly text: string;
  /** English stems of its renderings and its entry. */
  readonly stems: ReadonlySet<string>;
}

/** Tells what a question names that is nowhere in the documents asked, nor in their entries of the catalogue. */
export class MissingNames {
  readonly #known = new Map<Speech, Known>();

  constructor(readonly speeches: readonly Speech[]) {}

  /**
   * Years, numbers, people, places and bodies, as the question writes them. English names count only where all the
   * documents are rendered: elsewhere they may be there in Chinese.
   */
  missing({ text, scope }: QuestionReading): string[] {
    const asked = this.#asked(scope);
    const isRendered = asked.every(({ renderings }) => renderings.length > 0);
    const numbers = text.match(telling) ?? [];
    const english = isRendered ? (text.match(englishName) ?? []) : [];
    const named = [...numbers, ...chineseNames(text)];
    if (named.length + english.length === 0) return [];
    const known = asked.map((speech) => this.#of(speech));
    const isIn = (word: string): boolean =>
      known.some((one) => one.text.includes(normalise(word).replace(rankOfPlace, "")));
    const isRenderedIn = (word: string): boolean =>
      englishTerms(word).every((stem) => known.some(({ stems }) => stems.has(stem)));
    return [...new Set([...named.filter((word) => !isIn(word)), ...english.filter((word) => !isRenderedIn(word))])];
  }

  /** New terms of a subject (`新质生产力`) that the documents asked do not have. */
  missingTerms(subject: string, scope: Scope): string[] {
    const known = this.#asked(scope).map((speech) => this.#of(speech).text);
    const isIn = (word: string): boolean => known.some((text) => text.includes(word));
    return coinedTerms(normalise(subject)).flatMap(({ term, sign }) => (isIn(sign) ? [] : [term]));
  }

  #asked({ files }: Scope): readonly Speech[] {
    return this.speeches.filter(({ info }) => files.length === 0 || files.includes(info.file));
  }

  #of(speech: Speech): Known {
    const before = this.#known.get(speech);
    if (before) return before;
    const { raw, info, renderings } = speech;
    const entry = JSON.stringify(info);
    const stems = new Set(englishTerms([entry, ...renderings.map(({ en }) => en)].join(" ")));
    const known = { speech, text: normalise(`${entry}\n${raw}`), stems };
    this.#known.set(speech, known);
    return known;
  }
}
