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
/** The tables of a page that only lay it out hold whole paragraphs. */
const longestCell = 80;

export interface TextOptions {
  /** Whether a line of the source is a line of the text, as in files that people write by hand. */
  readonly keepsLines?: boolean;
}

/** What was written of a document tree. */
export interface BlockText {
  readonly text: string;
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
}

/** So many links below each other lead on and say nothing. */
const shortestList = 3;
/** A line of links may have marks between them. */
const mostlyLinks = 0.8;

/** Lines as they are written: white space counts as one blank. */
class Lines {
  readonly #lines: Line[] = [];
  readonly #keepsLines: boolean;
  #open = "";
  #linked = 0;
  #inLink = false;

  constructor({ keepsLines = false }: TextOptions) {
    this.#keepsLines = keepsLines;
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
    writeText();
    this.#inLink = before;
  }

  end(): void {
    const text = spaced(this.#open);
    if (text) this.#lines.push({ text, linked: this.#linked });
    this.#open = "";
    this.#linked = 0;
  }

  written(): BlockText {
    this.end();
    const kept: string[] = [];
    let links: string[] = [];
    let prose = 0;
    const closeLinks = (): void => {
      if (links.length < shortestList) kept.push(...links);
      links = [];
    };
    for (const { text, linked } of this.#lines) {
      prose += Math.max(0, text.length - linked);
      if (linked >= mostlyLinks * text.length) links.push(text);
      else {
        closeLinks();
        kept.push(text);
      }
    }
    closeLinks();
    return { text: kept.map((text) => `${text}\n`).join(""), prose };
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
  } else if (name === "TABLE" && writeRows(node, lines)) {
    // Its rows are written.
  } else if (name === "OL") writeNumbered(node, lines);
  else for (const child of node.childNodes) write(child, lines);
  if (isBlock) lines.end();
}

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

/** Writes the rows of a table of data; false for one that lays out a page. */
function writeRows(table: TreeNode, lines: Lines): boolean {
  const rows = rowsOf(table);
  const cells = rows.flat();
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (widest < 2 || cells.some(({ text }) => text.length > longestCell)) return false;
  const [head = [], ...body] = rows;
  const headed =
    body.length > 0 &&
    head.length === widest &&
    head.every(({ text, isHead }) => text !== "" && (isHead || !/\d/u.test(text)));
  for (const row of headed ? body : rows) {
    const written = row.flatMap(({ text }, column) => {
      const title = headed ? (head[column]?.text ?? "") : "";
      return text ? [title ? `${title}：${text}` : text] : [];
    });
    lines.end();
    lines.add(written.join("，") + (headed ? "。" : ""));
    lines.end();
  }
  return true;
}

interface Cell {
  readonly text: string;
  readonly isHead: boolean;
}

/** The cells of each row of a table; a cell over several columns counts as often. */
function rowsOf(table: TreeNode): Cell[][] {
  const rows = Array.from(table.childNodes).flatMap((child): Cell[][] => {
    const name = child.nodeName.toUpperCase();
    if (name === "TR") return [cellsOf(child)];
    return name === "THEAD" || name === "TBODY" || name === "TFOOT" ? rowsOf(child) : [];
  });
  return rows.filter((row) => row.some(({ text }) => text));
}

/** No table has more columns than this; whoever says so has another thing in mind. */
const widestCell = 50;

function cellsOf(row: TreeNode): Cell[] {
  return Array.from(row.childNodes).flatMap((cell) => {
    const name = cell.nodeName.toUpperCase();
    if (name !== "TD" && name !== "TH") return [];
    const columns = Math.min(widestCell, Number(cell.getAttribute?.("colspan") ?? 1) || 1);
    const text = spaced(blockText({ ...shell, childNodes: cell.childNodes }).text.replaceAll("\n", " "));
    return Array.from({ length: columns }, (_, at) => ({ text: at === 0 ? text : "", isHead: name === "TH" }));
  });
}

const shell = { nodeType: elementNode, nodeName: "SPAN", textContent: null, getAttribute: () => null };
