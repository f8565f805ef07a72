import { expect, test } from "vitest";
import { DocumentAnswerer } from "../../src/ask/answer.ts";
import { Judge } from "../../src/ask/read/judge.ts";
import { buildSmallIndex, embedder } from "../index/small-index.ts";
import { WordReader } from "../model/word-reader.ts";
import { document } from "./documents.ts";
import { asking } from "./given-answerer.ts";
import { plainModel } from "./plain-judge.ts";

const asked = "值班室对夜间巡查提了什么要求";
const orders = document(
  "orders.txt",
  "泵站白天由水务站看管。\n\n值班室对夜间巡查提三点要求：\n\n一是带足手电。\n\n二是两人同行。\n\n三是逐项登记。",
);

async function quotesFor(question: string): Promise<string[]> {
  const index = await buildSmallIndex([orders]);
  const answer = asking(new DocumentAnswerer(index, { embedder, reader: new WordReader() }, new Judge(plainModel)));
  return (await answer(question)).citations.map(({ quote }) => quote);
}

test("a sentence that announces a list with a colon is answered by the list, whatever was asked for", async () => {
  expect(await quotesFor(asked)).toEqual(["一是带足手电。", "二是两人同行。", "三是逐项登记。"]);
}, 60_000);

test("a place in an announced list is answered by the item in that place", async () => {
  expect(await quotesFor("值班室夜间巡查第二点要求")).toEqual(["二是两人同行。"]);
  expect(await quotesFor("值班室夜间巡查最后一点要求")).toEqual(["三是逐项登记。"]);
  expect(await quotesFor("值班室夜间巡查第七点要求")).toHaveLength(3);
});

const holidays = document(
  "holidays.txt",
  "现将清明节、端午节和中秋节放假安排通知如下。\n\n一、清明节：放假三天。\n\n二、端午节：放假一天。六月八日上班。\n\n三、中秋节：与周末连休。",
);

async function holidayQuotes(question: string): Promise<string[]> {
  const index = await buildSmallIndex([holidays]);
  const answer = asking(new DocumentAnswerer(index, { embedder, reader: new WordReader() }, new Judge(plainModel)));
  return (await answer(question)).citations.map(({ quote }) => quote);
}

test("of a list that a sentence leads to, the item asked for is quoted with its paragraph, not the sentence", async () => {
  expect(await holidayQuotes("端午节放假安排")).toEqual(["二、端午节：放假一天。六月八日上班。"]);
}, 60_000);
