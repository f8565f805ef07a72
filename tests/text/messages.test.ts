import { readFileSync, readdirSync } from "node:fs";
import { FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";
import type { Language } from "../../src/domain.ts";
import { localesFolder, say } from "../../src/text/messages.ts";

const languages: readonly Language[] = ["en", "zh-Hans", "zh-Hant"];

/** The variables of every message, by key. */
function variablesOf(language: Language): Record<string, string[]> {
  const { body } = new FluentResource(readFileSync(new URL(`${language}.ftl`, localesFolder), "utf8"));
  const namesIn = (part: unknown): string[] => {
    const names: string[] = [];
    JSON.stringify(part, (_, node: unknown) => {
      if (typeof node === "object" && node !== null && "type" in node && "name" in node) {
        if (node.type === "var") names.push(String(node.name));
        // A message may be part of another.
        if (node.type === "mesg") names.push(...namesIn(body.find(({ id }) => id === node.name)?.value));
      }
      return node;
    });
    return names;
  };
  return Object.fromEntries(body.map(({ id, value }) => [id, [...new Set(namesIn(value))].sort()]));
}

const english = variablesOf("en");

test("there is one file a language", () => {
  expect(readdirSync(localesFolder).sort()).toEqual(languages.map((language) => `${language}.ftl`).sort());
});

describe.each(languages)("%s", (language) => {
  test("has every message, with the same values to fill in", () => expect(variablesOf(language)).toEqual(english));

  test("parses whole: as many messages as keys are written", () => {
    const keys = readFileSync(new URL(`${language}.ftl`, localesFolder), "utf8").match(/^[a-z][\w-]*(?= *=)/gmu) ?? [];
    expect(keys.sort()).toEqual(Object.keys(english).sort());
  });

  test.each(Object.entries(english))("says %s", (key, names) => {
    const text = say(language, key, Object.fromEntries(names.map((name, index) => [name, 70 + index])));
    expect(text.trim()).toBe(text);
    expect(text).not.toMatch(/[{}\u2068\u2069]/u);
    for (const index of names.keys()) {
      if (!text.includes(String(70 + index))) expect(readsVariantsOnly(language, key)).toBe(true);
    }
  });

  test("throws for a message that does not exist and for a value that is missing", () => {
    expect(() => say(language, "no-such-message")).toThrow(`no message "no-such-message" in ${language}.ftl`);
    expect(() => say(language, "about-declined-order")).toThrow("example");
  });
});

/** Whether a value only chooses between forms, as a number does for "one" and "other". */
function readsVariantsOnly(language: Language, key: string): boolean {
  const text = readFileSync(new URL(`${language}.ftl`, localesFolder), "utf8");
  const keys = [key, ...(new RegExp(`^${key} = .*`, "mu").exec(text)?.[0].match(/(?<=\{ )[a-z][\w-]*(?= \})/gu) ?? [])];
  return keys.some((one) => new RegExp(`^${one} = .*->`, "mu").test(text));
}

test("Chinese messages are Chinese, each in its own script", () => {
  expect(say("zh-Hans", "about-thanks")).toMatch(/\p{Script=Han}/u);
  expect(say("zh-Hant", "about-declined-order", { example: "" })).not.toBe(
    say("zh-Hans", "about-declined-order", { example: "" }),
  );
});
