import { normalise } from "../../text/normalise.ts";

/** A message says what it is for in its first words and its last. */
const mostRead = 300;
const longestHanGram = 4;
const letterGrams = [3, 4, 5];

/** A quoted span: what is quoted says nothing about what is asked. */
export const quotedSpan =
  /“[^“”]{2,}”|「[^「」]{2,}」|『[^『』]{2,}』|"[^"]{2,}"|‘[^‘’]{6,}’|(?<![\p{L}\p{N}])'[^']{6,}'(?![\p{L}\p{N}])/gu;

/**
 * The pieces a message is told by: runs of one to four characters where it is Chinese, words, pairs and triples of words
 * and letter groups where it is not, its length and whether it quotes; each once, hashed into 0 … `buckets` - 1, a power
 * of two.
 */
export function messageFeatures(message: string, buckets: number): number[] {
  const whole = normalise(message).trim().replace(/\s+/gu, " ");
  const masked = whole.replace(quotedSpan, "“”");
  const text = masked.slice(0, mostRead);
  const features = new Set<string>([`L${Math.floor(Math.log2(text.length + 1))}`]);
  if (masked !== whole) features.add("Q");
  for (const [run] of `^${text}$`.matchAll(/[^a-z\d ]+/gu)) {
    for (let n = 1; n <= longestHanGram; n++) {
      for (let at = 0; at + n <= run.length; at++) features.add(`h${run.slice(at, at + n)}`);
    }
  }
  const words = ["^", ...wordsOf(text), "$"];
  for (const [at, word] of words.entries()) {
    const [before = "", earlier = ""] = [words[at - 1], words[at - 2]];
    features.add(`w${word}`).add(`w${before} ${word}`);
    if (/[a-z]/u.test(word + before + earlier)) features.add(`w${earlier} ${before} ${word}`);
    if (!/^[a-z]{3}/u.test(word)) continue;
    const bounded = `<${word}>`;
    for (const n of letterGrams) {
      for (let from = 0; from + n <= bounded.length; from++) features.add(`c${bounded.slice(from, from + n)}`);
    }
  }
  return [...new Set(Array.from(features, (feature) => hash(feature) & (buckets - 1)))];
}

/** Latin words, Han characters and marks one by one; a number is a number, whichever. */
function wordsOf(text: string): string[] {
  return (text.match(/[a-z]+(?:'[a-z]+)?|\d+|[^\sa-z\d]/gu) ?? []).map((word) => (/^\d/u.test(word) ? "0" : word));
}

/** FNV-1a over UTF-16 code units, its high bits folded into the low ones. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum ^ (sum >>> 15)) >>> 0;
}
