import type { Estimate } from "./estimate.ts";
import type { MeasureName } from "./summary.ts";

/** How each measure is called and written, in the order people read them. */
export const measureLabels: Readonly<Record<MeasureName, string>> = {
  "hit@1": "hit@1",
  "hit@3": "hit@3",
  "hit@5": "hit@5",
  "hit@10": "hit@10",
  mrr: "MRR",
  "nDCG@10": "nDCG@10",
  goldCovered: "gold covered by citations",
  goldCoveredNeedAll: "… where every quote is needed",
  goldCoveredOnePerFile: "… where one a speech is needed",
  firstQuoteHits: "first quote hits gold",
  listsComplete: "lists and comparisons complete",
  citationPrecision: "citation precision",
  quotedCharacters: "quoted characters an answer",
  answerableAnswered: "answerable: labelled answered",
  answerableRefused: "answerable: refused",
  unanswerableAnswered: "unanswerable: labelled answered",
  refusableRefused: "off-topic, orders, chit-chat: refused",
};

/** An estimate for reading: two decimals, or whole numbers from ten up. */
export function written({ value, low, high }: Estimate): { value: string; interval: string } {
  const decimals = value >= 10 ? 0 : 2;
  const number = (one: number): string => one.toFixed(decimals);
  return { value: number(value), interval: `${number(low)}–${number(high)}` };
}
