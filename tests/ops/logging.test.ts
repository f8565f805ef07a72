import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLogger } from "../../src/ops/logging.ts";

function capture(secrets: readonly (string | undefined)[], level = "trace") {
  const lines: string[] = [];
  return { lines, logger: createLogger({ level, secrets, write: (line) => lines.push(line) }) };
}

const secretText = fc.string({ unit: "grapheme", minLength: 8, maxLength: 60 }).filter((text) => !text.includes("["));
const surroundings = fc.string({ unit: "grapheme", maxLength: 30 });

describe("createLogger", () => {
  test("writes one JSON object a line with level, time, fields and sentence", () => {
    const { lines, logger } = capture([]);
    logger.child({ room: "telegram" }).warn({ update: 7 }, "a message was dropped");
    const line = JSON.parse(lines[0] ?? "") as Record<string, unknown>;
    expect(line).toMatchObject({ level: "warn", room: "telegram", update: 7, msg: "a message was dropped" });
    expect(new Date(String(line["time"])).getTime()).toBeGreaterThan(0);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\n]*\n$/);
  });

  test("leaves out what is below its level", () => {
    const { lines, logger } = capture([], "warn");
    logger.info({}, "not shown");
    logger.error({}, "shown");
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(["shown"]);
  });

  test("no secret is left in any string of a line, whatever stands around it", () => {
    fc.assert(
      fc.property(fc.array(secretText, { minLength: 1, maxLength: 3 }), surroundings, surroundings, (secrets, a, b) => {
        const { lines, logger } = capture(secrets);
        const spiked = secrets.map((secret) => `${a}${secret}${b}${secret}`);
        const error = Object.assign(new Error(spiked.join("")), { cause: new Error(spiked[0]), url: spiked[0] });
        logger.error({ deep: [{ [spiked[0] ?? ""]: spiked }], err: error }, spiked.join(" "));
        const strings: string[] = [];
        JSON.parse(lines[0] ?? "", (key, value: unknown) => {
          strings.push(key, String(value));
          return value;
        });
        for (const secret of secrets) expect(strings.filter((text) => text.includes(secret))).toEqual([]);
      }),
    );
  });

  test("what is no secret stays as it was", () => {
    fc.assert(
      fc.property(surroundings, surroundings, (before, after) => {
        const { lines, logger } = capture(["4242:AAtheSecretOfTheBot", "none", "", undefined]);
        logger.info({ text: `${before}none${after}` }, "kept");
        expect(JSON.parse(lines[0] ?? "")).toMatchObject({ text: `${before}none${after}` });
      }),
    );
  });

  test("finds a token in an address", () => {
    const { lines, logger } = capture(["4242:AAtheSecretOfTheBot"]);
    logger.error(
      { a: "https://x/bot4242:AAtheSecretOfTheBot/getMe", b: "https://x/?t=4242%3AAAtheSecretOfTheBot" },
      "x",
    );
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      a: "https://x/bot[redacted]/getMe",
      b: "https://x/?t=[redacted]",
    });
  });

  test("goes to standard error by default, and standard output stays empty", () => {
    const script = `
      const { createLogger } = await import(${JSON.stringify(new URL("../../src/ops/logging.ts", import.meta.url).href)});
      createLogger({ level: "info", secrets: ["4242:AAtheSecretOfTheBot"] }).info({}, "bot 4242:AAtheSecretOfTheBot");`;
    const ran = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      encoding: "utf8",
    });
    expect(ran.stdout).toBe("");
    expect(JSON.parse(ran.stderr)).toMatchObject({ msg: "bot [redacted]" });
  });
});
