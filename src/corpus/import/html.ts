import { Readability } from "@mozilla/readability";
import { Parser } from "htmlparser2";
import { parseHTML } from "linkedom";
import { CorpusError } from "../../ops/errors.ts";
import { decodedAs, decodeText } from "./decode.ts";
import { type BlockText, blockText, type TextOptions, type TreeNode } from "./block-text.ts";
import type { ImportedText } from "./imported.ts";

/** Where a page declares its encoding (HTML standard, 4.2.5.4: within the first 1024 bytes; pages are less strict). */
const declaredWithin = 4096;
/** Of fewer characters, a main text is looked for elsewhere. */
const shortestMain = 100;
/** No page that people wrote comes near; the tree of one that does takes minutes to build. */
const deepest = 500;
/** Of less main text than this share of all that is in no link, it is not sure that the main text was found. */
const leastMain = 0.25;
/** What a page has before the title of its text. */
const longestBars = 200;
/** `（国办发〔2018〕128号）`: a page's title gives the number behind that of the document. */
const numberBehind = /[(（][^()（）]{2,20}[〔[【]\d{4}[〕\]】]\d{1,5}[号號][)）]$/u;

/** The main text of a web page: its title, then its paragraphs; menus, scripts and lists of links left out. */
export function htmlText(bytes: Uint8Array, path: string): ImportedText {
  const html = decodedPage(bytes, path);
  const page = parsed(html, path);
  const whole = blockText(page);
  if (!/\S/u.test(whole.text)) return imported(whole);
  const title = titleOf(page);
  const article = new Readability(page, { charThreshold: shortestMain }).parse();
  const found = treeText(article?.content ?? "", path);
  const main = found.text.length < leastMain * whole.prose ? imported(whole) : found;
  if (title === "" || opensWith(main.text, title)) return main;
  const above = `${title}\n`;
  const rows = main.rows?.map((start) => start + above.length);
  return { text: above + main.text, ...(rows && { rows }) };
}

/** Whether a text has a title among its first lines, on one or on several; bars of the page may stand before it. */
function opensWith(text: string, title: string): boolean {
  return compact(text.slice(0, 2 * title.length + longestBars)).includes(compact(title));
}

function compact(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

/** The text of HTML that holds a document and nothing else. */
export function treeText(html: string, path: string, options?: TextOptions): ImportedText {
  return imported(blockText(parsed(html, path), options));
}

function imported({ text, rows }: BlockText): ImportedText {
  return { text, ...(rows.length > 0 && { rows }) };
}

/** The tree of a page, or of a piece of one, which has no root of its own. */
function parsed(html: string, path: string): Page {
  if (depthOf(html) > deepest) {
    throw new CorpusError(`${path} nests its parts more than ${deepest} deep; save it anew with less in one another`);
  }
  const page = /<html[\s>]/iu.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return (parseHTML(page) as unknown as { document: Page }).document;
}

/** How deep the elements of a page stand in one another, found without building the tree. */
function depthOf(html: string): number {
  let depth = 0;
  let most = 0;
  const parser = new Parser({
    onopentag: () => (most = Math.max(most, ++depth)),
    onclosetag: () => depth--,
  });
  parser.end(html);
  return most;
}

/** A heading of the page that its title repeats, else the title up to the name of the site. */
function titleOf(document: Page): string {
  const title = lineOf(document.querySelector("title"));
  const headings = Array.from(document.querySelectorAll("h1, h2, h3"), lineOf);
  const repeated = headings.filter((heading) => heading !== "" && title.includes(heading));
  return (
    repeated.sort((a, b) => b.length - a.length)[0] ??
    title
      .split(/[_|｜]|\s[-–—]\s/u)[0]
      ?.trim()
      .replace(numberBehind, "") ??
    ""
  );
}

function lineOf(node: TreeNode | null): string {
  return (node?.textContent ?? "").replaceAll(/\s+/gu, " ").trim();
}

/** What is needed of a parsed page. */
interface Page extends TreeNode {
  querySelector(selector: string): TreeNode | null;
  querySelectorAll(selector: string): Iterable<TreeNode>;
}

function decodedPage(bytes: Uint8Array, path: string): string {
  const head = Buffer.from(bytes.subarray(0, declaredWithin)).toString("latin1");
  const declaration = head.replaceAll(/\s/gu, "").toLowerCase();
  const at = declaration.indexOf("<meta");
  const declared = at < 0 ? undefined : /charset=["']?([\w-]{2,40})/u.exec(declaration.slice(at))?.[1];
  // What is declared as GB2312 is in its superset.
  const encoding = /^gb/iu.test(declared ?? "") ? "gb18030" : declared;
  return (encoding === undefined ? undefined : decodedAs(encoding, bytes)) ?? decodeText(bytes, path);
}
