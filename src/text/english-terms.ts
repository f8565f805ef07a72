import { stemmer } from "stemmer";

/** Function words, the frame words of questions, and the abbreviations dictionaries use. */
const stopWords = new Set(
  (
    "a an the of to in on for and or is are was be been being by with as at from that this it its into not no one's one " +
    "sb sth etc also esp abbr cl lit fig used variant see old v n adj do does did what which who whom how when where why " +
    "must should shall can could would will may might has have had i you he she we they them their our us me my your his " +
    "her about say says said there if any all than then so up out get got need make"
  ).split(" "),
);

/** The stems of a text's English content words, in order, repeats kept. */
export function englishTerms(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z]{2,}/gu) ?? [];
  return words.filter((word) => !stopWords.has(word)).map((word) => stemmer(word));
}

/** The content words and numbers of an English text, as written but for capitals. */
export function englishContentWords(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z]{2,}|\d+(?:[.,]\d+)*/gu) ?? [];
  return words.filter((word) => !stopWords.has(word));
}

/** The numbers a text writes in digits, as written. */
export function numberTerms(text: string): string[] {
  return text.match(/\d+(?:[.,]\d+)*/gu) ?? [];
}
