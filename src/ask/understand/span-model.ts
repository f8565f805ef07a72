import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Span } from "../../domain.ts";
import { chineseWords } from "../../text/chinese-terms.ts";
import { toSimplified } from "../../text/normalise.ts";

const ofOneKind = z.object({
  /** Words that frame messages: they stand outside of the span in several, in more than have them within. */
  frame: z.array(z.string()),
  /** Of what tells whether a word belongs to the span. */
  weights: z.record(z.string(), z.number()),
});
/** Which words of a message frame it (`这话谁说的`, "does any of them mention") and which are what it is about. */
const schema = z.object({ mention: ofOneKind, verify: ofOneKind });
export type SpanWeights = z.infer<typeof schema>;
export type SpanKind = keyof SpanWeights;

/** The words of a message, Simplified and in lower case, at their places in it. */
export function spanTokens(text: string): (Span & { readonly word: string })[] {
  const simplified = toSimplified(text);
  let end = 0;
  return chineseWords(simplified.length === text.length ? simplified : text).flatMap((piece) => {
    const start = end;
    end += piece.length;
    // What jieba leaves in one piece: blanks, and marks beside Latin letters.
    return Array.from(piece.matchAll(/[\p{L}\p{N}'’]+|[^\s\p{L}\p{N}'’]/gu), (match) => ({
      word: match[0].toLowerCase(),
      start: start + match.index,
      end: start + match.index + match[0].length,
    }));
  });
}

/** Stands for a word that frames no message; words are in lower case. */
const content = "CONTENT";

/** All words that frame no message are one: what is asked about is never the same. */
export function withoutContent(words: readonly string[], frame: ReadonlySet<string>): string[] {
  return words.map((word) => (frame.has(word) || isMark(word) ? word : content));
}

/** What tells whether the word at a place belongs to the span: itself with its neighbours, and how near an end it is. */
export function spanFeatures(words: readonly string[], at: number): string[] {
  const word = (offset: number): string => words[at + offset] ?? "|";
  return [
    "*",
    `=${word(0)}`,
    `-${word(-1)}`,
    `+${word(1)}`,
    `-0${word(-1)} ${word(0)}`,
    `0+${word(0)} ${word(1)}`,
    `--${word(-2)} ${word(-1)}`,
    `++${word(1)} ${word(2)}`,
    `-0+${word(-1)} ${word(0)} ${word(1)}`,
    `s${Math.min(at, 4)}`,
    `e${Math.min(words.length - 1 - at, 4)}`,
  ];
}

/** Finds what a message is about by weights that `npm run fit-spans` makes. */
export class SpanModel {
  readonly #frames: Readonly<Record<SpanKind, ReadonlySet<string>>>;

  constructor(readonly fitted: SpanWeights) {
    this.#frames = { mention: new Set(fitted.mention.frame), verify: new Set(fitted.verify.frame) };
  }

  static load(): SpanModel {
    return new SpanModel(
      schema.parse(JSON.parse(readFileSync(new URL("../words/spans.json", import.meta.url), "utf8"))),
    );
  }

  /**
   * The one run of words with most weight in it (Kadane), with those beside it that frame no message and without marks at
   * its ends; undefined where there are no words.
   */
  find(message: string, kind: SpanKind): Span | undefined {
    const tokens = spanTokens(message);
    const frame = this.#frames[kind];
    const words = withoutContent(
      tokens.map(({ word }) => word),
      frame,
    );
    const { weights } = this.fitted[kind];
    let best = { from: 0, to: 0, sum: -Infinity };
    let [from, sum] = [0, 0];
    for (const at of words.keys()) {
      if (sum <= 0) [from, sum] = [at, 0];
      for (const feature of spanFeatures(words, at)) sum += weights[feature] ?? 0;
      if (sum > best.sum) best = { from, to: at + 1, sum };
    }
    let { from: first, to: last } = best;
    while (words[first - 1] === content) first -= 1;
    while (words[last] === content) last += 1;
    while (first < last && isMark(words[first])) first += 1;
    while (last > first && isMark(words[last - 1])) last -= 1;
    const [start, end] = [tokens[first]?.start, tokens[last - 1]?.end];
    return start === undefined || end === undefined || first >= last ? undefined : { start, end };
  }
}

function isMark(word: string | undefined): boolean {
  return word !== undefined && /^[\p{P}\p{S}]+$/u.test(word);
}
