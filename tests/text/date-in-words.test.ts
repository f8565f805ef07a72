import { expect, test } from "vitest";
import { dateInWords } from "../../src/text/date-in-words.ts";

test.each([
  ["2023", "2023年", "2023"],
  ["2023-01", "2023年1月", "January 2023"],
  ["2023-01-11", "2023年1月11日", "11 January 2023"],
  ["--01-11", "1月11日", "11 January"],
  ["--02-29", "2月29日", "29 February"],
  ["去年", "去年", "去年"],
])("%s is %s in Chinese and %s in English", (date, chinese, english) => {
  expect(dateInWords(date, "zh-Hans")).toBe(chinese);
  expect(dateInWords(date, "zh-Hant")).toBe(chinese);
  expect(dateInWords(date, "en")).toBe(english);
});
