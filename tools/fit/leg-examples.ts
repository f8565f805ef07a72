import type { App } from "../../src/app.ts";
import { hits } from "../eval/hits.ts";
import type { PassageSet } from "../eval/passage-set.ts";
import { questionLanguage, type QuestionLanguage } from "../../src/text/detect.ts";
import { standardise } from "../../src/ask/fusion.ts";
import { plainReading } from "../../src/ask/find.ts";
import type { LegName } from "../../src/ask/legs.ts";
import type { Example } from "./softmax-regression.ts";

/** The legs that general texts can teach the weights of: all but those in English renderings. */
export const fittedLegs: Readonly<Record<QuestionLanguage, readonly LegName[]>> = {
  zh: ["passage", "sentence", "words", "bigrams", "late"],
  en: ["passage", "sentence", "words", "glosses", "late"],
};

/** The questions of a set in one language, as the legs see them. */
export interface FitSet {
  readonly name: string;
  readonly asked: QuestionLanguage;
  readonly questions: number;
  /** Questions whose gold is not among the candidates. */
  readonly missed: number;
  /** `place`: where in the set the gold's text stands, from 0 to below 1; neighbours are of one article. */
  readonly examples: readonly { readonly example: Example; readonly place: number }[];
}

/** Asks an app over a set's texts all the set's questions and keeps what each leg gives each candidate. */
export async function fitSetsOf({ finder }: App, set: PassageSet): Promise<FitSet[]> {
  const placeOf = new Map(set.speeches.map(({ info }, place) => [info.file, place / set.speeches.length]));
  const examples: Record<QuestionLanguage, { example: Example; place: number }[]> = { zh: [], en: [] };
  const questions = { zh: 0, en: 0 };
  for (const { question, lang, gold } of set.questions) {
    const asked = questionLanguage(lang);
    questions[asked]++;
    const { readings } = await finder.find(plainReading(question), lang);
    for (const { legs, scores } of readings) {
      const candidates = [...scores.keys()];
      const golden = candidates.flatMap((id, at) => {
        const passage = finder.index.passages[id];
        return passage && gold.some((quote) => hits(passage, quote)) ? [at] : [];
      });
      if (golden.length === 0) continue;
      const features = fittedLegs[asked].map((name) => {
        const leg = legs[name];
        return leg ? standardise(candidates, leg) : new Float64Array(candidates.length);
      });
      examples[asked].push({ example: { features, gold: golden }, place: placeOf.get(gold[0]?.file ?? "") ?? 0 });
    }
  }
  return (["zh", "en"] as const)
    .filter((asked) => questions[asked] > 0)
    .map((asked) => ({
      name: set.name,
      asked,
      questions: questions[asked],
      missed: questions[asked] - examples[asked].length,
      examples: examples[asked],
    }));
}
