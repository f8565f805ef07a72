import type { Span } from "../../domain.ts";
import type { EncodedText } from "../../model/embedder.ts";
import { tokensOutside, vectorOfTokens } from "../../model/partial-text.ts";
import type { SearchIndex } from "../../index/search-index.ts";
import { centred, centredRows } from "../../index/vectors.ts";
import { chineseTerms, hanBigrams } from "../../text/chinese-terms.ts";
import { englishTerms, numberTerms } from "../../text/english-terms.ts";
import type { QuestionLanguage } from "../../text/detect.ts";
import { QuestionTokens } from "./question-tokens.ts";

/** A common token tells little: its weight is its surprisal less this many nats, but never below the least. */
const commonSurprisal = 5;
const leastWeight = 0.2;

interface QuestionTerms {
  readonly chineseTerms: readonly string[];
  readonly bigrams: readonly string[];
  /** Each once; none for a Chinese question. */
  readonly englishTerms: readonly string[];
}

/** A question, ready to be compared with the texts of an index. */
export interface EncodedQuestion extends QuestionTerms {
  readonly asked: QuestionLanguage;
  /** Centred, unit length. */
  readonly vector: Float32Array;
  /** Centred, unit length each. */
  readonly tokens: QuestionTokens;
  /** One weight a token; they sum to 1. A token that is left out weighs nothing. */
  readonly weights: Float32Array;
}

/** Centres an encoded question by its language, weighs its tokens by rarity and takes its terms. */
export function prepareQuestion(
  text: string,
  encoded: EncodedText,
  asked: QuestionLanguage,
  { questionCentres, tokens }: SearchIndex,
): EncodedQuestion {
  return {
    asked,
    vector: centred(encoded.vector, questionCentres[asked].vector),
    tokens: new QuestionTokens(centredRows(encoded.tokens, questionCentres[asked].token), tokens),
    weights: rarityOf(encoded.surprisal),
    ...termsOf(text, asked),
  };
}

/** The same question without the words at `left`, of which `rest` is left: its tokens are compared once for both. */
export function withoutWords(
  { asked, tokens }: EncodedQuestion,
  encoded: EncodedText,
  left: readonly Span[],
  rest: string,
  { questionCentres }: SearchIndex,
): EncodedQuestion {
  const kept = tokensOutside(encoded, left);
  return {
    asked,
    vector: centred(vectorOfTokens(encoded, kept), questionCentres[asked].vector),
    tokens,
    weights: rarityOf(encoded.surprisal, kept),
    ...termsOf(rest, asked),
  };
}

function rarityOf(surprisal: Float32Array, kept?: readonly boolean[]): Float32Array {
  const rarity = surprisal.map((nats, token) =>
    kept?.[token] === false ? 0 : Math.max(leastWeight, nats - commonSurprisal),
  );
  const sum = rarity.reduce((total, weight) => total + weight, 0) || 1;
  return rarity.map((weight) => weight / sum);
}

function termsOf(text: string, asked: QuestionLanguage): QuestionTerms {
  return {
    chineseTerms: chineseTerms(text),
    bigrams: hanBigrams(text),
    englishTerms: asked === "en" ? [...new Set([...englishTerms(text), ...numberTerms(text)])] : [],
  };
}
