import type { Answerer } from "../../src/domain.ts";
import { UserError } from "../../src/ops/errors.ts";
import { type PassageSet, type SetQuestion, spread } from "./passage-set.ts";
import { aligned } from "./terminal-table.ts";

/** What is fitted may be fitted on the questions of one half of a set's paragraphs; the other half tests. */
export function halfOf(paragraphPlace: number): "fit" | "test" {
  return paragraphPlace % 2 === 0 ? "fit" : "test";
}

const asked = 75;

/** Questions of the test half whose paragraph is in, and as many whose paragraph is taken out, with what is left. */
export interface JudgedSet {
  readonly with: readonly SetQuestion[];
  readonly without: readonly SetQuestion[];
  readonly speeches: PassageSet["speeches"];
}

/** Takes every second paragraph of the test half out. Throws UserError where the set has too few questions. */
export function splitSet({ speeches, questions }: PassageSet): JudgedSet {
  const placeOf = new Map(speeches.map(({ info }, place) => [info.file, place]));
  const placed = questions.map((question) => ({ question, place: placeOf.get(question.gold[0]?.file ?? "") ?? 0 }));
  const isOut = (place: number): boolean => halfOf(place) === "test" && place % 4 === 1;
  const tested = placed.filter(({ place }) => halfOf(place) === "test");
  const pick = (out: boolean): SetQuestion[] =>
    spread(
      tested.flatMap(({ question, place }) => (isOut(place) === out ? [question] : [])),
      asked,
    );
  const [inside, outside] = [pick(false), pick(true)];
  if (inside.length === 0 || outside.length === 0) throw new UserError("the set has too few questions to judge by");
  return { with: inside, without: outside, speeches: speeches.filter((_, place) => !isOut(place)) };
}

/** How the questions of one language were judged, as shares. */
export interface JudgedSlice {
  readonly lang: SetQuestion["lang"];
  readonly questions: readonly [with_: number, without: number];
  readonly answeredWith: number;
  readonly answeredWithout: number;
  /** Of those answered with the paragraph in: a citation holds the whole answer. */
  readonly holding: number;
}

interface Judged extends Pick<SetQuestion, "lang"> {
  readonly answered: boolean;
  readonly holds: boolean;
}

/** Asks all questions of both kinds; a slice a language. */
export async function judgeSet(answerer: Answerer, set: JudgedSet): Promise<JudgedSlice[]> {
  const ask = async ({ question, lang, answer: span, gold }: SetQuestion): Promise<Judged> => {
    const { status, citations } = await answerer.answer({ text: question });
    const file = gold[0]?.file;
    const holds = citations.some((one) => one.file === file && one.start <= span.start && span.end <= one.end);
    return { lang, answered: status === "answered", holds };
  };
  const [inside, outside] = [new Array<Judged>(), new Array<Judged>()];
  for (const question of set.with) inside.push(await ask(question));
  for (const question of set.without) outside.push(await ask(question));
  return [...new Set(inside.map(({ lang }) => lang))].map((lang) => {
    const [here, gone] = [inside, outside].map((of) => of.filter((one) => one.lang === lang));
    const answered = here?.filter((one) => one.answered) ?? [];
    const share = (some = 0, all = 0): number => Number((some / Math.max(1, all)).toFixed(3));
    return {
      lang,
      questions: [here?.length ?? 0, gone?.length ?? 0],
      answeredWith: share(answered.length, here?.length),
      answeredWithout: share(gone?.filter((one) => one.answered).length, gone?.length),
      holding: share(answered.filter(({ holds }) => holds).length, answered.length),
    };
  });
}

/** The slices for reading on a terminal. */
export function judgedTable(slices: readonly JudgedSlice[]): string {
  return aligned([
    [
      "paragraphs of the test half",
      "questions with",
      "answered",
      "holding the answer",
      "questions without",
      "answered",
    ],
    ...slices.map(({ lang, questions, answeredWith, answeredWithout, holding }) =>
      [lang, questions[0], answeredWith, holding, questions[1], answeredWithout].map(String),
    ),
  ]).join("\n");
}
