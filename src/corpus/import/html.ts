import { Readability } from "@mozilla/readability";
import { Parser } from "htmlparser2";
import { parseHTML } from "linkedom";
import { CorpusError } from "../../ops/errors.ts";
import { decodedAs, decodeText } from "./decode.ts";
import { type BlockText, blockText, type TextOptions, type TreeNode } from "./block-text.ts";
import type { ImportedText } from "./imported.ts";
import { dayOf, publishedOf, underTitle } from "./published.ts";

/** Where a page declares its encoding (HTML standard, 4.2.5.4: within the first 1024 bytes; pages are less strict). */
const declaredWithin = 4096;
/** Of fewer characters, a main text is looked for elsewhere. */
const shortestMain = 100;
/** No page that people wrote comes near; the tree of one that does takes minutes to build. */
const deepest = 500;
/** Of less main text than this share of all that is in no link, it is not sure that the main text was found. */
const leastMain = 0.25;
/** So many lines under a heading may say when the page was published, each no longer than this. */
const linesUnder = 3;
const longestNote = 80;
/** `（国办发〔2018〕128号）`: a page's title gives the number behind that of the document. */
const numberBehind = /[(（][^()（）]{2,20}[〔[【]\d{4}[〕\]】]\d{1,5}[号號][)）]$/u;

/** The main text of a web page: its title, then its paragraphs; menus, scripts and lists of links left out. */
export function htmlText(bytes: Uint8Array, path: string): ImportedText {
  const html = decodedPage(bytes, path);
  const page = parsed(html, path);
  const whole = blockText(page);
  if (!/\S/u.test(whole.text)) return imported(whole);
  const title = titleOf(page);
  const published = publishedOf(settingsOf(page)) ?? dayUnder(headingOf(page) || title, whole.text);
  const article = new Readability(page, { charThreshold: shortestMain }).parse();
  const found = treeText(article?.content ?? "", path);
  const main = found.text.length < leastMain * whole.prose ? imported(whole) : found;
  return { ...underTitle(title, main), ...(published !== undefined && { published }) };
}

/** What the head of a page says of it, by name. */
function settingsOf(page: Page): [string, string][] {
  return Array.from(page.querySelectorAll("meta[content]"), (meta): [string, string] => {
    const name = meta.getAttribute?.("name") || meta.getAttribute?.("property") || meta.getAttribute?.("itemprop");
    return [name ?? "", meta.getAttribute?.("content") ?? ""];
  });
}

/** The day that stands under a heading before any text does: `发布时间：2023-05-01 来源：…`. */
function dayUnder(heading: string, text: string): string | undefined {
  const lines = text.split("\n");
  const at = heading === "" ? -1 : lines.findIndex((line) => line.trim() === heading);
  if (at < 0) return undefined;
  const under = lines.slice(at + 1, at + 1 + linesUnder);
  const texts = under.findIndex((line) => line.length > longestNote || line.endsWith("。"));
  return dayOf(under.slice(0, texts < 0 ? linesUnder : texts));
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

function headingOf(document: Page): string {
  return lineOf(document.querySelector("h1"));
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
