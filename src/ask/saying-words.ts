import { verbsOfSaying } from "../corpus/saying.ts";
import { nameWords } from "./names.ts";
import { deeds, generic } from "./posts.ts";

const english = new RegExp(
  String.raw`\b(?:${[...nameWords.cues.saying, "for", "emphasi[sz]e", "stress", "chair(?:ed)?", "attend(?:ed)?", ...generic.filter((word) => /^[a-z]/u.test(word))].join("|")})\b`,
  "gu",
);
const chinese = [...verbsOfSaying, ...deeds.chaired, ...deeds.attended, ...Object.keys(deeds.did), ...generic]
  .filter((word) => /\p{Script=Han}/u.test(word))
  .sort((a, b) => b.length - a.length);

/** A question without the words that say that somebody says something, or does what people do at meetings. */
export function withoutSaying(text: string): string {
  const left = chinese.reduce((rest, word) => rest.replaceAll(word, " "), text);
  return left.replace(english, " ");
}
