import { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { Answer, Answerer, Question } from "../../src/domain.ts";
import type { Chunk } from "./chunks.ts";
import { peerAnswer, retrieved, standalone } from "./peer-answer.ts";

/** Retrieval as the LangChain.js tutorials build it: chunks, HNSWLib.fromDocuments, similarity search. */
export class TutorialPipeline implements Answerer {
  readonly #store: HNSWLib;

  private constructor(store: HNSWLib) {
    this.#store = store;
  }

  static async build(chunks: readonly Chunk[], embeddings: EmbeddingsInterface): Promise<TutorialPipeline> {
    return new TutorialPipeline(await HNSWLib.fromDocuments([...chunks], embeddings));
  }

  async answer(question: Question): Promise<Answer> {
    const found = await this.#store.similaritySearchWithScore(standalone(question), retrieved);
    return peerAnswer(
      question,
      found.map(([document, distance]) => [document as Chunk, 1 - distance]),
    );
  }
}
