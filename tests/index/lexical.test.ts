import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bm25Parameters, glossedTerms, LexicalIndex, plainTerms } from "../../src/index/lexical.ts";

const vocabulary = ["煤", "电", "水", "gas", "fire", "2023"];
type Bag = ReadonlyMap<string, number>;

const bag: fc.Arbitrary<Bag> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...vocabulary),
      fc.integer({ min: 1, max: 12 }).map((quarters) => quarters / 4),
    ),
    { maxLength: 6 },
  )
  .map((entries) => new Map(entries));
const question = fc.array(fc.constantFrom(...vocabulary, "absent"), { maxLength: 6 });

/** Okapi BM25 as the textbook writes it, one text and one term at a time. */
function naive(bags: readonly Bag[], terms: readonly string[], id: number, { k1, b }: Bm25Parameters): number {
  const length = (of: Bag): number => [...of.values()].reduce((sum, count) => sum + count, 0);
  const average = bags.reduce((sum, each) => sum + length(each), 0) / bags.length || 1;
  return terms.reduce((sum, term) => {
    const own = bags[id] ?? new Map<string, number>();
    const count = own.get(term) ?? 0;
    const holders = bags.filter((each) => each.has(term)).length;
    const idf = Math.log(1 + (bags.length - holders + 0.5) / (holders + 0.5));
    return sum + (count === 0 ? 0 : (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length(own)) / average)));
  }, 0);
}

describe.each([
  ["plain terms", plainTerms],
  ["glossed terms", glossedTerms],
])("BM25 of %s", (_, parameters) => {
  test("is what the formula gives, for each text that holds a term and no other", () => {
    fc.assert(
      fc.property(fc.array(bag, { maxLength: 8 }), question, (bags, terms) => {
        const scores = LexicalIndex.build(bags, parameters).score(terms);
        const holders = [...bags.keys()].filter((id) => terms.some((term) => bags[id]?.has(term)));
        expect([...scores.keys()].sort((a, b) => a - b)).toEqual(holders);
        for (const [id, score] of scores) expect(score).toBeCloseTo(naive(bags, terms, id, parameters), 4);
      }),
    );
  });

  test("is the same after a way through JSON", () => {
    fc.assert(
      fc.property(fc.array(bag, { maxLength: 8 }), question, (bags, terms) => {
        const index = LexicalIndex.build(bags, parameters);
        const restored = new LexicalIndex(JSON.parse(JSON.stringify(index.data)) as typeof index.data);
        expect(restored.score(terms)).toEqual(index.score(terms));
      }),
    );
  });
});

test("a text holds exactly the terms of its bag", () => {
  fc.assert(
    fc.property(fc.array(bag, { maxLength: 8 }), (bags) => {
      const index = LexicalIndex.build(bags);
      for (const id of [...bags.keys(), bags.length]) {
        for (const term of [...vocabulary, "absent"]) expect(index.holds(term, id)).toBe(bags[id]?.has(term) ?? false);
      }
    }),
  );
});

test("a weight is no id: a text is not held to hold what only weighs as much as its number", () => {
  const index = LexicalIndex.build([new Map([["煤", 1]]), new Map()]);
  const [[id, weight] = []] = index.data.postings;
  expect(id).toBe(0);
  expect(index.holds("煤", weight ?? -1)).toBe(false);
});

test("nothing indexed finds nothing", () => {
  expect(LexicalIndex.build([]).score(["煤"]).size).toBe(0);
});
