import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { loadDictionary, loadGlossary } from "../../src/text/dictionary.ts";
import { englishTerms } from "../../src/text/english-terms.ts";
import { gloss } from "../../src/text/gloss.ts";
import { normalise } from "../../src/text/normalise.ts";

vi.setConfig({ testTimeout: 60_000 });

const dictionary = loadDictionary();

/** The weight of an English word in what a Chinese text is found by. */
function weight(text: string, word: string): number {
  return gloss(text, dictionary).get(englishTerms(word)[0] ?? "") ?? 0;
}

describe("the dictionary", () => {
  test("senses of words, names of places with their readings", () => {
    expect(dictionary.senses("消防")).toEqual(expect.arrayContaining(["firefighting"]));
    expect(dictionary.names("兰州").map(({ reading }) => reading)).toContain("lanzhou");
    expect(dictionary.senses("没有这个词")).toEqual([]);
  });
});

describe("gloss", () => {
  test.each([
    ["煤矿安全", "coal"],
    ["森林防火", "forest"],
    ["甘肃省", "Gansu"],
    ["甘肅天水", "Tianshui"],
    ["一岗双责", "responsibility"],
    ["疫情防控", "epidemic"],
    ["市场监管局", "market"],
    ["KTV等场所", "KTV"],
  ])("%s is found by %s", (text, word) => expect(weight(text, word)).toBeGreaterThan(0));

  test("numbers are kept", () => expect(gloss("24小时值班", dictionary).get("24")).toBe(1));

  test("both scripts are glossed alike", () => {
    expect(gloss("企業主體責任", dictionary)).toEqual(gloss("企业主体责任", dictionary));
  });

  test("a term of the field weighs more than its synonyms", () => {
    expect(weight("隐患", "danger")).toBeGreaterThan(0);
    expect(weight("国务院", "council")).toBeGreaterThan(weight("国务院", "cabinet"));
  });

  test("what is not there has no weight", () => {
    expect(weight("煤矿安全", "banana")).toBe(0);
    expect(gloss("", dictionary).size).toBe(0);
  });
});

describe("the glossary", () => {
  const [header, ...lines] = readFileSync(new URL("../../src/text/data/glossary.tsv", import.meta.url), "utf8")
    .replace(/\n$/u, "")
    .split("\n");
  const rows = lines.map((line) => line.split("\t"));

  test("has its five columns in every row, the first three filled", () => {
    expect(header).toBe("zh_hans\tzh_hant\ten\ten_synonyms\tnote");
    expect(rows.filter((row) => row.length !== 5 || row.slice(0, 3).some((cell) => !cell))).toEqual([]);
    expect(rows.flat().filter((cell) => cell !== cell.trim())).toEqual([]);
  });

  test("Traditional and Simplified are the same term", () => {
    expect(rows.filter(([simplified, traditional = ""]) => normalise(traditional) !== simplified)).toEqual([]);
  });

  test("names each term once", () => {
    const terms = rows.map(([simplified]) => simplified);
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
  });

  test("English names and synonyms are English", () => {
    expect(rows.flatMap(([, , english = "", synonyms = ""]) => [english, synonyms]).join(" ")).not.toMatch(
      /\p{Script=Han}/u,
    );
    const glossary = loadGlossary();
    expect(glossary).toHaveLength(rows.length);
    expect(glossary.filter(({ english }) => englishTerms(english).length === 0)).toEqual([]);
    expect(glossary.flatMap(({ synonyms }) => synonyms).filter((synonym) => synonym !== synonym.trim())).toEqual([]);
  });
});
