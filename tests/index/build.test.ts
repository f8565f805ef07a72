import { beforeAll, describe, expect, test } from "vitest";
import type { SearchIndex } from "../../src/index/search-index.ts";
import { Finder, plainReading } from "../../src/ask/find/find.ts";
import { buildSmallIndex, embedder, smallCorpus } from "./small-index.ts";

describe("the index of two speeches without renderings", () => {
  let index: SearchIndex;
  const progress: (readonly [done: number, total: number])[] = [];
  beforeAll(async () => {
    index = await buildSmallIndex(smallCorpus, (done, total) => progress.push([done, total]));
  }, 60_000);

  test("has every passage and every sentence once, in the order of the text", () => {
    expect(index.passages).toEqual(smallCorpus.flatMap(({ passages }) => passages));
    const sentences = index.sentences.map(({ passage, place }) => index.passages[passage]?.sentences[place]);
    expect(sentences).toEqual(smallCorpus.flatMap(({ passages }) => passages.flatMap((each) => each.sentences)));
  });

  test("has a vector for each passage and piece; a long sentence has pieces for its clauses", () => {
    expect(index.vectors.passages.size).toBe(index.passages.length);
    const pieces = index.sentences.flatMap(({ firstPiece, lastPiece }) =>
      Array.from({ length: lastPiece - firstPiece + 1 }, (_, i) => firstPiece + i),
    );
    expect(pieces).toEqual(Array.from({ length: index.vectors.pieces.size }, (_, i) => i));
    const piecesOf = (words: string): number => {
      const found = index.sentences.find(({ passage, place }) =>
        index.passages[passage]?.sentences[place]?.text.includes(words),
      );
      return found ? found.lastPiece - found.firstPiece + 1 : 0;
    };
    expect(piecesOf("水库大坝")).toBeGreaterThan(2);
    expect(piecesOf("沙袋")).toBe(1);
  });

  test("holds no rendering and is searched all the same, in each language", async () => {
    expect(index.renderings).toEqual([]);
    expect(index.vectors.renderings.size).toBe(0);
    const finder = new Finder(index, embedder);
    const best = async (question: string, language: "zh-Hans" | "zh-Hant" | "en"): Promise<string> =>
      (await finder.find(plainReading(question), language)).candidates[0]?.passage.text ?? "";
    expect(await best("沙袋和抽水泵要储备多少", "zh-Hans")).toContain("抽水泵");
    expect(await best("食堂留樣保存多久", "zh-Hant")).toContain("留樣");
    expect(await best("school bus driver physical examination", "en")).toContain("校車");
  });

  test("finds words by either script and whole texts by their headings", () => {
    const { words, glosses } = index.terms;
    const passageWith = (text: string): number => index.passages.findIndex((passage) => passage.text.includes(text));
    expect(words.holds("校车", passageWith("校車"))).toBe(true);
    expect(words.holds("堤坝", passageWith("水库大坝"))).toBe(true);
    expect(glosses.holds("reservoir", passageWith("水库大坝"))).toBe(true);
    expect(glosses.holds("reservoir", passageWith("校車"))).toBe(false);
  });

  test("knows what questions of each language have in common", () => {
    const centres = Object.values(index.questionCentres);
    for (const { vector, token } of centres) {
      expect([vector.length, token.length]).toEqual([embedder.model.dimension, embedder.model.dimension]);
      expect(Math.hypot(...vector)).toBeGreaterThan(0);
    }
    expect(centres[0]?.vector).not.toEqual(centres[1]?.vector);
  });

  test("tells how far it is, one text at a time, up to all", () => {
    const total = progress.length;
    expect(progress).toEqual(Array.from({ length: total }, (_, i) => [i + 1, total]));
    expect(total).toBe(index.vectors.passages.size + index.vectors.pieces.size);
  });

  test("is the same when built again", async () => {
    const again = await buildSmallIndex();
    expect(again.sentences).toEqual(index.sentences);
    expect(again.questionCentres).toEqual(index.questionCentres);
    expect(again.terms.words.data).toEqual(index.terms.words.data);
    expect(again.tokens.sentences).toEqual(index.tokens.sentences);
  }, 60_000);
});

test("a rendering belongs to every passage it tells part of, but not to one that shares a stray character", async () => {
  const [speech] = smallCorpus;
  if (!speech) throw new Error("the corpus is empty");
  const [first, second] = speech.passages.filter(({ text }) => text.length > 20);
  if (!first || !second) throw new Error("the speech has no two passages");
  const clause = 6;
  const renderings = [
    { start: first.start, end: second.start + clause, en: "Reservoirs are to be patrolled; the villages are to" },
    { start: second.start + clause, end: second.end, en: "store sandbags and pumps." },
    { start: first.start, end: second.start + 1, en: "Leaks are to be reported." },
  ];
  const index = await buildSmallIndex([{ ...speech, renderings }]);
  const textsOf = (place: number): string[] =>
    (index.renderings[place]?.passages ?? []).map((id) => index.passages[id]?.text ?? "");
  expect(textsOf(0)).toEqual(expect.arrayContaining([first.text, second.text]));
  expect(textsOf(1)).toEqual([second.text]);
  expect(textsOf(2)).not.toContain(second.text);
});
