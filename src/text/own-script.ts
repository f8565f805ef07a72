import type { Language } from "../domain.ts";
import { toSimplified, toTraditional } from "./normalise.ts";

/** Chinese words of the product's own in the characters that readers of a language use; never for quotes and titles. */
export function inOwnScript(text: string, language: Language): string {
  if (language === "en") return text;
  return language === "zh-Hans" ? toSimplified(text) : toTraditional(text);
}
