import type { Update } from "grammy/types";
import type { Language } from "../domain.ts";
import { detectLanguage } from "../text/detect.ts";
import { senderOf } from "./updates/lanes.ts";

/** The language to greet a person in, from the IETF tag Telegram reports for their app (`zh-hant`, `zh-TW`, `en`). */
export function languageOf(languageCode: string | undefined): Language {
  const [primary, ...subtags] = (languageCode ?? "").toLowerCase().split(/[-_]/);
  if (primary !== "zh") return "en";
  return subtags.some((subtag) => ["hant", "tw", "hk", "mo"].includes(subtag)) ? "zh-Hant" : "zh-Hans";
}

/** The language of who caused an update: of their app, or where that is not known (an anonymous admin) of their words. */
export function appLanguage(update: Update): Language {
  const code = senderOf(update)?.language_code;
  return code === undefined ? detectLanguage((update.message ?? update.edited_message)?.text ?? "") : languageOf(code);
}
