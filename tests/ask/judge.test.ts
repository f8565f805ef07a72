import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featuresOf, Judge, lowestLogit, marksOf, probability } from "../../src/ask/read/judge.ts";
import type { ReadPassage, ReadSentence } from "../../src/ask/read/read.ts";
import type { Signals } from "../../src/ask/find/signals.ts";
import { document } from "./documents.ts";
import { plainModel } from "./plain-judge.ts";

const [passage = expect.unreachable()] = document("a.txt", "水库每天巡查两次。堤坝由村里看守。").passages;

const nothing: Signals = {
  late: 0,
  sentence: 0,
  coverage: 0,
  lead: 0,
  official: 1,
  renderingLate: undefined,
  renderingSentence: undefined,
  renderingCoverage: undefined,
};

/** A passage that was read; `logits`: of each sentence's tokens. */
function read(answers: number, signals: Partial<Signals> = {}, ...logits: readonly (readonly number[])[]): ReadPassage {
  const sentences = passage.sentences.map((sentence, place): ReadSentence => ({
    passage: 0,
    place,
    sentence,
    tokens: (logits[place] ?? []).map((logit, start) => ({ start, end: start + 1, logit })),
  }));
  return { candidate: { id: 0, passage, score: 0, signals: { ...nothing, ...signals } }, answers, sentences };
}

describe("a passage", () => {
  const judge = new Judge(plainModel);

  test("is as sure to answer as the model makes of the reader and of retrieval, and has a place among others", () => {
    const { answers, near, order } = judge.passage(read(2, { lead: 3 }), "zh");
    expect(answers).toBeCloseTo(probability(2), 10);
    expect(near).toBeCloseTo(probability(4), 10);
    expect(order).toBeCloseTo(2.3, 10);
  });

  test("of two, the one that the reader finds surer is surer, whatever the rest", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (low, more) => {
          const [less, sure] = [judge.passage(read(low), "en"), judge.passage(read(low + more), "en")];
          expect(sure.answers).toBeGreaterThan(less.answers);
          expect(sure.near).toBeGreaterThan(less.near);
          expect(sure.answers).toBeLessThanOrEqual(1);
          expect(less.answers).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test("that is rendered is judged by both languages: an English question by the Chinese model over its rendering", () => {
    const late = { bias: 0, weights: { ...plainModel.zh.official.weights, late: 10 } };
    const across = { ...plainModel.zh, official: late, general: late };
    const two = new Judge({ ...plainModel, zh: across });
    const rendering = { renderingLate: 0.5, renderingSentence: 0, renderingCoverage: 0 };
    // (2 + (2 + 10 * .5)) / 2
    expect(two.passage(read(2, rendering), "en").answers).toBeCloseTo(probability(4.5), 10);
    expect(two.passage(read(2, { late: 0.5 }), "en").answers).toBeCloseTo(probability(2), 10);
  });

  test("is worth its best sentence's marks, and lowest where no token was read", () => {
    expect(featuresOf(read(1, { late: 0.4, coverage: 0.5 }, [-2, 3], [1]))).toMatchObject({
      answers: 1,
      late: 0.4,
      coverage: 0.5,
      strongest: 3,
    });
    expect(featuresOf(read(1))).toMatchObject({ strongest: lowestLogit, mass: 0 });
  });
});

test("an official text is judged by one model, any other by another, one between by both", () => {
  const other = { ...plainModel.zh, general: { ...plainModel.zh.official, bias: 4 } };
  const judge = new Judge({ ...plainModel, zh: other });
  const answers = (official: number): number => judge.passage(read(1, { official }), "zh").answers;
  expect(answers(1)).toBeCloseTo(probability(1), 10);
  expect(answers(0)).toBeCloseTo(probability(5), 10);
  expect(answers(0.5)).toBeCloseTo(probability(3), 10);
});

test("a passage that nobody read is judged by retrieval alone", () => {
  const unread = { bias: 0, weights: { ...plainModel.zh.official.weights, answers: 0, lead: 1 } };
  const judge = new Judge({ ...plainModel, zh: { ...plainModel.zh, unread } });
  expect(judge.passage({ ...read(9, { lead: -2 }), answers: undefined }, "zh").answers).toBeCloseTo(
    probability(-2),
    10,
  );
});

describe("a sentence", () => {
  test("counts for its strongest token and for how many are likely", () => {
    const [few, many] = [read(0, {}, [3, -9]), read(0, {}, [3, 3, 3])].map(({ sentences }) => {
      const [first] = sentences;
      if (!first) throw new Error("no sentence");
      return first;
    });
    if (!few || !many) throw new Error("no sentence");
    expect(marksOf(few).strongest).toBe(marksOf(many).strongest);
    expect(marksOf(many).mass).toBeGreaterThan(marksOf(few).mass);
    expect(marksOf(few).mass).toBeCloseTo(Math.log1p(probability(3) + probability(-9)), 10);
    const judge = new Judge(plainModel);
    const score = (one: ReadSentence, own: number): number => judge.sentence(one, own, read(0), "zh").score;
    expect(score(many, 0)).toBeGreaterThan(score(few, 0));
    expect(score(few, 5)).toBeGreaterThan(score(few, 0));
    expect(judge.sentence(few, 0, read(4), "zh").alone).toBeGreaterThan(judge.sentence(few, 0, read(-4), "zh").alone);
  });
});

test("the file that ships is whole: probabilities for cuts, and surer cuts for more", () => {
  const { cuts, model } = new Judge();
  for (const cut of [cuts.answered, cuts.further, cuts.near, cuts.settled]) {
    expect(cut).toBeGreaterThan(0);
    expect(cut).toBeLessThan(1);
  }
  expect(cuts.further).toBeGreaterThanOrEqual(cuts.answered);
  expect(cuts.settled).toBeGreaterThanOrEqual(cuts.further);
  for (const { official } of [model.zh, model.en]) expect(official.weights.answers).toBeGreaterThan(0);
});
