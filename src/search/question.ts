import type { EncodedText } from "../embed/embedder.ts";
import type { QuestionCentres } from "../index/search-index.ts";
import { centred, centredRows } from "../index/vectors.ts";
import { chineseTerms, hanBigrams } from "../language/chinese-terms.ts";
import { englishTerms, numberTerms } from "../language/english-terms.ts";
import type { QuestionLanguage } from "../language/generic-questions.ts";

/** A common token tells little: its weight is its surprisal less this many nats, but never below the least. */
const commonSurprisal = 5;
const leastWeight = 0.2;

/** A question, ready to be compared with the texts of an index. */
export interface EncodedQuestion {
  readonly asked: QuestionLanguage;
  /** Centred, unit length. */
  readonly vector: Float32Array;
  /** Token rows, centred, unit length. */
  readonly tokens: Float32Array;
  /** One weight a token row; they sum to 1. */
  readonly weights: Float32Array;
  readonly chineseTerms: readonly string[];
  readonly bigrams: readonly string[];
  /** Each once; none for a Chinese question. */
  readonly englishTerms: readonly string[];
}

/** Centres an encoded question by its language, weighs its tokens by rarity and takes its terms. */
export function prepareQuestion(
  text: string,
  encoded: EncodedText,
  asked: QuestionLanguage,
  centres: QuestionCentres,
): EncodedQuestion {
  const rarity = encoded.surprisal.map((surprisal) => Math.max(leastWeight, surprisal - commonSurprisal));
  const sum = rarity.reduce((total, weight) => total + weight, 0) || 1;
  return {
    asked,
    vector: centred(encoded.vector, centres[asked].vector),
    tokens: centredRows(encoded.tokens, centres[asked].token),
    weights: rarity.map((weight) => weight / sum),
    chineseTerms: chineseTerms(text),
    bigrams: hanBigrams(text),
    englishTerms: asked === "en" ? [...new Set([...englishTerms(text), ...numberTerms(text)])] : [],
  };
}
