import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";
import type { Language } from "../../src/domain.ts";
import { localesFolder, say } from "../../src/text/messages.ts";
import { ADMIN_COMMANDS, COMMANDS } from "../../src/telegram/profile.ts";

const LANGUAGES: Language[] = ["zh-Hans", "zh-Hant", "en"];

/** As much as any value may be, so that what fits with these fits always. */
const LONGEST = {
  example: "言".repeat(60),
  name: "王".repeat(200),
  reason: "x".repeat(1_000),
  id: "9".repeat(16),
  by: "9".repeat(16),
};
const NUMBER = 99_999_999;

function keysOf(language: Language): string[] {
  const source = readFileSync(new URL(`${language}.ftl`, localesFolder), "utf8");
  return new FluentResource(source).body.map(({ id }) => id).filter((id) => id.startsWith("telegram-"));
}

function filled(language: Language, key: string): string {
  const source = readFileSync(new URL(`${language}.ftl`, localesFolder), "utf8");
  const names = [...source.matchAll(/\{ ?\$(\w+)/g)].map(([, name]) => name ?? "");
  const values = Object.fromEntries(names.map((name) => [name, LONGEST[name as keyof typeof LONGEST] ?? NUMBER]));
  return say(language, key, values);
}

async function usedKeys(): Promise<{ whole: Set<string>; stems: Set<string> }> {
  const folder = fileURLToPath(new URL("../../src/telegram", import.meta.url));
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"));
  const source = (await Promise.all(names.map((name) => readFile(`${folder}/${name}`, "utf8")))).join("\n");
  const whole = new Set([...source.matchAll(/"(telegram-[a-z-]+)"/g)].map(([, key]) => key ?? ""));
  const stems = new Set([...source.matchAll(/`(telegram-[a-z-]+-)\$\{/g)].map(([, stem]) => stem ?? ""));
  return { whole, stems };
}

describe("the bot's words", () => {
  test.each(LANGUAGES)("%s has every key the others have, and every key that is used", async (language) => {
    const keys = new Set(keysOf(language));
    for (const other of LANGUAGES) expect([...keys]).toEqual(expect.arrayContaining(keysOf(other)));
    const { whole, stems } = await usedKeys();
    expect([...keys]).toEqual(expect.arrayContaining([...whole]));
    const isUsed = (key: string) => whole.has(key) || [...stems].some((stem) => key.startsWith(stem));
    expect([...keys].filter((key) => !isUsed(key))).toEqual([]);
  });

  test.each(LANGUAGES)("in %s no word overflows what Telegram takes", (language) => {
    for (const key of keysOf(language)) {
      const { length } = filled(language, key);
      expect(length, key).toBeGreaterThan(0);
      expect(length, key).toBeLessThanOrEqual(4096);
      if (key.startsWith("telegram-button-")) expect(length, key).toBeLessThanOrEqual(40);
      if (key.startsWith("telegram-inline-")) expect(length, key).toBeLessThanOrEqual(64);
      if (key.startsWith("telegram-command-")) expect(length, key).toBeLessThanOrEqual(256);
    }
    expect(filled(language, "telegram-description").length).toBeLessThanOrEqual(512);
    expect(filled(language, "telegram-short-description").length).toBeLessThanOrEqual(120);
    for (const command of [...COMMANDS, ...ADMIN_COMMANDS]) {
      expect(filled(language, `telegram-command-${command}`)).not.toBe("");
    }
  });

  test.each(LANGUAGES)("in %s what is shown over the chat after a tap fits into 200 characters", (language) => {
    for (const key of [
      "telegram-flood",
      "telegram-busy",
      "telegram-verdict-good",
      "telegram-verdict-bad",
      "telegram-verdict-unknown",
      "telegram-quote-changed",
      "telegram-quote-gone",
      "telegram-request-unknown",
      "telegram-answer-unknown",
      "telegram-collected-added",
      "telegram-collected-present",
      "telegram-collected-full",
      "telegram-collection-foreign",
      "telegram-stranger",
      "telegram-stranger-asked",
      "telegram-stranger-denied",
      "telegram-unknown-button",
    ]) {
      expect(filled(language, key).length, key).toBeLessThanOrEqual(200);
    }
  });
});
