import type { Answer, Citation } from "./domain.ts";

/** What an answer says of itself where it has nothing special to say. */
export const blankAnswer = {
  intent: "fact",
  reply: "quotes",
  lead: "",
  closing: "",
  silent: [],
  mentions: [],
  missing: [],
  topics: [],
  parts: [],
} as const satisfies Partial<Answer>;

/** A citation of which nothing is known but its words. */
export const blankCitation = {
  headings: [],
  speaker: null,
  also: [],
  alsoTitles: [],
  page: null,
  date: null,
  incomplete: null,
  cut: { before: false, behind: false },
  marks: [],
} as const satisfies Partial<Citation>;
