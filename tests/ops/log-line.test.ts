import fc from "fast-check";
import { expect, test } from "vitest";
import { createLogger } from "../../src/ops/logging.ts";

/** What the logger writes for people. */
function onTerminal(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = "";
  write(createLogger({ level: "trace", secrets: [], write: (line) => (text += line), isTerminal: true }));
  return text;
}

test("on a terminal a line reads: time, level, sentence, fields", () => {
  const text = onTerminal((logger) =>
    logger.info({ via: "page", quotes: 2, totalMs: 12.34567, question: "消防 多久" }, "answered"),
  );
  expect(text).toMatch(/^\d\d:\d\d:\d\d INFO {2}answered via=page quotes=2 totalMs=12\.346 question="消防 多久"\n$/u);
});

test("an error's stack stands below it", () => {
  const text = onTerminal((logger) => logger.error({ err: new Error("no room") }, "failed"));
  expect(text).toMatch(/^\S+ ERROR failed\n {2}Error: no room\n(?: {2}at [^\n]+\n)+$/u);
});

test("no field can move the cursor, hide what stands there, or begin a line of its own", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const text = onTerminal((logger) => logger.warn({ value }, "odd"));
      expect(text.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    }),
  );
  const text = onTerminal((logger) => logger.error({ err: new Error("\u001B[2J\rgone") }, "failed"));
  expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
});
