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
