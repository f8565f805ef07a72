import { normalise } from "../text/normalise.ts";

/** `哪些行业没有被列为重点`, "which sectors are not listed": what is asked for is what the documents leave out. */
const complement =
  /哪[些个几种类][^，。？！,.?!]{0,12}(?:没有|没|未|不属|不在|不是)|\bwhich\b[^,.?!]{0,60}\b(?:not|aren't|isn't|weren't|never)\b/iu;
/** A text that says what is left out, excepted or forbidden. */
const negation = /[不没沒未无無禁勿莫除]|\b(?:not?|never|except|without)\b/iu;

/** Whether a question asks for what is not so. */
export function asksForComplement(question: string): boolean {
  return complement.test(normalise(question).replaceAll("有没有", "有"));
}

/** Whether a text negates anything: one that does not cannot answer such a question. */
export function negates(text: string): boolean {
  return negation.test(text);
}
