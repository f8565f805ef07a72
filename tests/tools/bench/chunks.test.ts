import fc from "fast-check";
import { expect, test } from "vitest";
import { tutorialChunks } from "../../../tools/bench/chunks.ts";

test("short texts stay whole, long ones are cut to 500 characters that overlap", async () => {
  const long = "安全生产责任重于泰山。".repeat(120);
  const chunks = await tutorialChunks(
    new Map([
      ["a.txt", "短文。"],
      ["b.txt", long],
    ]),
  );
  expect(chunks[0]?.metadata).toEqual({ file: "a.txt", start: 0, end: 3 });
  const cut = chunks.slice(1);
  expect(cut.length).toBeGreaterThan(2);
  expect(cut.every(({ pageContent }) => pageContent.length <= 500)).toBe(true);
  for (const [place, { metadata }] of cut.slice(1).entries()) {
    expect(metadata.start).toBeGreaterThan(cut[place]?.metadata.start ?? 0);
    expect(metadata.start).toBeLessThan(cut[place]?.metadata.end ?? 0);
  }
});

test("a chunk is what the source says at its place", async () => {
  const piece = fc.constantFrom("安全", "责任。", "\n", "\n\n", " ", "a", "检查隐患，");
  const text = fc.array(piece, { minLength: 1, maxLength: 400 }).map((pieces) => pieces.join(""));
  await fc.assert(
    fc.asyncProperty(text, async (raw) => {
      for (const { pageContent, metadata } of await tutorialChunks(new Map([["a.txt", raw]]))) {
        expect(raw.slice(metadata.start, metadata.end)).toBe(metadata.end === 0 ? "" : pageContent);
      }
    }),
    { numRuns: 40 },
  );
});
