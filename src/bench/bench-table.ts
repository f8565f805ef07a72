import { measureLabels, written } from "../eval/labels.ts";
import type { MeasureName, Slice } from "../eval/summary.ts";
import type { Standing } from "./comparison.ts";
import type { Scaling } from "./scaling.ts";
import { rounds } from "./search-process.ts";

/** Rows of cells, the first row the heading. */
export type Table = readonly (readonly string[])[];

const measuresShown: readonly MeasureName[] = ["hit@1", "hit@3", "hit@5", "hit@10", "mrr"];
const answersShown: readonly MeasureName[] = [
  "goldCovered",
  "citationPrecision",
  "quotedCharacters",
  "unanswerableAnswered",
  "refusableRefused",
];

/** Quality and speed, a column a contestant. */
export function comparisonTable(standings: readonly Standing[]): Table {
  const languages = Object.keys(standings[0]?.byLanguage ?? {}) as (keyof Standing["byLanguage"])[];
  const row = (label: string, slice: (standing: Standing) => Slice | undefined, name: MeasureName): string[] => [
    label,
    ...standings.map((standing) => cell(slice(standing), name)),
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
  ];
}

function cell(slice: Slice | undefined, name: MeasureName): string {
  const estimate = slice?.measures[name];
  if (!estimate) return "-";
  const { value, interval } = written(estimate);
  return `${value} [${interval}]`;
}

function times({ milliseconds, timesReference }: Standing, name: "p50" | "p95"): string {
  return `${timesReference[name].toFixed(2)} (${milliseconds[name].toFixed(1)} ms)`;
}

/** One row a size. */
export function scalingTable({ sizes }: Scaling): Table {
  return [
    [
      "passages",
      "real",
      "recall@10",
      "search p50 ms",
      "p95 ms",
      "ratio",
      "with embedding p95 ms",
      "ratio",
      "graph ms/vector",
      "model share",
      "memory MB",
      "disk MB",
    ],
    ...sizes.map((size) => [
      size.passages.toLocaleString("en"),
      size.real.toLocaleString("en"),
      size.recall.toFixed(3),
      size.search.p50.toFixed(2),
      size.search.p95.toFixed(2),
      size.timesSmallest.search.toFixed(2),
      size.fromQuestion.p95.toFixed(2),
      size.timesSmallest.fromQuestion.toFixed(2),
      size.graphMsPerVector.toFixed(2),
      percent(size.modelShare),
      megabytes(size.residentBytes),
      megabytes(size.diskBytes),
    ]),
  ];
}

/** What the columns of the scaling table mean and how the vectors came about. */
export function scalingNotes({ backend, questions, noise, build, sizes }: Scaling): string[] {
  const real = sizes.at(-1)?.real ?? 0;
  return [
    `The whole index of ${build.passages} passages of real laws (${build.texts} texts embedded, ` +
      `${megabytes(build.diskBytes)} MB on disk) was built at ${percent(build.modelShare)} of the bare model's ` +
      `throughput: ${build.textsPerSecond.toFixed(0)} texts a second.`,
    `The table is the ${backend} index of passage vectors. The first ${real} vectors are embeddings of these passages; ` +
      `those beyond are the same vectors with noise, so that nobody waits an hour for the model: random sums of the ` +
      `vectors themselves, ${noise.toFixed(2)} long, which puts two copies about as close together as real neighbours are.`,
    `${questions} real questions about laws were asked for the ten nearest in a process that holds nothing but the ` +
      `index; each counts with the fastest of ${rounds} searches, and memory is what loading the index added. Recall is ` +
      "against exact search. A person waits for the embedding of the question too, hence the second p95. Ratios are " +
      "those of the p95 to the smallest size's. Model share is the model's time over the model's and the graph's, a " +
      "vector each.",
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

/** Bytes as megabytes for reading. */
export function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0);
}
