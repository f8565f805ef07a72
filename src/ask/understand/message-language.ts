import type { Language } from "../../domain.ts";
import { detectLanguage } from "../../text/detect.ts";
import { frameWords } from "./frame-words.ts";
import type { Request } from "../request.ts";

/** Letters of writing systems that no document here and no reply has; bopomofo is typed by mistake and is none. */
const foreignLetter =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Mongolian}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Ethiopic}]/gu;
/** A message of which this share of the letters is foreign is in another language: `優の良品` is not. */
const foreignShare = 0.25;

/** Whether a message is written in a language of another script. */
export function isForeign(message: string): boolean {
  const foreign = message.match(foreignLetter)?.length ?? 0;
  const letters = message.match(/\p{L}/gu)?.length ?? 0;
  return foreign >= 2 && foreign >= letters * foreignShare;
}

/** Whether a message tells its language: by a Chinese character, or by a Latin word that is no code, name or `ok`. */
export function tellsLanguage(message: string): boolean {
  if (/\p{Script=Han}/u.test(message)) return true;
  const words = message.match(/\/?[\p{Script=Latin}\p{N}'’./_-]+/gu) ?? [];
  return words.some(
    (word) =>
      /^['’.\p{Script=Latin}-]+$/u.test(word) &&
      /\p{Ll}{2}/u.test(word) &&
      !frameWords.noLanguage.includes(word.toLowerCase().replace(/\.+$/u, "")),
  );
}

/** So few Chinese characters may be the same in both scripts. */
const fewHan = 6;

/**
 * Language of the reply: the message's; where it has none the person's, then that of the last message that has one. A few
 * Chinese characters that Traditional writes alike are Traditional where the person or the last message is.
 */
export function replyLanguage(message: string, person: Language | undefined, history: readonly string[]): Language {
  const earlier = history.findLast((text) => tellsLanguage(text) && !isForeign(text));
  const other = person ?? (earlier === undefined ? undefined : detectLanguage(earlier));
  if (!tellsLanguage(message) || isForeign(message)) return other ?? detectLanguage("");
  const own = detectLanguage(message);
  const isShort = (message.match(/\p{Script=Han}/gu)?.length ?? 0) <= fewHan;
  return own === "zh-Hans" && other === "zh-Hant" && isShort ? other : own;
}

/** The language in which a sentence is handed over, whatever that is in: `is this verbatim: 人命关天`. */
export function languageAround({ message, intent, span }: Omit<Request, "language">, language: Language): Language {
  const around = intent === "verify" && span !== undefined ? message.replace(span, () => " ") : "";
  return tellsLanguage(around) ? detectLanguage(around) : language;
}
