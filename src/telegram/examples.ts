import { InlineKeyboard } from "grammy";
import type { Language } from "../domain.ts";
import { say } from "../text/messages.ts";

const NUMBERS = ["1", "2", "3"] as const;
type ExampleNumber = (typeof NUMBERS)[number];

/** Matches the callback data of an example's button: `example:zh-Hans:2`. */
export const exampleData = /^example:(zh-Hans|zh-Hant|en):([123])$/;

/** The text of an example question. */
export function exampleQuestion(language: Language, number: ExampleNumber): string {
  return say(language, `example-${number}`);
}

/** A button a line for each example question. The data says all that is needed, so it works after a restart. */
export function exampleKeyboard(language: Language): InlineKeyboard {
  return NUMBERS.reduce(
    (keyboard, number) => keyboard.text(exampleQuestion(language, number), `example:${language}:${number}`).row(),
    new InlineKeyboard(),
  );
}

/** The question a button with this callback data asks; undefined for data that is none of ours. */
export function questionOfData(data: string): string | undefined {
  const [, language, number] = exampleData.exec(data) ?? [];
  return language && number ? exampleQuestion(language as Language, number as ExampleNumber) : undefined;
}
