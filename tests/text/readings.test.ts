import { expect, test } from "vitest";
import { canBeRead } from "../../src/text/readings.ts";

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
