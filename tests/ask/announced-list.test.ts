import { expect, test } from "vitest";
import { DocumentAnswerer } from "../../src/ask/answer.ts";
import { Judge } from "../../src/ask/judge.ts";
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

test("a sentence that announces a list with a colon is answered by the list, whatever was asked for", async () => {
  const index = await buildSmallIndex([orders]);
  const reader = new WordReader();
  const answer = await asking(new DocumentAnswerer(index, { embedder, reader }, new Judge(plainModel)))(asked);
  expect(answer.citations.map(({ quote }) => quote)).toEqual(["一是带足手电。", "二是两人同行。", "三是逐项登记。"]);
}, 60_000);
