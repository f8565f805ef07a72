import { faults, type Fault } from "./faults.ts";
import { measureLabels, written } from "./labels.ts";
import type { MeasureName, Slice, Summary } from "./summary.ts";

const idsShown = 50;

/** Rows of cells, the first row the heading. */
export type Table = readonly (readonly string[])[];

/** Rows of cells in aligned columns, the first one to the left, the others to the right. */
export function aligned(rows: Table): string[] {
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

/** Every measure, a column overall and a column a language. */
export function measureTable(summary: Summary): Table {
  const slices: [string, Slice][] = [["overall", summary.overall], ...Object.entries(summary.byLanguage)];
  const rows = (Object.keys(measureLabels) as MeasureName[]).map((name) => [
    measureLabels[name],
    ...slices.map(([, slice]) => measureCell(slice, name)),
  ]);
  return [["", ...slices.map(([name, { questions }]) => `${name} (${questions})`)], ...rows];
}

/** How often each state was given to each kind of question. */
export function stateTable({ overall }: Summary): Table {
  const rows = Object.entries(overall.states).map(([kind, { questions, answered, related, refused }]) => [
    kind,
    ...[questions, answered, related, refused].map(String),
  ]);
  return [["kind", "questions", "answered", "related", "refused"], ...rows];
}

/** A summary for reading on a terminal. */
export function terminalTable(summary: Summary): string {
  const { citations, timings } = summary;
  const timingRows = Object.entries(timings ?? {}).map(([name, { p50, p95 }]) => [
    name,
    p50.toFixed(1),
    p95.toFixed(1),
  ]);
  const lengthRows = Object.entries(summary.messageLengths).map(([language, { p50, p95 }]) => [
    language,
    p50.toFixed(0),
    p95.toFixed(0),
  ]);
  const sections = [
    aligned(measureTable(summary)),
    aligned(stateTable(summary)),
    [
      `${citations.total} citations, ${citations.notVerbatim} not verbatim, ${citations.inBoilerplate} inside boilerplate`,
    ],
    lengthRows.length > 0 ? aligned([["characters in Telegram", "p50", "p95"], ...lengthRows]) : [],
    timingRows.length > 0 ? aligned([["milliseconds", "p50", "p95"], ...timingRows]) : [],
    Object.entries(summary.faults).map(
      ([fault, ids]) =>
        `${faults[fault as Fault]} (${ids.length}): ${ids.slice(0, idsShown).join(" ")}${ids.length > idsShown ? " …" : ""}`,
    ),
    ["Intervals are 95 % bootstrap confidence intervals over questions."],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

/** A measure with its interval, "-" where there is none. */
export function measureCell(slice: Slice | undefined, name: MeasureName): string {
  const estimate = slice?.measures[name];
  if (!estimate) return "-";
  const { value, interval } = written(estimate);
  return `${value} [${interval}]`;
}
