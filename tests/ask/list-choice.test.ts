import { beforeAll, describe, expect, test } from "vitest";
import type { Evidence, JudgedSentence } from "../../src/ask/evidence.ts";
import { DocumentAnswerer } from "../../src/ask/answer.ts";
import { plainReading } from "../../src/ask/find/find.ts";
import { listIn } from "../../src/ask/quote/list-answer.ts";
import { likeliestList, listCandidates } from "../../src/ask/quote/list-choice.ts";
import { SharedTerms } from "../../src/ask/read/shared-terms.ts";
import { enumerationsOf } from "../../src/corpus/structure/enumerations.ts";
import type { SearchIndex } from "../../src/index/search-index.ts";
import { buildSmallIndex, embedder } from "../index/small-index.ts";
import { WordReader } from "../model/word-reader.ts";
import { document } from "./documents.ts";

const raw = [
  "一、防汛",
  "汛期要做好三件事。一是看牢堤坝。二是备足沙袋。三是值好夜班。",
  "水库由水务站看管。重点看大坝、涵闸、泵站和溢洪道。",
  "二、供水",
  "检修有四步。第一，关阀。第二，放水。第三，换管。第四，试压。",
].join("\n\n");
const speech = document("work.txt", raw);
const lists = enumerationsOf(speech).filter(({ items }) => items.every(({ role }) => role === "body"));
const flood = ["一是看牢堤坝。", "二是备足沙袋。", "三是值好夜班。"];
let index: SearchIndex;
beforeAll(async () => {
  index = await buildSmallIndex([speech]);
}, 60_000);

/** A sentence as judged, by some of its words. */
function judged(words: string, score: number): JudgedSentence {
  for (const passage of speech.passages) {
    const sentence = passage.sentences.find(({ text }) => text.includes(words));
    if (sentence) return { passage, sentence, score, answers: 0.9, alone: 0.5, marks: [] };
  }
  throw new Error(`no sentence with ${words}`);
}

/** The items of the list chosen where the sentences read have these scores; undefined where the best answers alone. */
function chosen(scores: Readonly<Record<string, number>>, count?: number, asked = ""): string[] | undefined {
  const sentences = Object.entries(scores)
    .map(([words, score]) => judged(words, score))
    .sort((a, b) => b.score - a.score);
  const choice = {
    evidence: { sentences, headings: [] },
    lists,
    count,
    terms: new SharedTerms(index, asked),
    speechOf: () => speech,
  };
  return likeliestList(listCandidates(choice))?.list?.items.map(({ text }) => text);
}

describe("the list that answers a question for several things", () => {
  test("is the one that the best sentence announces", () => {
    expect(chosen({ 三件事: 3, 堤坝: 1, 沙袋: 1, 夜班: 1 })).toEqual(flood);
  });

  test("is the one that is called what is asked for", () => {
    expect(chosen({ 堤坝: 2, 三件事: 1.5, 沙袋: 1.5, 夜班: 1.5 }, 3, "汛期要做好哪些事情")).toEqual(flood);
  });

  test("has as many items as are asked for, where two may be meant", () => {
    const both = { 四步: 2, 三件事: 2, 堤坝: 0, 关阀: 0 };
    expect(chosen(both, 4)).toHaveLength(4);
    expect(chosen(both, 3)).toEqual(flood);
  });

  test("is none where the best sentence names the things itself, or is far likelier than any item", () => {
    expect(chosen({ 溢洪道: 4, 堤坝: -2, 沙袋: -3, 夜班: -3 })).toBeUndefined();
    expect(chosen({ 水务站: 5, 堤坝: -2, 沙袋: -2, 夜班: -2 })).toBeUndefined();
    expect(chosen({ 堤坝: 3, 沙袋: -2, 夜班: -3 })).toBeUndefined();
  });

  test("is none where nothing was read", () => {
    expect(chosen({})).toBeUndefined();
    expect(chosen({}, 3)).toBeUndefined();
  });
});

test("just so many items that are called something else are never given, however near they stand", () => {
  const counted = (question: string, ...best: JudgedSentence[]): number | undefined => {
    const { rooms } = new DocumentAnswerer(index, { embedder, reader: new WordReader() });
    const found = { candidates: best.map(({ passage }) => ({ passage })) };
    const evidence = { sentences: best, headings: [], found, reading: plainReading(question), answers: 1, near: 1 };
    return listIn(rooms, evidence as unknown as Evidence, 3)?.claims.length;
  };
  expect(counted("汛期三件事", judged("三件事", 3))).toBe(3);
  expect(counted("检修是哪三件", judged("三件事", 3))).toBeUndefined();
});

describe("a row of as many things as are asked for", () => {
  const rowFor = (question: string, best: string): string[] => {
    const { rooms } = new DocumentAnswerer(index, { embedder, reader: new WordReader() });
    const sentences = [judged(best, 3), judged("看管", 1)];
    const evidence = {
      sentences,
      headings: [],
      found: { candidates: [] },
      reading: plainReading(question),
      answers: 1,
      near: 1,
    };
    const { claims = [] } = listIn(rooms, evidence as unknown as Evidence, 4) ?? {};
    return claims.map(({ start, end }) => raw.slice(start, end));
  };

  test("answers where the sentence holds the question's words, or is the best and no words can be compared", () => {
    const row = "重点看大坝、涵闸、泵站和溢洪道。";
    expect(rowFor("水库重点看哪四处", "溢洪道")).toEqual([row]);
    expect(rowFor("which four places are watched at the reservoir", "溢洪道")).toEqual([row]);
    expect(rowFor("检修分哪四步", "溢洪道")).toEqual([]);
  });
});
