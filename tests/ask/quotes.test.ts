import { beforeAll, describe, expect, test } from "vitest";
import type { JudgedSentence } from "../../src/ask/evidence.ts";
import { Judge } from "../../src/ask/read/judge.ts";
import { claimsOf, lineClaim, plainClaim, type QuoteOptions, type QuoteRooms } from "../../src/ask/quote/quotes.ts";
import { SharedTerms } from "../../src/ask/read/shared-terms.ts";
import type { SearchIndex } from "../../src/index/search-index.ts";
import { buildSmallIndex } from "../index/small-index.ts";
import { document } from "./documents.ts";
import { plainModel } from "./plain-judge.ts";

const longSentence =
  "各村要在汛期到来之前对辖区内的水库和堤坝全面排查一遍,由水务站值班员签字登记并当天报送县防汛办,凡漏报瞒报的一律停职检查并通报全县,年底考核时还要一并扣减所在乡镇的安全生产得分,情节严重的取消评优资格并追究主要负责人责任,由县纪委监委跟踪督办。";
const flood = document(
  "flood.txt",
  [
    "一、堤坝",
    `水库每天巡查两次。${longSentence}`,
    "二、值守",
    "要做好三件事。一是备沙袋。二是备木桩。三是值夜班。",
  ].join("\n\n"),
);
const school = document("school.txt", "食堂要留样。校车每学期检修。");
const kitchen = document("kitchen.txt", "一是看住灶台。每天检查。\n二是压实责任。灶台由厨师长负责。每月考核。");
const dialogue = document(
  "answers.txt",
  "问：校车开多快？\n\n答：乡村道路不超过35公里。\n\n上门查什么？查插座。\n\n谁来查？",
);
const duties = document("duties.txt", `一是层层压实各级各部门防汛责任。${longSentence}`);
const speeches = [flood, school, kitchen, dialogue, duties];

const rooms: QuoteRooms = {
  judge: new Judge(plainModel),
  speeches: new Map(speeches.map((speech) => [speech.info.file, speech])),
};
let index: SearchIndex;
beforeAll(async () => {
  index = await buildSmallIndex(speeches);
}, 60_000);

/** A sentence with these words, which are marked, of a passage that answers so surely. */
function judged(words: string, answers: number, marked = words): JudgedSentence {
  const all = speeches.flatMap(({ passages }) => passages);
  const passage = all.find(({ text }) => text.includes(words));
  const sentence = passage?.sentences.find(({ text }) => text.includes(words));
  if (!passage || !sentence) throw new Error(`no sentence with ${words}`);
  const start = sentence.text.indexOf(marked);
  const marks = marked === "" ? [] : [{ start, end: start + marked.length }];
  return { passage, sentence, score: answers, alone: answers, answers, marks };
}

const quotes = (sentences: readonly JudgedSentence[], options?: QuoteOptions): string[] =>
  claimsOf({ sentences }, rooms, options).map(
    ({ file, start, end }) => rooms.speeches.get(file)?.raw.slice(start, end) ?? "",
  );

describe("what is quoted", () => {
  test("is the best sentence, and others only where their passage answers by itself and words of theirs are marked", () => {
    expect(quotes([judged("两次", 0.6), judged("食堂", 0.9), judged("校车", 0.69)])).toEqual([
      "水库每天巡查两次。",
      "食堂要留样。",
    ]);
    expect(quotes([judged("两次", 0.1), judged("食堂", 0.9, "")])).toEqual(["水库每天巡查两次。"]);
    expect(quotes([])).toEqual([]);
  });

  test("is more of the best one's own passage where that is nearly as good, unmarked or not", () => {
    const best = { ...judged("食堂", 0.1), score: 5 };
    const further = (words: string, score: number): JudgedSentence => ({ ...judged(words, 0, ""), score });
    expect(quotes([best, further("校车", 4.2)])).toEqual(["食堂要留样。", "校车每学期检修。"]);
    expect(quotes([best, further("校车", 3.8)])).toEqual(["食堂要留样。"]);
    expect(quotes([best, further("两次", 4.2)])).toEqual(["食堂要留样。"]);
  });

  test("is the answer to a question that the document asks, with it where both stand in one paragraph", () => {
    expect(quotes([judged("多快", 0.9)])).toEqual(["答：乡村道路不超过35公里。"]);
    expect(claimsOf({ sentences: [judged("多快", 0.9)] }, rooms)[0]?.marks).toEqual([]);
    expect(quotes([judged("查什么", 0.9)])).toEqual(["上门查什么？查插座。"]);
    expect(quotes([judged("谁来查", 0.9)])).toEqual(["谁来查？"]);
  });

  test("is, of several things, a sentence that names them in a row without what the text says elsewhere", () => {
    const row = "收费项目有押金、水费、电费和网费。";
    const fees = document("fees.txt", `${row}按月收。${"门卫值夜班。".repeat(40)}\n\n收费信息要公开。`);
    const own = fees.passages.flatMap((passage) => passage.sentences.map((sentence) => ({ passage, sentence })));
    const of = (words: string): JudgedSentence => {
      const found = own.find(({ sentence }) => sentence.text.includes(words)) ?? own[0];
      if (!found) throw new Error("no sentence");
      return { ...found, score: 5, answers: 0.9, alone: 0.9, marks: [{ start: 0, end: 2 }] };
    };
    const all = [of("押金"), of("公开")];
    const shown = (options: QuoteOptions): string[] =>
      claimsOf({ sentences: all }, { ...rooms, speeches: new Map([["fees.txt", fees]]) }, options).map(
        ({ start, end }) => fees.raw.slice(start, end),
      );
    expect(shown({ list: true })).toEqual([row]);
    expect(shown({})).toEqual([row, "收费信息要公开。"]);
  });

  test("is three sentences at most, or as many as are wanted", () => {
    const all = [judged("两次", 0.9), judged("食堂", 0.9), judged("校车", 0.9), judged("木桩", 0.9)];
    expect(quotes(all)).toHaveLength(3);
    expect(quotes(all, { most: 1 })).toEqual(["水库每天巡查两次。"]);
    expect(quotes(all, { most: 9 })).toHaveLength(4);
  });

  test("bears its marks at their places in the source, a long sentence cut to their clauses", () => {
    const [claim] = claimsOf({ sentences: [judged("停职检查", 0.9)] }, rooms);
    expect(flood.raw.slice(claim?.start, claim?.end)).toBe("凡漏报瞒报的一律停职检查并通报全县");
    expect(claim?.marks?.map(({ start, end }) => flood.raw.slice(start, end))).toEqual(["停职检查"]);
  });

  test("is one sentence a document where each is asked", () => {
    expect(quotes([judged("两次", 0.9), judged("木桩", 0.9), judged("食堂", 0.9)], { each: true })).toEqual([
      "水库每天巡查两次。",
      "食堂要留样。",
    ]);
  });

  test("is the next best too where it is close, though it does not answer by itself", () => {
    const close = [judged("两次", 0.6), judged("食堂", 0.3)];
    expect(quotes(close, { close: true })).toEqual(["水库每天巡查两次。", "食堂要留样。"]);
    expect(quotes([judged("两次", 2), judged("食堂", 0.3)], { close: true })).toHaveLength(1);
  });

  test("is nothing that was given already, not even in part", () => {
    const { passage, sentence } = judged("两次", 0.9);
    const besides = [{ file: passage.file, start: sentence.start + 2, end: sentence.end }];
    expect(quotes([judged("两次", 0.9), judged("食堂", 0.9)], { besides })).toEqual(["食堂要留样。"]);
    expect(quotes([judged("两次", 0.9)], { besides: [{ ...besides[0]!, file: "school.txt" }] })).toHaveLength(1);
  });

  test("is no bare title whose next sentence was given already, with which it would be quoted", () => {
    const title = judged("二是压实责任", 0.9);
    expect(quotes([title])).toEqual(["二是压实责任。灶台由厨师长负责。"]);
    const { sentence: given } = judged("灶台由厨师长负责", 0.9);
    const besides = [{ file: kitchen.info.file, start: given.start, end: given.end }];
    expect(quotes([title, judged("食堂", 0.9)], { besides })).toEqual(["食堂要留样。"]);
  });
});

describe("a line on a subject", () => {
  const line = (subject: string, ...sentences: JudgedSentence[]): string | undefined => {
    const claim = lineClaim(sentences, rooms.speeches, new SharedTerms(index, subject));
    return claim && rooms.speeches.get(claim.file)?.raw.slice(claim.start, claim.end);
  };

  test("says the subject, though another sentence is better otherwise", () => {
    expect(line("校车", judged("食堂", 0.9), judged("校车", 0.2))).toBe("校车每学期检修。");
    expect(line("火箭", judged("两次", 0.9), judged("校车", 0.2))).toBe("水库每天巡查两次。");
  });

  test("is of a long sentence what says it, without an ordinal, and leans on nothing before it", () => {
    expect(line("停职检查", judged("停职检查", 0.9, ""))).toBe("凡漏报瞒报的一律停职检查并通报全县");
    const leaning = document("leaning.txt", "二是每个村口都要备足沙袋。这也是去年沙袋告急留下的教训。");
    const placed = leaning.passages.flatMap((passage) =>
      passage.sentences.map((sentence) => ({ passage, sentence, score: 0, alone: 0, answers: 0, marks: [] })),
    );
    const claim = lineClaim(placed.toReversed(), new Map([["leaning.txt", leaning]]), new SharedTerms(index, "沙袋"));
    expect(leaning.raw.slice(claim?.start, claim?.end)).toBe("每个村口都要备足沙袋。");
  });

  test("has what is said in the same breath beside it, as far as a line goes", () => {
    const text = "凡违规施工的,该罚款的,要顶格处罚;该停产的,要坚决停产;该关闭的,要一律关闭。";
    const strict = document("strict.txt", text);
    const placed = strict.passages.flatMap((passage) =>
      passage.sentences.map((sentence) => ({ passage, sentence, score: 0, alone: 0, answers: 0, marks: [] })),
    );
    const claim = lineClaim(placed, new Map([["strict.txt", strict]]), new SharedTerms(index, "罚款"));
    expect(strict.raw.slice(claim?.start, claim?.end)).toBe(text);
  });
});

test("a sentence can be quoted without marks", () => {
  const { passage, sentence } = judged("停职检查", 0);
  const { start, end, marks } = plainClaim(passage.file, sentence, flood.raw);
  expect(flood.raw.slice(start, end)).toBe(longSentence);
  expect(marks).toBeUndefined();
});

test("a bare title that answers is quoted with the sentence under it, though that is long", () => {
  const [claim] = claimsOf({ sentences: [judged("一是层层压实各级各部门防汛责任。", 0.9, "防汛责任")] }, rooms);
  expect(duties.raw.slice(claim?.start, claim?.end)).toBe(`一是层层压实各级各部门防汛责任。${longSentence}`);
});
