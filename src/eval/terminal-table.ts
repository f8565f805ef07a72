import { faults, type Fault } from "./faults.ts";
import { measureLabels, written } from "./labels.ts";
import type { MeasureName, Slice, Summary } from "./summary.ts";

/** Rows of cells in aligned columns, the first one to the left, the others to the right. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/** A summary for reading on a terminal. */
export function terminalTable(summary: Summary): string {
  const { citations, timings } = summary;
  const slices: [string, Slice][] = [["overall", summary.overall], ...Object.entries(summary.byLanguage)];
  const measureRows = (Object.keys(measureLabels) as MeasureName[]).map((name) => [
    measureLabels[name],
    ...slices.map(([, slice]) => measureCell(slice, name)),
  ]);
  const stateRows = Object.entries(summary.overall.states).map(([kind, { questions, answered, related, refused }]) => [
    kind,
    ...[questions, answered, related, refused].map(String),
  ]);
  const timingRows = Object.entries(timings ?? {}).map(([name, { p50, p95 }]) => [
    name,
    p50.toFixed(1),
    p95.toFixed(1),
  ]);
  const sections = [
    aligned([["", ...slices.map(([name, { questions }]) => `${name} (${questions})`)], ...measureRows]),
    aligned([["kind", "questions", "answered", "related", "refused"], ...stateRows]),
    [
      `${citations.total} citations, ${citations.notVerbatim} not verbatim, ${citations.inBoilerplate} inside boilerplate`,
    ],
    timingRows.length > 0 ? aligned([["milliseconds", "p50", "p95"], ...timingRows]) : [],
    Object.entries(summary.faults).map(([fault, ids]) => `${faults[fault as Fault]} (${ids.length}): ${ids.join(" ")}`),
    ["Intervals are 95 % bootstrap confidence intervals over questions."],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function measureCell(slice: Slice, name: MeasureName): string {
  const estimate = slice.measures[name];
  if (!estimate) return "-";
  const { value, interval } = written(estimate);
  return `${value} [${interval}]`;
}
