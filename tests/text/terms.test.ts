import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { chineseTerms, hanBigrams } from "../../src/text/chinese-terms.ts";
import { englishTerms, numberTerms } from "../../src/text/english-terms.ts";
import { normalise, toSimplified } from "../../src/text/normalise.ts";

vi.setConfig({ testTimeout: 60_000 });

describe("normalise", () => {
  test.each([
    ["持續(xù)穩(wěn)定向好", "持续稳定向好"],
    ["全区各\n3、级", "全区各级"],
    ["ＧＤＰ，２０２３", "gdp,2023"],
    ["Safety FIRST", "safety first"],
    ["裡面 羣眾 綫索 臺灣 啟動", "里面 群众 线索 台湾 启动"],
    ["著力 麻痺 著名", "着力 麻痹 著名"],
    ["红线。 ”", "红线。”"],
    ["", ""],
  ])("%j becomes %j", (text, normal) => expect(normalise(text)).toBe(normal));

  test("Simplified text stays as it is", () => {
    const text = "各级各部门要认真落实安全生产责任制,里程碑,发展,干部,后来,制度,面条";
    expect(toSimplified(text)).toBe(text);
  });

  test("both scripts of a question are one", () => {
    expect(normalise("重點行業領域有哪些")).toBe(normalise("重点行业领域有哪些"));
  });

  test("any text can be normalised", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(normalise(text)).not.toMatch(/[A-Z\r\n]/u);
      }),
    );
  });
});

describe("Chinese terms", () => {
  test("long words and the words in them, without punctuation", () => {
    const terms = chineseTerms("中华人民共和国,安全生产!");
    expect(terms).toEqual(expect.arrayContaining(["人民", "共和国", "中华人民共和国", "安全", "生产"]));
    expect(terms.join("")).not.toMatch(/[,!]/u);
  });

  test("both scripts give the same terms", () => {
    expect(chineseTerms("企業主體責任落實不到位")).toEqual(chineseTerms("企业主体责任落实不到位"));
  });

  test("Latin words and numbers are terms", () => {
    expect(chineseTerms("KTV在2023年")).toEqual(expect.arrayContaining(["ktv", "2023"]));
  });

  test.each(["", "。!?", "👍"])("%j has none", (text) => expect(chineseTerms(text)).toEqual([]));
});

describe("Han bigrams", () => {
  test("overlapping pairs that do not cross punctuation", () => {
    expect(hanBigrams("安全生产,监管")).toEqual(["安全", "全生", "生产", "监管"]);
  });
  test("a lone character, Latin words and numbers are whole", () => {
    expect(hanBigrams("县KTV共2.5万")).toEqual(["县", "共", "万", "ktv", "2.5"]);
  });
  test("characters outside the basic plane are not halved", () =>
    expect(hanBigrams("𠮷野家")).toEqual(["𠮷野", "野家"]));
  test("nothing of nothing", () => expect(hanBigrams("!?")).toEqual([]));
});

describe("English terms", () => {
  test("stems without function words and the frame words of questions", () => {
    expect(englishTerms("What are the companies responsible for?")).toEqual(englishTerms("company responsible"));
    expect(englishTerms("inspections")).toEqual(englishTerms("inspection"));
  });
  test("repeats are kept, single letters and Chinese are not", () => {
    expect(englishTerms("fire, fire a b 安全")).toEqual(["fire", "fire"]);
  });
  test("numbers as written", () => expect(numberTerms("2023年1,000人3.5%")).toEqual(["2023", "1,000", "3.5"]));
});
