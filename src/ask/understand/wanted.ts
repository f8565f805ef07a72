import { normalise } from "../../text/normalise.ts";
import { frameWords } from "./frame-words.ts";

const { asked, instead } = frameWords.wanted;
const longestFirst = (words: readonly string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => (/^[a-z]/u.test(word) ? `\\b${word}\\b` : word))
    .join("|");
/** What is asked for stands behind such words, up to the end of its clause or to what was given instead. */
const wanted = new RegExp(
  `(?:${longestFirst(asked)})\\s*([^,，。;；!?？]+?)\\s*(?:(?:${longestFirst(instead)}).*)?$`,
  "u",
);

/** What a complaint says was asked for (`我问的是经费，不是人员`, "I asked about tenants"); undefined where it does not say. */
export function wantedBy(complaint: string): string | undefined {
  const clauses = normalise(complaint).split(/[,，。;；!！?？]/u);
  return clauses.flatMap((clause) => wanted.exec(clause.trim())?.[1] ?? [])[0];
}
