import fc from "fast-check";
import { expect, test } from "vitest";
import { redactor } from "../../src/ops/redact.ts";

const secret = fc
  .string({ unit: "grapheme-ascii", minLength: 12, maxLength: 40 })
  .filter((text) => !text.includes("["));
const around = fc.string({ unit: "grapheme-ascii", maxLength: 9 });

const lowerCodes = (text: string): string => text.replaceAll(/%[\dA-F]{2}/gu, (code) => code.toLowerCase());

test("fault 30: no secret is left, as it is, in an address or in base64, whatever stands around it", () => {
  fc.assert(
    fc.property(secret, around, around, (hidden, before, after) => {
      const redact = redactor([hidden]);
      const whole = `${before}${hidden}${after}`;
      for (const text of [whole, encodeURIComponent(whole), lowerCodes(encodeURIComponent(whole))]) {
        const said = redact(text);
        for (const form of [hidden, encodeURIComponent(hidden)])
          expect(lowerCodes(said)).not.toContain(lowerCodes(form));
      }
      for (const encoding of ["base64", "base64url"] as const) {
        const said = redact(Buffer.from(whole).toString(encoding));
        // What is left decodes to nothing that holds most of it.
        const left = said.split("[redacted]").map((part) => Buffer.from(part, encoding).toString());
        expect(left.some((part) => part.includes(hidden.slice(2, -2)))).toBe(false);
        expect(said).toContain("[redacted]");
      }
    }),
  );
});

test("who an address logs in is not said, whoever it is", () => {
  const redact = redactor([]);
  expect(redact("to postgres://bot:kurz@host:5432/x and http://a@b")).toBe(
    "to postgres://[redacted]@host:5432/x and http://a@b",
  );
  expect(redact("http://a:b/c@d")).toBe("http://a:b/c@d");
  expect(redact("must be like http://user:password@host:port")).toBe("must be like http://user:password@host:port");
});
