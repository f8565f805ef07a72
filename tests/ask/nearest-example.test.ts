import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { NearestExample, readExamples } from "../../src/ask/understand/nearest-example.ts";
import { type ExampleVector, Ridge } from "../../src/ask/understand/ridge.ts";
import { meanVector } from "../../src/index/vectors.ts";
import type { LocalModel } from "../../src/model/local-model.ts";
import { normalise } from "../../src/text/normalise.ts";
import { givenModel } from "./about-corpora.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** Below this score a message is not given to a key. */
const surest = 0.3;
/** How many times the classifier is fitted, each time without its share of the examples. */
const folds = 20;

const genericQuestions = JSON.parse(
  readFileSync(new URL("../../src/index/generic-questions.json", import.meta.url), "utf8"),
) as { readonly zh: readonly string[]; readonly en: readonly string[] };

let model: LocalModel;
let of: (name: string) => NearestExample;
beforeAll(async () => {
  model = await givenModel();
  const centre = async (questions: readonly string[]) => {
    const encoded = await model.encode(questions.map(normalise), "query");
    const vectors = encoded.map(({ vector }) => vector);
    return { vector: meanVector(vectors, model.model.dimension), token: new Float32Array() };
  };
  const centres = { zh: await centre(genericQuestions.zh), en: await centre(genericQuestions.en) };
  of = (name) => new NearestExample(readExamples(name), model, centres);
});

/** The shares of the examples that find their key by the others, find another, and find none. */
function leftOut(examples: readonly ExampleVector[]): { right: number; wrong: number; none: number } {
  const counts = { right: 0, wrong: 0, none: 0 };
  for (let fold = 0; fold < folds; fold++) {
    const ridge = new Ridge(examples.filter((_, i) => i % folds !== fold));
    for (const example of examples.filter((_, i) => i % folds === fold)) {
      const { key, score } = ridge.best(example.vector);
      counts[score < surest ? "none" : key === example.key ? "right" : "wrong"]++;
    }
  }
  const share = (count: number): number => Math.round((1000 * count) / examples.length) / 1000;
  return { right: share(counts.right), wrong: share(counts.wrong), none: share(counts.none) };
}

describe("a twentieth of the examples left out in turn", () => {
  test.each([
    ["help", 0.7],
    ["catalogue", 0.7],
    ["declined", 0.65],
    ["courtesy", 0.75],
    ["complaint", 0.65],
  ])("%s", async (name, least) => {
    const found = leftOut(await of(name).vectors());
    console.info(`${name}: right ${found.right}, another ${found.wrong}, none ${found.none}`);
    expect(found.right).toBeGreaterThanOrEqual(least);
  });
});

test("a message in either script and another language than the examples nearest to it finds its key", async () => {
  const help = of("help");
  for (const [message, key] of [
    ["可以傳語音訊息給你嗎", "media"],
    ["are voice messages OK?", "media"],
    ["誰看得到我問了什麼", "privacy"],
  ] as const) {
    const [encoded] = await model.encode([normalise(message)], "query");
    expect((await help.nearest(message, encoded?.vector ?? new Float32Array())).key).toBe(key);
  }
});

test("keys that are not asked for are never given", async () => {
  const declined = of("declined");
  const message = "讲个笑话";
  const [encoded] = await model.encode([normalise(message)], "query");
  const vector = encoded?.vector ?? new Float32Array();
  expect((await declined.nearest(message, vector)).key).toBe("amuse");
  expect((await declined.nearest(message, vector, ["world", "person"])).key).not.toBe("amuse");
  expect((await declined.nearest(message, vector, [])).key).toBe("");
});
