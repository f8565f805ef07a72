import { normalise } from "../../text/normalise.ts";
import { frameWords } from "./frame-words.ts";
import type { Step } from "../request.ts";

const { next, previous, units } = frameWords.steps;
const kinds = ["article", "section", "part"] as const satisfies readonly Step["to"][];
const step = new RegExp(`(${[...next, ...previous].join("|")})\\s?(${Object.values(units).flat().join("|")})`, "u");
const filler = [
  ...frameWords.whole.filler,
  ...frameWords.leaning.start,
  ...frameWords.leaning.end,
  ...frameWords.articles,
];

/** The article or section beside the last one that a message asks for and nothing else: `下一条呢`, "the next chapter". */
export function stepAsked(message: string): Step | undefined {
  const text = normalise(message).replace(/[\p{P}\s]+/gu, " ");
  const found = step.exec(text);
  if (!found) return undefined;
  const [words, by = "", unit = ""] = found;
  const rest = text.replace(words, " ");
  const left = filler
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (kept, word) => kept.replaceAll(/^[a-z]/u.test(word) ? new RegExp(`\\b${word}\\b`, "gu") : word, " "),
      rest,
    );
  const to = kinds.find((kind) => units[kind].includes(unit));
  if (left.trim() !== "" || to === undefined) return undefined;
  return { by: next.includes(by) ? 1 : -1, to, first: /^[a-z]/u.test(unit) ? `${unit} 1` : `第一${unit}` };
}
