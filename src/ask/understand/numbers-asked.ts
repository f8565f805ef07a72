import { chineseNumber } from "../../corpus/structure/outline.ts";
import { normalise } from "../../text/normalise.ts";
import { frameWords } from "./frame-words.ts";

const { cardinals, ordinals, counters, places, measures } = frameWords.numbers;
const numeral = "[一二三四五六七八九十]{1,3}";
const counter = counters.join("|");
const chineseOrdinal = new RegExp(`(倒数)?第(${numeral}|\\d{1,3})(?=${counter}|[\\s\\p{P}]|$)`, "u");
const chineseLast = new RegExp(`(?:最后|最末|末尾)(?:的|那)?(?:一|那)?(?:${counter})`, "u");
const place = places.join("|");
const englishOrdinal = new RegExp(
  `\\b(${ordinals.join("|")}|\\d{1,3}(?:st|nd|rd|th))(?: (?:${place})s?\\b|(?=[\\s\\p{P}]*$| (?:in|of|please|and|again|says?|means?|reads?)\\b))|\\b(?:number|no\\.?|item|point) ?(${cardinals.join("|")}|\\d{1,3})\\b|#(\\d{1,3})\\b`,
  "u",
);
const englishLast = new RegExp(`\\blast (?:of (?:these|those|them)\\b|(?:${place})\\b)`, "u");

/** The place a message asks for (`第四个`, `最后一条`, "the third one"): from 1, or from -1 for the last; else undefined. */
export function ordinalAsked(message: string): number | undefined {
  const text = normalise(message);
  const chinese = chineseOrdinal.exec(text);
  if (chinese) return (chinese[1] === undefined ? 1 : -1) * (numberOf(chinese[2] ?? "") ?? 1);
  if (chineseLast.test(text) || englishLast.test(text)) return -1;
  const english = englishOrdinal.exec(text);
  const word = english?.[1] ?? english?.[2] ?? english?.[3];
  if (word !== undefined) return numberOf(word);
  // `2`, `二`: a message that is nothing but a number picks one.
  return /^(?:[\s\p{P}]*)(?:[一二三四五六七八九十]|[1-9])[\s\p{P}]*$/u.test(text)
    ? numberOf(text.replace(/[\s\p{P}]/gu, ""))
    : undefined;
}

const chineseCount = new RegExp(
  `(?<!第|[\\d一二三四五六七八九十])([二两三四五六七八九十]|\\d{1,2})(?:个方面|${counter})(?![小多]?[月星小人单县市区乡镇])`,
  "u",
);
const englishCount = new RegExp(
  `(?<![\\w.,-])(${cardinals.slice(1).join("|")}|\\d{1,2}) (?:[a-z+&'’-]+ ){0,2}?(?!(?:${measures.join("|")})s?\\b)[a-z-]*[^\\Wsiu]s\\b`,
  "u",
);

/** How many items a message asks for (`哪五项`, `五大任务`, "which three mechanisms"), from 2; undefined where it does not say. */
export function countAsked(message: string): number | undefined {
  const text = normalise(message);
  const word = (chineseCount.exec(text) ?? englishCount.exec(text))?.[1];
  const count = word === undefined ? undefined : numberOf(word.replace("两", "二"));
  return count !== undefined && count >= 2 ? count : undefined;
}

function numberOf(word: string): number | undefined {
  if (/^\d/u.test(word)) return Number.parseInt(word, 10);
  const english = Math.max(cardinals.indexOf(word), ordinals.indexOf(word));
  return english >= 0 ? english + 1 : chineseNumber(word);
}
