import { expect, test } from "vitest";
import { TokenVectors } from "../../src/index/token-vectors.ts";
import { QuestionTokens } from "../../src/ask/find/question-tokens.ts";

/** Remembers which texts were compared. */
class Watched extends TokenVectors {
  readonly compared: number[] = [];
  override bestMatches(question: Float32Array, texts: readonly number[], floor?: number): Promise<Float32Array[]> {
    this.compared.push(...texts);
    return super.bestMatches(question, texts, floor);
  }
}

const vectorsOf = (rows: readonly (readonly number[])[]): Watched => {
  const { dimension, starts, values } = TokenVectors.pack(
    rows.map((row) => Float32Array.from(row)),
    2,
  );
  return new Watched(dimension, starts, values);
};

test("each text is compared once, whoever asks and when", async () => {
  const sentences = vectorsOf([[1, 0], [0, 1], [-1, 0], []]);
  const renderings = vectorsOf([[]]);
  const tokens = new QuestionTokens(Float32Array.of(1, 0), { sentences, renderings });
  await Promise.all([
    tokens.matchesIn("sentences", [0, 1]),
    tokens.matchesIn("sentences", [1, 2, 2]),
    tokens.matchesIn("renderings", [0]),
  ]);
  const matches = await tokens.matchesIn("sentences", [3, 0]);
  expect(sentences.compared).toEqual([0, 1, 2, 3]);
  expect([0, 1, 2, 3].map((text) => Math.round((matches.get(text)?.[0] ?? Number.NaN) * 100))).toEqual([
    100, 0, -100, -100,
  ]);
  expect((await tokens.matchesIn("renderings", [0])).get(0)?.[0]).toBeCloseTo(tokens.floor("renderings"), 5);
});
