import type { TreeNode } from "./block-text.ts";

/** The tables of a page that only lay it out hold whole paragraphs, and no row of heads above them. */
const longestLaidOut = 80;
const longestCell = 1000;
const longestHead = 30;
const fewestUnderHead = 2;

interface Cell {
  readonly text: string;
  readonly isHead: boolean;
}

/**
 * The rows of a table of data, cells between bars, each behind the head of its column in brackets (`【单位】甲厂 | 【人数】12`),
 * so that nobody takes a row for a sentence of the source; what stands over all columns above the heads is a row too.
 * Undefined for a table that lays out a page. `hasData`: no table does that.
 */
export function rowsOf(table: TreeNode, textOf: (cell: TreeNode) => string, hasData: boolean): string[] | undefined {
  const rows = cellRows(table, textOf);
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const first = Math.max(
    0,
    rows.findIndex((row) => filled(row).length > 1),
  );
  const [head = [], ...body] = rows.slice(first);
  const headed = body.length > 0 && head.length === widest && head.every(isHead);
  const longest = rows.flat().reduce((most, { text }) => Math.max(most, text.length), 0);
  const isData = hasData || (headed && body.length >= fewestUnderHead) ? longestCell : longestLaidOut;
  if (widest < 2 || longest > isData) return undefined;
  const above = rows.slice(0, first).map((row) => joined(filled(row)));
  if (!headed) return [...above, ...rows.slice(first).map((row) => joined(filled(row)))];
  const under = body.map((row) =>
    joined(row.flatMap(({ text }, column) => (text ? [`【${head[column]?.text ?? ""}】${text}`] : []))),
  );
  return [...above, ...under];
}

/** `姓名：` stands beside what it is of, not above it. */
function isHead({ text, isHead: isMarked }: Cell): boolean {
  return text !== "" && text.length <= longestHead && !/[:：]$/u.test(text) && (isMarked || !/\d/u.test(text));
}

function filled(row: readonly Cell[]): string[] {
  return row.flatMap(({ text }) => (text ? [text] : []));
}

function joined(cells: readonly string[]): string {
  return cells.join(" | ");
}

/** The cells of each row; one over several columns or rows counts in each, its text in the first. */
function cellRows(table: TreeNode, textOf: (cell: TreeNode) => string): Cell[][] {
  /** Over how many rows more the last cell of each column reaches. */
  const reach: number[] = [];
  return tableRows(table)
    .map((row) => cellsOf(row, reach, textOf))
    .filter((row) => row.some(({ text }) => text));
}

function tableRows(table: TreeNode): TreeNode[] {
  return Array.from(table.childNodes).flatMap((child): TreeNode[] => {
    const name = child.nodeName.toUpperCase();
    if (name === "TR") return [child];
    return name === "THEAD" || name === "TBODY" || name === "TFOOT" ? tableRows(child) : [];
  });
}

/** No table has more columns than this; whoever says so has another thing in mind. */
const widestCell = 50;

function cellsOf(row: TreeNode, reach: number[], textOf: (cell: TreeNode) => string): Cell[] {
  const cells: Cell[] = [];
  const passReaching = (): void => {
    for (let left = reach[cells.length] ?? 0; left > 0; left = reach[cells.length] ?? 0) {
      reach[cells.length] = left - 1;
      cells.push({ text: "", isHead: false });
    }
  };
  for (const cell of row.childNodes) {
    const name = cell.nodeName.toUpperCase();
    if (name !== "TD" && name !== "TH") continue;
    passReaching();
    const columns = Math.min(widestCell, numberOf(cell, "colspan"));
    const rowsBelow = numberOf(cell, "rowspan") - 1;
    for (let at = 0; at < columns; at++) {
      reach[cells.length] = rowsBelow;
      cells.push({ text: at === 0 ? textOf(cell) : "", isHead: name === "TH" });
    }
  }
  passReaching();
  return cells;
}

function numberOf(cell: TreeNode, attribute: string): number {
  return Math.max(1, Number.parseInt(cell.getAttribute?.(attribute) ?? "", 10) || 1);
}
