import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectLanguage, detectScript } from "../../src/text/detect.ts";

describe("the language of a question", () => {
  test.each([
    ["消防检查由哪个部门负责", "zh-Hans"],
    ["消防檢查由哪個部門負責", "zh-Hant"],
    ["Who is in charge of fire inspections?", "en"],
    ["谁?", "zh-Hans"],
    ["誰?", "zh-Hant"],
    ["why", "en"],
    ["GDP怎么说", "zh-Hans"],
    ["KTV的防疫要求是什么", "zh-Hans"],
    ["what does 一岗双责 mean", "en"],
    ["what is 安全生产标准化建设", "en"],
    ["Wang Sanyun 的五大任务", "zh-Hans"],
    ["安全第一 👍👍", "zh-Hans"],
    ["safety first 👍", "en"],
    ["👍", "en"],
    ["", "en"],
    ["2023", "en"],
    ["「監管」和「整治」有何不同?", "zh-Hant"],
    ["一二三", "zh-Hans"],
  ])("%j is %s", (text, language) => expect(detectLanguage(text)).toBe(language));

  test("one character written alike in Traditional does not make a long Simplified text Traditional", () => {
    expect(detectScript("各级各部门要认真落实安全生产责任制,加强监督检查,后")).toBe("hans");
  });

  test("any text has a language", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(["zh-Hans", "zh-Hant", "en"]).toContain(detectLanguage(text));
      }),
    );
  });
});
