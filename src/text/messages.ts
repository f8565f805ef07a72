import { readFileSync } from "node:fs";
import { I18n } from "@grammyjs/i18n";
import type { Language } from "../domain.ts";

/** Folder of the Fluent files that hold every word the product itself says to a person. */
export const localesFolder = new URL("./locales/", import.meta.url);

const languages: readonly Language[] = ["zh-Hans", "zh-Hant", "en"];
let messages: I18n | undefined;

function load(): I18n {
  const i18n = new I18n({
    // Isolating marks around values would count as characters in message entities.
    fluentBundleOptions: { useIsolating: false },
    fluentOptions: {
      // English words in a Chinese conversation would hide the defect.
      warningHandler: ({ path, locales }) => {
        throw new Error(`no message "${path}" in ${String(locales)}.ftl`);
      },
    },
  });
  for (const language of languages) {
    i18n.loadLocaleSync(language, { source: readFileSync(new URL(`${language}.ftl`, localesFolder), "utf8") });
  }
  return i18n;
}

/** The message `key` in a language, its `{ $name }` values filled in. Throws where key or value is missing: a defect. */
export function say(language: Language, key: string, values: Record<string, string | number> = {}): string {
  messages ??= load();
  return messages.t(language, key, values);
}
