import type { AblationRow } from "./ablation.ts";
import { type RetrievalMeasure, retrievalMeasures, type RetrievalSlice, type RetrievalSummary } from "./retrieval.ts";
import { aligned } from "./terminal-table.ts";

const ablationMeasures: readonly RetrievalMeasure[] = ["hit@1", "hit@3", "hit@5", "hit@10", "MRR", "nDCG@10"];

/** What was found in a passage set, for reading on a terminal. */
export function retrievalTable({ overall, byLanguage, timings }: RetrievalSummary): string {
  const slices: [string, RetrievalSlice][] = [["overall", overall], ...Object.entries(byLanguage)];
  const shown = slices.length === 2 ? slices.slice(1) : slices;
  const sections = [
    aligned([
      ["", ...shown.map(([name, { questions }]) => `${name} (${questions})`)],
      ...retrievalMeasures.map((name) => [
        name,
        ...shown.map(([, { measures }]) => {
          const { value, low, high } = measures[name];
          return `${value.toFixed(3)} [${low.toFixed(3)}–${high.toFixed(3)}]`;
        }),
      ]),
    ]),
    aligned([
      ["milliseconds", "p50", "p95"],
      ...Object.entries(timings).map(([name, { p50, p95 }]) => [name, p50.toFixed(1), p95.toFixed(1)]),
    ]),
    ["Intervals are 95 % bootstrap confidence intervals over questions."],
  ];
  return sections.map((lines) => lines.join("\n")).join("\n\n");
}

/** The table of legs for reading on a terminal, with what each choice of legs finds for English questions. */
export function ablationTable(rows: readonly AblationRow[]): string {
  const cell = (slice: RetrievalSlice | undefined, name: RetrievalMeasure): string =>
    slice ? slice.measures[name].value.toFixed(3) : "-";
  return aligned([
    ["legs", ...ablationMeasures, "English hit@5", "English MRR"],
    ...rows.map(({ legs, summary: { overall, byLanguage } }) => [
      legs,
      ...ablationMeasures.map((name) => cell(overall, name)),
      cell(byLanguage.en, "hit@5"),
      cell(byLanguage.en, "MRR"),
    ]),
  ]).join("\n");
}
