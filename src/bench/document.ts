import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf, UserError } from "../ops/errors.ts";
import { comparisonTable, megabytes, scalingNotes, scalingTable, type Table } from "./bench-table.ts";
import { plot } from "./plot.ts";
import type { BenchResult } from "./result.ts";

/** How the comparison was made, for whoever reads the figures. */
export const comparisonNotes = [
  "All answer the same questions about the same texts with the same embedding model, one after the other in one " +
    "process, the order rotated from question to question. Times are of whole answers to questions that have one; " +
    "compare them within one run only.",
  "LangChain tutorial: RecursiveCharacterTextSplitter 500/50, HNSWLib.fromDocuments, similaritySearch of ten, the best " +
    "chunk is the answer. Orama hybrid: the same chunks and vectors, its Mandarin tokenizer. Their chunks are longer " +
    "than yanju's passages, which makes a hit easier for them. Neither refuses.",
];

/** Writes `BENCH.md` and `bench.svg` into a folder. Throws UserError where it cannot. */
export async function writeDocument(folder: string, result: BenchResult): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "bench.svg"), await plot(result.standings, result.scaling));
    await writeFile(join(folder, "BENCH.md"), markdown(result));
  } catch (error) {
    throw new UserError(`the results cannot be written to ${folder}: ${messageOf(error)}`);
  }
}

function markdown({ questions, standings, residentBytes, scaling }: BenchResult): string {
  return [
    "# Benchmark",
    "",
    `Written by \`npm run -s bench\`: ${questions} questions; in brackets, 95 % bootstrap confidence intervals.`,
    "",
    "![Retrieval quality and scaling](bench.svg)",
    "",
    ...markdownTable(comparisonTable(standings)),
    "",
    ...comparisonNotes.flatMap((note) => [note, ""]),
    `Resident memory of yanju after answering: ${megabytes(residentBytes)} MB.`,
    ...(scaling ? ["", "## Scaling", "", ...markdownTable(scalingTable(scaling)), ""] : []),
    ...(scaling ? scalingNotes(scaling).flatMap((note, place) => (place === 0 ? [note] : ["", note])) : []),
    "",
  ].join("\n");
}

function markdownTable([heading = [], ...rows]: Table): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(heading), line(heading.map((_, column) => (column === 0 ? "---" : "---:"))), ...rows.map(line)];
}
