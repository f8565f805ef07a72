import { englishTerms } from "../../text/english-terms.ts";
import { normalise } from "../../text/normalise.ts";
import { frameWords } from "./frame-words.ts";

const { start, within, words, end } = frameWords.leaning;
/** A message of fewer Chinese characters, or English content words, says too little alone. */
const fewestCharacters = 6;
const fewestTerms = 2;

/** Whether a message may lean on what was said before it. */
export function leans(message: string): boolean {
  const text = normalise(message)
    .trim()
    .replace(/[?？!！。.]+$/u, "");
  const first = text.replace(/^(?:好的?|嗯|哦|ok(?:ay)?|well|right|yes)?[\s\p{P}]*/u, "");
  if (start.some((word) => first.startsWith(/^[a-z]/u.test(word) ? `${word} ` : word) || first === word)) return true;
  if (within.some((word) => text.includes(word)) || end.some((word) => text.endsWith(word))) return true;
  if ((text.match(/[a-z]+/gu) ?? []).some((word) => words.includes(word))) return true;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 0 ? han < fewestCharacters : new Set(englishTerms(text)).size < fewestTerms;
}
