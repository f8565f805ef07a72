import { measureLabels } from "../eval/labels.ts";
import type { MeasureName, Slice } from "../eval/summary.ts";
import { measureCell, type Table } from "../eval/terminal-table.ts";
import type { Standing } from "./comparison.ts";
import type { Sections } from "./sections.ts";
import type { Scaling } from "./scaling.ts";
import { rounds } from "./search-process.ts";

/** Everything one run of the bench found. */
export interface BenchResult {
  readonly questions: number;
  readonly standings: readonly Standing[];
  /** Resident memory of the compiled product after answering. */
  readonly residentBytes: number;
  readonly scaling?: Scaling | undefined;
}

const measuresShown: readonly MeasureName[] = ["hit@1", "hit@3", "hit@5", "hit@10", "mrr"];
const answersShown: readonly MeasureName[] = [
  "goldCovered",
  "citationPrecision",
  "firstQuoteHits",
  "quotedCharacters",
  "answerableAnswered",
  "unanswerableAnswered",
  "refusableRefused",
];

/** How the comparison was made, for whoever reads the figures. */
const comparisonNote =
  "All answer the same questions about the same texts with the same embedding model, one after the other in one " +
  "process, the order rotated from question to question. Times are of whole answers to questions that have one; " +
  "compare them within one run only. In brackets, 95 % bootstrap confidence intervals. " +
  "LangChain tutorial: RecursiveCharacterTextSplitter 500/50, HNSWLib.fromDocuments, similaritySearch of ten, the best " +
  "chunk is the answer. Orama hybrid: the same chunks and vectors, its Mandarin tokenizer. Their chunks are longer " +
  "than yanju's passages, which makes a hit easier for them. Neither refuses.";

/** Everything a bench found, for reading. */
export function benchSections({ standings, residentBytes, scaling }: BenchResult): Sections {
  return [
    comparisonTable(standings),
    comparisonNote,
    `Resident memory of yanju after answering: ${megabytes(residentBytes)} MB.`,
    ...(scaling ? [scalingTable(scaling), scalingNote(scaling)] : []),
  ];
}

/** Quality and speed, a column a contestant. */
function comparisonTable(standings: readonly Standing[]): Table {
  const languages = Object.keys(standings[0]?.byLanguage ?? {}) as (keyof Standing["byLanguage"])[];
  const row = (label: string, slice: (standing: Standing) => Slice | undefined, name: MeasureName): string[] => [
    label,
    ...standings.map((standing) => measureCell(slice(standing), name)),
  ];
  return [
    ["", ...standings.map(({ name }) => name)],
    ...measuresShown.map((name) => row(measureLabels[name], ({ overall }) => overall, name)),
    ...languages.flatMap((language) =>
      (["hit@1", "hit@5", "mrr"] as const).map((name) =>
        row(`${language}: ${measureLabels[name]}`, ({ byLanguage }) => byLanguage[language], name),
      ),
    ),
    ...answersShown.map((name) => row(measureLabels[name], ({ overall }) => overall, name)),
    ["whole answer, p50 (times the tutorial's p50)", ...standings.map((one) => times(one, "p50"))],
    ["whole answer, p95 (times the tutorial's p50)", ...standings.map((one) => times(one, "p95"))],
    ["share of it that is reading", ...standings.map(({ readingShare }) => percent(readingShare))],
  ];
}

function times({ milliseconds, timesReference }: Standing, name: "p50" | "p95"): string {
  return `${timesReference[name].toFixed(2)} (${milliseconds[name].toFixed(1)} ms)`;
}

/** One row a size. */
function scalingTable({ sizes }: Scaling): Table {
  return [
    [
      "passages",
      "real",
      "recall@10",
      "search p50 ms",
      "p95 ms",
      "with embedding p95 ms",
      "build ms/vector",
      "memory MB",
      "disk MB",
    ],
    ...sizes.map((size) => [
      size.passages.toLocaleString("en"),
      size.real.toLocaleString("en"),
      size.recall.toFixed(3),
      size.search.p50.toFixed(2),
      size.search.p95.toFixed(2),
      size.fromQuestion.p95.toFixed(2),
      size.buildMsPerVector.toFixed(2),
      megabytes(size.residentBytes),
      megabytes(size.diskBytes),
    ]),
  ];
}

/** What the columns of the scaling table mean and how the vectors came about. */
function scalingNote({ backend, questions, embeddedPerSecond, noise, sizes }: Scaling): string {
  return (
    `The ${backend} index of passage vectors. The first ${sizes.at(-1)?.real ?? 0} are embeddings of real passages ` +
    `(${embeddedPerSecond.toFixed(0)} a second); those beyond are the same with noise, so that nobody waits an hour for ` +
    `the model: random sums of the vectors themselves, ${noise.toFixed(2)} long, which puts two copies about as close ` +
    `together as real neighbours are. ${questions} real questions were asked for the ten nearest in a process that ` +
    `holds nothing but the index; each counts with the fastest of ${rounds} searches, and memory is what loading the ` +
    "index added. Recall is against exact search. A person waits for the embedding of the question too, hence the second p95."
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0);
}
