import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Sources } from "../../src/ask/quote/sources.ts";
import { placesOfWords, wordsIn } from "../../src/ask/find/word-search.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import { loadGlossary } from "../../src/text/dictionary.ts";
import { five } from "./documents.ts";

const glossary = loadGlossary();
const sources = new Sources(five);

/** The quotes found for some words, the words in brackets. */
function found(words: string, among = sources): string[] {
  return placesOfWords(among, words, glossary).map(({ file, start, end, marks = [] }) => {
    const raw = among.speeches.find(({ info }) => info.file === file)?.raw ?? "";
    let at = start;
    const pieces = marks.map((mark) => {
      const piece = `${raw.slice(at, mark.start)}[${raw.slice(mark.start, mark.end)}]`;
      at = mark.end;
      return piece;
    });
    return pieces.join("") + raw.slice(at, end);
  });
}

function sourcesOf(raw: string): Sources {
  const title = { zh: "文件", en: "Document" };
  return new Sources([
    readSpeech({ file: "a.txt", title, speakers: [], level: "city", kind: "document", script: "hans" }, raw),
  ]);
}

describe("the places of some words", () => {
  test("are those where they stand as written, in either script", () => {
    const places = found("重点行业");
    expect(places.length).toBeGreaterThan(1);
    for (const place of places) expect(place).toContain("[重点行业]");
    expect(found("重點行業")).toEqual(places);
  });

  test("else sentences that have every word, else passages that do", () => {
    const text = sourcesOf("企业要排查火灾隐患,落实责任。责任重于泰山。");
    expect(found("隐患的责任", text)).toEqual(["企业要排查火灾[隐患],落实[责任]。"]);
    expect(found("泰山和隐患", text)).toEqual(["企业要排查火灾[隐患],落实责任。责任重于[泰山]。"]);
    expect(found("泰山和江河", text)).toEqual([]);
  });

  test("of English words are the Chinese of the glossary and the sentences whose rendering has them", () => {
    expect(found("forest fire prevention").join("\n")).toContain("[森林防火]");
    expect(found("patrols")).toEqual(found("patrol"));
    expect(found("patrols").length).toBeGreaterThan(0);
  });

  test.each(["量子计算芯片", "blockchain", "区块链", "", "？！", "的"])("%j has none, or only its own", (words) => {
    for (const place of found(words)) expect(place).toContain(`[${words}]`);
    if (words !== "的") expect(found(words)).toEqual([]);
  });

  test("every word that was cut from a text is found there, marked and inside its document", () => {
    const all = five.flatMap((speech) =>
      speech.passages.flatMap(({ sentences }) => sentences.map((one) => ({ speech, one }))),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.nat(),
        fc.integer({ min: 2, max: 12 }),
        ({ speech, one }, from, length) => {
          const start = from % Math.max(1, one.text.length - length);
          const words = one.text.slice(start, start + length);
          if (!/^\p{Script=Han}+$/u.test(words)) return;
          const places = placesOfWords(sources, words, glossary);
          const here = places.filter(({ file }) => file === speech.info.file);
          expect(here.some((place) => place.start < one.end && one.start < place.end)).toBe(true);
          for (const place of here) {
            expect(place.end).toBeLessThanOrEqual(speech.raw.length);
            expect(place.marks?.every((mark) => place.start <= mark.start && mark.end <= place.end)).toBe(true);
          }
        },
      ),
    );
  });
});

test("the words that say something are neither particles nor pronouns nor marks", () => {
  expect(wordsIn("对企业的处罚有哪些？")).toEqual(["企业", "处罚"]);
  expect(wordsIn("責任怎麼落實")).toEqual(["责任", "落实"]);
  expect(wordsIn("What is said about the safety of mines?")).toEqual(["safety", "mines"]);
});
