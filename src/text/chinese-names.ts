import { readFileSync } from "node:fs";
import { tag } from "jieba-wasm";
import { normalise } from "./normalise.ts";

/** What the name of a body ends in. */
const bodyEnds = new Set("局委厅院署");
const shortestBody = 3;

let known: ReadonlySet<string> | undefined;

/**
 * People, places and bodies that a Chinese text names, normalised, each once: what both jieba and CC-CEDICT know as a name
 * (`npm run make-names`), and words that end as bodies do.
 */
export function chineseNames(text: string): string[] {
  known ??= new Set(readFileSync(new URL("./data/proper-names.txt", import.meta.url), "utf8").split("\n"));
  const words = tag(normalise(text), false);
  const named = words.filter(
    ({ word, tag: kind }) =>
      word.length > 1 &&
      (known?.has(word) ||
        (word.length >= shortestBody && bodyEnds.has(word.at(-1) ?? "") && /^n[^r]?$|^j$/u.test(kind))),
  );
  return [...new Set(named.map(({ word }) => word))];
}
