import { defaultReader } from "../../src/app.ts";
import { LocalReader } from "../../src/model/local-reader.ts";
import type { FitDocuments } from "./sets.ts";

const cuts = Array.from({ length: 13 }, (_, step) => -2 + step / 4);

/**
 * The token logit above which words are marked: the best mean token F1 against the evidence of passages held out from the
 * reader's training, each read whole.
 */
export async function markCut(set: FitDocuments | undefined): Promise<number> {
  const reader = await LocalReader.load(defaultReader);
  const speechOf = new Map(set?.speeches.map((speech) => [speech.info.file, speech]));
  const totals = cuts.map(() => 0);
  let questions = 0;
  for (const {
    text,
    files: [file = ""],
    evidence,
  } of set?.questions ?? []) {
    const speech = speechOf.get(file);
    if (!speech || evidence.length === 0) continue;
    questions++;
    const heading = [speech.info.title.zh, ...(speech.passages[0]?.section ?? [])].join(" ");
    const { tokens } = await reader.read(text, heading, speech.raw);
    const isGold = tokens.map((token) => evidence.some(({ start, end }) => token.start < end && start < token.end));
    for (const [place, cut] of cuts.entries())
      totals[place] =
        (totals[place] ?? 0) +
        f1(
          tokens.map(({ logit }) => logit >= cut),
          isGold,
        );
  }
  const best = totals.indexOf(Math.max(...totals));
  const figures = cuts.map((cut, place) => `${cut}: ${((totals[place] ?? 0) / questions).toFixed(3)}`);
  process.stderr.write(`marks, token F1 of ${questions} questions by cut: ${figures.join(", ")}\n`);
  return cuts[best] ?? 0;
}

function f1(marked: readonly boolean[], gold: readonly boolean[]): number {
  const both = marked.filter((isMarked, i) => isMarked && gold[i]).length;
  const all = marked.filter(Boolean).length + gold.filter(Boolean).length;
  return all === 0 ? 1 : (2 * both) / all;
}
