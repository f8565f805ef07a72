import { overlapsByHalf } from "../eval/hits.ts";
import { questionLanguage, type QuestionLanguage } from "../../src/text/detect.ts";
import { standardise } from "../../src/ask/find/fusion.ts";
import { type Finder, plainReading } from "../../src/ask/find/find.ts";
import type { LegName } from "../../src/ask/find/legs.ts";
import type { FitDocuments } from "./sets.ts";
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

/** Asks a set's documents all its questions and keeps what each leg gives each candidate. */
export async function fitSetsOf(finder: Finder, { name, speeches, questions }: FitDocuments): Promise<FitSet[]> {
  const placeOf = new Map(speeches.map(({ info }, place) => [info.file, place / speeches.length]));
  const examples: Record<QuestionLanguage, { example: Example; place: number }[]> = { zh: [], en: [] };
  const asked = { zh: 0, en: 0 };
  for (const { text, language, evidence } of questions) {
    if (evidence.length === 0) continue;
    const own = questionLanguage(language);
    asked[own]++;
    const { readings } = await finder.find(plainReading(text), language);
    for (const { legs, scores } of readings) {
      const candidates = [...scores.keys()];
      const golden = candidates.flatMap((id, at) => {
        const passage = finder.index.passages[id];
        const isGold = evidence.some((gold) => gold.file === passage?.file && overlapsByHalf(passage, gold));
        return isGold ? [at] : [];
      });
      if (golden.length === 0) continue;
      const features = fittedLegs[own].map((leg) => {
        const found = legs[leg];
        return found ? standardise(candidates, found) : new Float64Array(candidates.length);
      });
      examples[own].push({ example: { features, gold: golden }, place: placeOf.get(evidence[0]?.file ?? "") ?? 0 });
    }
  }
  return (["zh", "en"] as const)
    .filter((language) => asked[language] > 0)
    .map((language) => ({
      name,
      asked: language,
      questions: asked[language],
      missed: asked[language] - examples[language].length,
      examples: examples[language],
    }));
}
