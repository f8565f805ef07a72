import { expect, test } from "vitest";
import { canBeRead, spellingsOf } from "../../src/text/readings.ts";

test.each([
  ["伟平", "weiping"],
  ["单", "shan"],
  ["单", "dan"],
  ["吕", "lv"],
  ["吕", "lu"],
  ["建国", "jianguo"],
])("%s can be read as %s", (word, letters) => expect(canBeRead(word, letters)).toBe(true));

test.each([
  ["伟平", "wei"],
  ["伟平", "weipin"],
  ["王", "huang"],
  ["", "a"],
])("%s cannot be read as %s", (word, letters) => expect(canBeRead(word, letters)).toBe(false));

test("a word is spelt in every way its characters are read, so many at most, and in none where one is unknown", () => {
  expect(spellingsOf("清河", 8)).toEqual(["qinghe"]);
  expect(spellingsOf("单县", 8)).toContain("shanxian");
  expect(spellingsOf("单单单", 2)).toHaveLength(2);
  expect(spellingsOf("A县", 8)).toEqual([]);
});
