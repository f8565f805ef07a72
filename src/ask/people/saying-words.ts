import { verbsOfSaying } from "../../corpus/structure/saying.ts";
import { nameWords } from "../understand/names.ts";
import { deeds, generic } from "./posts.ts";

const english = new RegExp(
  String.raw`\b(?:${[...nameWords.cues.saying, "for", "emphasi[sz]e", "stress", "chair(?:ed)?", "attend(?:ed)?", ...generic.filter((word) => /^[a-z]/u.test(word))].join("|")})\b`,
  "gu",
);
const ofSaying = longestFirst(verbsOfSaying);
const ofMeetings = longestFirst([
  ...verbsOfSaying,
  ...deeds.chaired,
  ...deeds.attended,
  ...Object.keys(deeds.did),
  ...generic,
]);

/** A question without the words that say that somebody says something, or does what people do at meetings. */
export function withoutSaying(text: string): string {
  return without(text, ofMeetings);
}

/** A question without the words that say that somebody says something: what is done (`检查`) may be what it is about. */
export function withoutVerbsOfSaying(text: string): string {
  return without(text, ofSaying);
}

function without(text: string, chinese: readonly string[]): string {
  return chinese.reduce((rest, word) => rest.replaceAll(word, " "), text).replace(english, " ");
}

function longestFirst(words: readonly string[]): string[] {
  return words.filter((word) => /\p{Script=Han}/u.test(word)).sort((a, b) => b.length - a.length);
}
