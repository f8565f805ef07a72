import type { Language } from "../domain.ts";

/** What stands between the items of a list, between the parts of an entry, and between two sentences. */
interface Punctuation {
  readonly comma: string;
  readonly semicolon: string;
  readonly space: string;
}

const chinese: Punctuation = { comma: "、", semicolon: "；", space: "" };

export const punctuation: Readonly<Record<Language, Punctuation>> = {
  "zh-Hans": chinese,
  "zh-Hant": chinese,
  en: { comma: ", ", semicolon: "; ", space: " " },
};

/** Words to be set between the quotation marks of a language, with the inner marks for those they have themselves. */
export function innerQuotations(text: string, language: Language): string {
  return language === "zh-Hant"
    ? text.replaceAll("「", "『").replaceAll("」", "』")
    : text.replaceAll("“", "‘").replaceAll("”", "’");
}
