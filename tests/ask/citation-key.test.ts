import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { citationKey, parseCitationKey } from "../../src/ask/quote/citation-key.ts";

const at = (start: number, quote: string, file = "000.txt") =>
  citationKey({ file, start, end: start + quote.length, quote });

describe("a citation key", () => {
  test("is 24 characters a link may carry, and says where the quote stood", () => {
    const anyQuote = fc.string({ unit: "binary", minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 30 - 1 }),
        anyQuote,
        fc.string({ maxLength: 9 }),
        (start, quote, file) => {
          const key = at(start, quote, file);
          expect(key).toMatch(/^[\w-]{24}$/);
          expect(parseCitationKey(key)).toMatchObject({ start, end: start + quote.length });
        },
      ),
    );
  });

  test("tells speeches, places and words apart", () => {
    const keys = [at(5, "安全第一"), at(6, "安全第一"), at(5, "安全第二"), at(5, "安全第一", "001.txt")];
    expect(new Set(keys).size).toBe(4);
  });

  test("does not depend on line breaks and page counters inside the quote", () => {
    const quotePart = (key: string) => parseCitationKey(key)?.quote;
    expect(quotePart(at(5, "建筑施工\n5、等行业"))).toBe(quotePart(at(5, "建筑施工等行业")));
  });

  test("is refused for an offset no key can hold", () => {
    expect(() => at(2 ** 30, "安")).toThrow(RangeError);
  });

  test.each(["", "x", "A".repeat(23), "A".repeat(25), `${"A".repeat(23)}.`, `${"A".repeat(24)}\n`, "安".repeat(24)])(
    "%j is none",
    (text) => expect(parseCitationKey(text)).toBeUndefined(),
  );
});
