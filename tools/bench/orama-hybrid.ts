import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { create, insertMultiple, search } from "@orama/orama";
import { createTokenizer } from "@orama/tokenizers/mandarin";
import type { Answer, Answerer, Question } from "../../src/domain.ts";
import type { Chunk } from "./chunks.ts";
import { peerAnswer, retrieved, standalone } from "./peer-answer.ts";

function emptyDatabase(dimension: number) {
  return create({
    schema: { text: "string", place: "number", embedding: `vector[${dimension}]` } as const,
    components: { tokenizer: createTokenizer() },
  });
}

/** Orama's hybrid search with its Mandarin tokenizer, over the same chunks and vectors as the tutorial pipeline. */
export class OramaHybrid implements Answerer {
  readonly #database: ReturnType<typeof emptyDatabase>;
  readonly #chunks: readonly Chunk[];
  readonly #embeddings: EmbeddingsInterface;

  private constructor(
    database: ReturnType<typeof emptyDatabase>,
    chunks: readonly Chunk[],
    embeddings: EmbeddingsInterface,
  ) {
    this.#database = database;
    this.#chunks = chunks;
    this.#embeddings = embeddings;
  }

  static async build(chunks: readonly Chunk[], embeddings: EmbeddingsInterface): Promise<OramaHybrid> {
    const vectors = await embeddings.embedDocuments(chunks.map((chunk) => chunk.pageContent));
    const database = emptyDatabase(vectors[0]?.length ?? 0);
    const rows = chunks.map((chunk, place) => ({ text: chunk.pageContent, place, embedding: vectors[place] ?? [] }));
    await insertMultiple(database, rows);
    return new OramaHybrid(database, chunks, embeddings);
  }

  async answer(question: Question): Promise<Answer> {
    const term = standalone(question);
    const { hits } = await search(this.#database, {
      mode: "hybrid",
      term,
      properties: ["text"],
      vector: { value: await this.#embeddings.embedQuery(term), property: "embedding" },
      // Its default of 0.8 would drop good chunks: this model's cosines are not made for thresholds.
      similarity: 0,
      limit: retrieved,
    });
    return peerAnswer(
      question,
      hits.flatMap(({ document, score }): [Chunk, number][] => {
        const chunk = this.#chunks[document.place];
        return chunk ? [[chunk, score]] : [];
      }),
    );
  }
}
