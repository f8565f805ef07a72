import { expect, test } from "vitest";
import { eachUnit } from "../../src/text/units.ts";

function unitsOf(text: string): string[] {
  const units: string[] = [];
  const offsets = Array.from({ length: text.length }, (_, at) => at);
  eachUnit({ text, offsets }, (unit, start, end) => units.push(`${unit}@${start}-${end}`));
  return units;
}
const wordsOf = (text: string): string[] => unitsOf(text).map((unit) => unit.replace(/@.*/u, ""));

test("a Han character, a Latin word, a digit, with their spans", () => {
  expect(unitsOf("抓「責任」 GDP 15%")).toEqual([
    "抓@0-1",
    "责@2-3",
    "任@3-4",
    "gdp@6-9",
    "1@10-11",
    "5@11-12",
    "%@12-13",
  ]);
});

test.each([
  ["scripts", "著力答覆瞭解餘藉口為什麼", "着力答复了解余借口为什么"],
  ["a word's script by chance of its neighbours", "覆盖瞭望藉", "复盖了望借"],
  ["blanks and punctuation", "严禁，\u3000明火！", "严禁明火"],
  ["full width, compatibility forms and accents", "ＧＤＰ增長１５％，①Café", "gdp增长15%1cafe"],
  ["commas and blanks in numbers", "1,000 000元", "1000000元"],
  ["apostrophes and case", "The Bureau’s", "the bureaus"],
  ["dashes between numbers", "1—9月", "1～9月"],
  ["an astral character", "𠮷祥，", "𠮷祥"],
])("%s make no difference", (_, one, other) => {
  expect(wordsOf(one)).toEqual(wordsOf(other));
});

test.each([
  ["a point in a number", "1.5万", "15万"],
  ["a range", "1-9月", "19月"],
  ["a percent sign", "15%", "15"],
  ["numbers set apart", "2、3号", "23号"],
  ["words", "work safety", "worksafety"],
])("%s makes one", (_, one, other) => {
  expect(wordsOf(one)).not.toEqual(wordsOf(other));
});

test("a mark at the end of a number is none of it", () => {
  expect(wordsOf("共3、要。5.")).toEqual(["共", "3", "要", "5"]);
});
