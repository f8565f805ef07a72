import type { Measurement } from "./measure.ts";

/** What can be wrong with an answer, worst first, and how it is said to a person. */
export const faults = {
  "not-verbatim": "a citation is not verbatim",
  boilerplate: "a citation touches boilerplate",
  "not-found": "gold not among ten passages",
  refused: "answerable, but refused",
  uncovered: "gold not covered by citations",
  related: "answerable, but labelled related",
  "ranked-low": "gold not ranked first",
  "claims-answer": "unanswerable, but labelled answered",
  "not-refused": "not refused",
} as const;

export type Fault = keyof typeof faults;

const tests: Readonly<Record<Fault, (measured: Measurement) => boolean>> = {
  "not-verbatim": ({ citations }) => citations.some(({ verbatim }) => !verbatim),
  boilerplate: ({ citations }) => citations.some(({ boilerplate }) => boilerplate),
  "not-found": ({ question: { expectation }, firstHit }) => expectation === "answerable" && firstHit === undefined,
  refused: ({ question: { expectation }, answer }) => expectation === "answerable" && answer.status === "refused",
  uncovered: ({ question: { expectation }, answer, covered }) =>
    expectation === "answerable" && answer.status !== "refused" && covered < 1,
  related: ({ question: { expectation }, answer }) => expectation === "answerable" && answer.status === "related",
  "ranked-low": ({ question: { expectation }, firstHit = 1 }) => expectation === "answerable" && firstHit > 1,
  "claims-answer": ({ question: { expectation }, answer }) =>
    expectation === "unanswerable" && answer.status === "answered",
  "not-refused": ({ question: { expectation }, answer }) => expectation === "refusable" && answer.status !== "refused",
};

/** The faults of one answer, worst first. */
export function faultsOf(measured: Measurement): Fault[] {
  return (Object.keys(faults) as Fault[]).filter((fault) => tests[fault](measured));
}
