import { beforeAll, expect, test } from "vitest";
import { RunnableLambda } from "@langchain/core/runnables";
import { PassageRetriever } from "../../src/search/retriever.ts";
import { Searcher } from "../../src/search/searcher.ts";
import { buildSmallIndex, embedder, smallCorpus } from "../index/small-index.ts";

let retriever: PassageRetriever;
beforeAll(async () => {
  retriever = new PassageRetriever({ searcher: new Searcher(await buildSmallIndex(smallCorpus), embedder), k: 2 });
}, 60_000);

test("gives as many documents as asked, best first, each with its place in the source", async () => {
  const documents = await retriever.invoke("沙袋和抽水泵要储备多少");
  expect(documents).toHaveLength(2);
  expect(documents[0]?.pageContent).toContain("抽水泵");
  for (const { metadata, pageContent } of documents) {
    const speech = smallCorpus.find(({ info }) => info.file === metadata.file);
    expect(metadata.title).toBe(speech?.info.title.zh);
    expect(speech?.raw.slice(metadata.start, metadata.end)).toContain(pageContent.slice(0, 8));
  }
  expect(documents[0]?.metadata.score).toBeGreaterThanOrEqual(documents[1]?.metadata.score ?? Infinity);
});

test("is a step of a LangChain chain", async () => {
  const chain = retriever.pipe(RunnableLambda.from((documents) => documents.length));
  expect(await chain.invoke("school bus driver physical examination")).toBe(2);
});
