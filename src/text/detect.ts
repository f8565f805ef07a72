import type { Language, Script } from "../domain.ts";
import { toSimplified } from "./normalise.ts";

/** A Latin letter carries less of a sentence than a Han character: about this many are worth one. */
const lettersPerHan = 1.5;
/** A Traditional text has far more than this share of characters that differ in Simplified, a Simplified one fewer. */
const traditionalShare = 0.08;

/** Words that frame a sentence rather than name its subject. */
const englishFrame =
  /\b(?:what|which|who|whom|whose|how|when|where|why|is|are|was|were|do|does|did|the|of|in|for|and|about|explain|tell)\b/iu;
const chineseFrame = /[的了吗嗎呢]|什么|什麼|哪|怎|谁|誰|多少|几|幾|如何|是否|请|請/u;

/** Languages as texts are compared: the two Chinese scripts are one after normalising. */
export type QuestionLanguage = "zh" | "en";

export function questionLanguage(language: Language): QuestionLanguage {
  return language === "en" ? "en" : "zh";
}

/** The language a person writes in. Quoted Chinese terms do not make an English question Chinese, nor names the reverse. */
export function detectLanguage(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han === 0) return "en";
  const letters = text.match(/[a-z]/giu)?.length ?? 0;
  const framedInEnglish = englishFrame.test(text);
  const english = framedInEnglish === chineseFrame.test(text) ? letters >= han * lettersPerHan : framedInEnglish;
  if (english) return "en";
  return detectScript(text) === "hant" ? "zh-Hant" : "zh-Hans";
}

/** Script of a Chinese text; text whose characters are the same in both counts as Simplified. */
export function detectScript(text: string): Script {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const simplified = Array.from(toSimplified(han.join("")));
  const changed = han.filter((character, index) => character !== simplified[index]).length;
  return changed > 0 && changed >= han.length * traditionalShare ? "hant" : "hans";
}
