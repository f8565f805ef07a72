import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backgroundOf, confidenceOf, type Mention, type Signals, statusOf } from "../../src/search/confidence.ts";

const unmentioned: Mention = { names: 0, speeches: false };
const signal = fc.double({ min: -1, max: 1, noNaN: true }).map((value) => Math.round(value * 1000) / 1000);
const signals = fc.record({ answering: fc.tuple(signal, signal), topical: fc.tuple(signal) });
/** What foreign questions scored: signals that differ from one to the next. */
const foreign = fc
  .array(signals, { minLength: 5, maxLength: 30 })
  .filter((rows) =>
    [0, 1, 2].every(
      (column) => new Set(rows.map(({ answering, topical }) => [...answering, ...topical][column])).size > 1,
    ),
  );

/** Signals of which only those that answer are given. */
function answersOnly(...values: number[]): Signals {
  return { answering: values, topical: [] };
}

test("of no two questions the one with better signals is trusted less", () => {
  fc.assert(
    fc.property(foreign, signals, fc.tuple(fc.nat(10), fc.nat(10), fc.nat(10)), (rows, row, [first, second, third]) => {
      const background = backgroundOf(rows);
      const improved: Signals = {
        answering: [row.answering[0] + first / 10, row.answering[1] + second / 10],
        topical: [row.topical[0] + third / 10],
      };
      const [before, after] = [row, improved].map((each) => confidenceOf(each, background, unmentioned));
      expect(after?.about).toBeGreaterThanOrEqual((before?.about ?? 0) - 1e-9);
      expect(after?.answers).toBeGreaterThanOrEqual((before?.answers ?? 0) - 1e-9);
    }),
  );
});

test("the scale of a signal makes no difference, nor its zero", () => {
  fc.assert(
    fc.property(
      foreign,
      signals,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: -40, max: 40 }),
      (rows, row, unit, zero) => {
        const scaled = ({ answering: [first = 0, second = 0], topical }: Signals): Signals => ({
          answering: [first, second * unit + zero],
          topical,
        });
        const before = confidenceOf(row, backgroundOf(rows), unmentioned);
        const after = confidenceOf(scaled(row), backgroundOf(rows.map(scaled)), unmentioned);
        expect(after.about).toBeCloseTo(before.about, 4);
        expect(after.answers).toBeCloseTo(before.answers, 4);
      },
    ),
  );
});

test.each(["about", "answers"] as const)(
  "foreign questions stand at zero on average, one deviation apart: %s",
  (by) => {
    fc.assert(
      fc.property(foreign, (rows) => {
        const background = backgroundOf(rows);
        const levels = rows.map((row) => confidenceOf(row, background, unmentioned)[by]);
        const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
        const variance = levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / levels.length;
        expect(mean).toBeCloseTo(0, 6);
        // Signals that cancel each other leave nothing that varies.
        fc.pre(variance > 1e-6);
        expect(variance).toBeCloseTo(1, 6);
      }),
    );
  },
);

test("what tells the subject does not tell whether something answers", () => {
  const background = backgroundOf([0, 1, 2].map((value) => ({ answering: [value], topical: [value] })));
  const near = confidenceOf({ answering: [1], topical: [1] }, background, unmentioned);
  const onSubject = confidenceOf({ answering: [1], topical: [9] }, background, unmentioned);
  expect(onSubject.about).toBeGreaterThan(near.about);
  expect(onSubject.answers).toBe(near.answers);
});

test("a question that names a speech is trusted more; one that speaks of speeches is about the corpus at least", () => {
  const background = backgroundOf([answersOnly(0), answersOnly(1), answersOnly(2)]);
  const levelOf = (mention: Mention) => confidenceOf(answersOnly(1), background, mention);
  const [once, twice] = [1, 2].map((names) => levelOf({ names, speeches: false }));
  const speeches = levelOf({ names: 0, speeches: true });
  const none = levelOf(unmentioned);
  expect(once?.about).toBeGreaterThan(none.about);
  expect(once?.answers).toBeGreaterThan(none.answers);
  expect(twice?.about).toBeGreaterThan(once?.about ?? Infinity);
  expect(twice?.answers).toBe(once?.answers);
  expect(speeches.about).toBe(once?.about);
  expect(speeches.answers).toBe(none.answers);
  expect(levelOf({ names: 9, speeches: true })).toEqual(twice);
});

test("signals that never vary give a number", () => {
  const background = backgroundOf([answersOnly(1, 0), answersOnly(1, 0)]);
  expect(confidenceOf(answersOnly(1, 0), background, unmentioned)).toEqual({ about: 0, answers: 0 });
  expect(Number.isFinite(confidenceOf(answersOnly(3, 2), background, unmentioned).about)).toBe(true);
  expect(Number.isFinite(confidenceOf(answersOnly(3), backgroundOf([]), unmentioned).about)).toBe(true);
});

describe("the status", () => {
  const levels = fc.record({ about: fc.double({ noNaN: true }), answers: fc.double({ noNaN: true }) });
  const order = ["refused", "related", "answered"];

  test.each([
    [0, 0, "refused"],
    [1, 9, "refused"],
    [3, 1, "related"],
    [3, 3, "answered"],
  ])("of a question that stands %s above foreign ones, its best passage %s: %s", (about, answers, status) => {
    expect(statusOf({ about, answers }, true)).toBe(status);
  });

  test("is never answered without the kind of thing asked for, however near", () => {
    expect(statusOf({ about: 50, answers: 50 }, false)).toBe("related");
    expect(statusOf({ about: 0, answers: 0 }, false)).toBe("refused");
  });

  test("is never worse for more confidence", () => {
    fc.assert(
      fc.property(levels, levels, fc.boolean(), (a, b, rightKind) => {
        const low = { about: Math.min(a.about, b.about), answers: Math.min(a.answers, b.answers) };
        const high = { about: Math.max(a.about, b.about), answers: Math.max(a.answers, b.answers) };
        expect(order.indexOf(statusOf(high, rightKind))).toBeGreaterThanOrEqual(
          order.indexOf(statusOf(low, rightKind)),
        );
      }),
    );
  });
});
