import { normalise } from "../../text/normalise.ts";
import { frameWords } from "./frame-words.ts";

/** Whether a message asks for the whole text and names nothing: `全文`, "the full text please". */
export function asksForWhole(message: string): boolean {
  const { words, filler } = frameWords.whole;
  const text = normalise(message).replace(/[\p{P}\s]+/gu, " ");
  if (!words.some((word) => text.includes(word))) return false;
  const rest = [...words, ...filler].reduce((left, word) => left.replaceAll(word, " "), text);
  return rest.trim() === "";
}
