import { rowsOf } from "./table-rows.ts";

/** What is needed of a node of a document tree. */
export interface TreeNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<TreeNode>;
  getAttribute?(name: string): string | null;
}

const elementNode = 1;
const textNode = 3;
const blocks = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER LI MAIN OL P PRE SECTION TABLE TR UL".split(
    " ",
  ),
);
/** Nothing that is read. */
const silent = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE SVG HEAD NAV BUTTON SELECT TEXTAREA INPUT IFRAME OBJECT CANVAS AUDIO VIDEO FIGCAPTION".split(
    " ",
  ),
);
export interface TextOptions {
  /** Whether a line of the source is a line of the text, as in files that people write by hand. */
  readonly keepsLines?: boolean;
  /** Whether all tables hold data, as in files that are no pages; those of pages may only lay them out. */
  readonly hasData?: boolean;
}

/** What was written of a document tree. */
export interface BlockText {
  readonly text: string;
  /** Where each line begins that is a row of a table. */
  readonly rows: readonly number[];
  /** How many characters, of what was left out too, are in no link. */
  readonly prose: number;
}

/**
 * The text of a document tree: a line a block, tables by rows, each cell with the head of its column, lists of links left
 * out. Calls itself for each level: the caller sees to it that there are not too many.
 */
export function blockText(root: TreeNode, options: TextOptions = {}): BlockText {
  const lines = new Lines(options);
  write(root, lines);
  return lines.written();
}

interface Line {
  readonly text: string;
  /** How many of its characters are in links. */
  readonly linked: number;
  readonly links: number;
  readonly isRow: boolean;
}

/** So many links below or behind each other lead on and say nothing. */
const shortestList = 3;
/** A line of links may have some words between them. */
const mostlyLinks = 0.8;
const betweenLinks = /[\s|｜>›»·/]/gu;

/** Lines as they are written: white space counts as one blank. */
class Lines {
  readonly #lines: Line[] = [];
  readonly #keepsLines: boolean;
  readonly hasData: boolean;
  #open = "";
  #linked = 0;
  #links = 0;
  #inLink = false;

  constructor({ keepsLines = false, hasData = false }: TextOptions) {
    this.#keepsLines = keepsLines;
    this.hasData = hasData;
  }

  add(text: string): void {
    if (!this.#keepsLines) return this.#add(text);
    const [first = "", ...rest] = text.split(/\r\n?|\n/u);
    this.#add(first);
    for (const line of rest) {
      this.end();
      this.#add(line);
    }
  }

  /** What `writeText` adds is the text of a link. */
  link(writeText: () => void): void {
    const before = this.#inLink;
    this.#inLink = true;
    this.#links++;
    writeText();
    this.#inLink = before;
  }

  /** A row of a table, a line by itself. */
  row(text: string): void {
    this.end();
    this.#add(text);
    this.end(true);
  }

  end(isRow = false): void {
    const text = spaced(this.#open);
    if (text) this.#lines.push({ text, linked: this.#linked, links: this.#links, isRow });
    this.#open = "";
    this.#linked = 0;
    this.#links = 0;
  }

  written(): BlockText {
    this.end();
    const kept: Line[] = [];
    let open: Line[] = [];
    let links = 0;
    let prose = 0;
    const closeLinks = (): void => {
      if (links < shortestList) kept.push(...open);
      open = [];
      links = 0;
    };
    for (const line of this.#lines) {
      const { text, linked } = line;
      prose += Math.max(0, text.length - linked);
      if (linked >= mostlyLinks * text.replaceAll(betweenLinks, "").length) {
        open.push(line);
        links += Math.max(1, line.links);
      } else {
        closeLinks();
        kept.push(line);
      }
    }
    closeLinks();
    let text = "";
    const rows: number[] = [];
    for (const line of kept) {
      if (line.isRow) rows.push(text.length);
      text += `${line.text}\n`;
    }
    return { text, rows, prose };
  }

  #add(text: string): void {
    this.#open += text;
    if (this.#inLink) this.#linked += spaced(text).length;
  }
}

/** A line of the source broken between two Chinese characters was never meant to hold a blank. */
const brokenLine = /(?<=[\p{Script=Han}\p{P}])[^\S\n]*\n\s*(?=[\p{Script=Han}\p{P}])/gu;

function spaced(text: string): string {
  return text
    .replaceAll(/[\u200b\ufeff]/gu, "")
    .replaceAll(/\r\n?/gu, "\n")
    .replaceAll(brokenLine, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

function write(node: TreeNode, lines: Lines): void {
  if (node.nodeType === textNode) return lines.add(node.textContent ?? "");
  const name = node.nodeName.toUpperCase();
  if (silent.has(name) || isHidden(node)) return;
  if (name === "BR" || name === "HR") return lines.end();
  if (name === "A" && node.getAttribute?.("href")) {
    return lines.link(() => {
      for (const child of node.childNodes) write(child, lines);
    });
  }
  const isBlock = blocks.has(name);
  if (isBlock) lines.end();
  if (name === "PRE") {
    for (const line of (node.textContent ?? "").split("\n")) {
      lines.add(line);
      lines.end();
    }
  } else if (name === "TABLE") {
    const rows = rowsOf(node, (cell) => textOfCell(cell, lines.hasData), lines.hasData);
    for (const row of rows ?? []) lines.row(row);
    if (!rows) for (const child of node.childNodes) write(child, lines);
  } else if (name === "OL") writeNumbered(node, lines);
  else for (const child of node.childNodes) write(child, lines);
  if (isBlock) lines.end();
}

function textOfCell({ childNodes }: TreeNode, hasData: boolean): string {
  return spaced(blockText({ ...shell, childNodes }, { hasData }).text.replaceAll("\n", " "));
}

const shell = { nodeType: elementNode, nodeName: "SPAN", textContent: null, getAttribute: () => null };

function isHidden(node: TreeNode): boolean {
  if (node.nodeType !== elementNode) return false;
  return node.getAttribute?.("hidden") !== null || /display:\s*none/iu.test(node.getAttribute("style") ?? "");
}

/** The numbers of a list belong to its text, unless its author wrote numbers there. */
function writeNumbered(list: TreeNode, lines: Lines): void {
  let number = Number(list.getAttribute?.("start") ?? 1) || 1;
  for (const item of list.childNodes) {
    if (item.nodeName.toUpperCase() === "LI") {
      lines.end();
      const numbered = /^\s*(?:[(（]?[\d一二三四五六七八九十]+[)）、.．]|第[\d一二三四五六七八九十百]+[条章节])/u;
      if (!numbered.test(item.textContent ?? "")) lines.add(`${number}. `);
      number++;
      for (const child of item.childNodes) writeInline(child, lines);
      lines.end();
    } else write(item, lines);
  }
}

/** The first block of an item stays on the line of its number. */
function writeInline(node: TreeNode, lines: Lines): void {
  if (node.nodeName.toUpperCase() !== "P") return write(node, lines);
  for (const child of node.childNodes) write(child, lines);
  lines.end();
}
