import type { Language } from "../domain.ts";

/** The language to greet a person in, from the IETF tag Telegram reports for their app (`zh-hant`, `zh-TW`, `en`). */
export function languageOf(languageCode: string | undefined): Language {
  const [primary, ...subtags] = (languageCode ?? "").toLowerCase().split(/[-_]/);
  if (primary !== "zh") return "en";
  return subtags.some((subtag) => ["hant", "tw", "hk", "mo"].includes(subtag)) ? "zh-Hant" : "zh-Hans";
}
