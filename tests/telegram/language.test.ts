import { describe, expect, test } from "vitest";
import { languageOf } from "../../src/telegram/language.ts";

describe("languageOf", () => {
  test.each([
    ["zh-hans", "zh-Hans"],
    ["zh", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh-SG", "zh-Hans"],
    ["zh-hant", "zh-Hant"],
    ["zh-TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh_MO", "zh-Hant"],
    ["zh-Hant-HK", "zh-Hant"],
    ["en", "en"],
    ["en-GB", "en"],
    ["ru", "en"],
    ["zha", "en"],
    ["", "en"],
    [undefined, "en"],
  ])("%s is %s", (code, language) => {
    expect(languageOf(code)).toBe(language);
  });
});
