/** The ways a text is compared with a question. Those in English speak for English questions, but `renderingSentence` for all. */
export const legNames = [
  "passage",
  "sentence",
  "words",
  "bigrams",
  "glosses",
  "late",
  "renderingSentence",
  "renderingTerms",
  "renderingLate",
] as const;
export type LegName = (typeof legNames)[number];

/** A leg's scores by passage (or sentence) id; what it did not find is worth `absent`. */
export interface Leg {
  readonly scores: ReadonlyMap<number, number>;
  readonly absent: number;
}
export type Legs = Readonly<Partial<Record<LegName, Leg>>>;
