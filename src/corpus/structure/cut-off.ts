import { cut } from "jieba-wasm";

/** Words that something has to follow. */
const leading = new Set(
  "在 和 與 与 及 以及 或 對 对 從 从 由 將 将 把 被 為 为 以 向 到 至 于 於 按照 根据 根據 关于 關於 通过 通過".split(
    " ",
  ),
);
/** A longer line is looked at no further. */
const longest = 60;

/**
 * Whether a line breaks off inside a sentence that the next one goes on with, as boxes of pages leave it: behind a word
 * that something has to follow, or behind a clause, before what the page set apart (a quote, a number, letters).
 */
export function isCutOff(text: string, next: string): boolean {
  if (text.length > longest || !/\p{Script=Han}$/u.test(text)) return false;
  if (/[，,]/u.test(text) && /^[“"「『]/u.test(next)) return true;
  return leading.has(cut(text, false).at(-1) ?? "");
}
