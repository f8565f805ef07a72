import type { Weights } from "./fusion.ts";

export const weights: Weights = {
  zh: { sentence: 0.8, words: 0.1, bigrams: 0.34, late: 1.2 },
  en: {
    sentence: 1.15,
    words: 0.07,
    glosses: 0.5,
    late: 1.5,
    renderingSentence: 0.84,
    renderingTerms: 0.4,
    renderingLate: 1.3,
  },
};
