import type { JudgeModel } from "../../src/ask/read/judge.ts";

const none = { answers: 0, late: 0, sentence: 0, coverage: 0, lead: 0, strongest: 0, mass: 0 };
const models: JudgeModel["zh"] = {
  alone: { bias: 0, weights: { lead: 0, answers: 1, own: 0, strongest: 0, mass: 0 } },
  order: { lead: 0.1, answers: 1, mass: 0 },
  sentence: { lead: 0.1, answers: 0.1, own: 0.1, strongest: 0, mass: 1 },
  official: { bias: 0, weights: { ...none, answers: 1 } },
  general: { bias: 0, weights: { ...none, answers: 1 } },
  unread: { bias: 0, weights: none },
  near: { bias: 2, weights: { ...none, answers: 1 } },
};

/** Believes the reader: half of the question's words in a passage answer it, a third are near it. */
export const plainModel: JudgeModel = {
  about: "made up",
  zh: models,
  en: models,
  cuts: { answered: 0.5, further: 0.7, near: 0.5, marked: 0, settled: 0.95, surest: 4, sure: 0.95 },
};
