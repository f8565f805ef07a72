import { micromark } from "micromark";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";
import { decodeText } from "./decode.ts";
import { treeText } from "./html.ts";
import type { ImportedText } from "./imported.ts";
import { publishedOf, underTitle } from "./published.ts";

/** The line before and after the settings of a page generator. */
const fence = "---";
/** `# 总则 {#general .chapter align=center}`: what page generators are told of a line. */
const attributes =
  /\s*\{:?\s*(?:[#.][\w-]+|[\w-]+=(?:"[^"]*"|[\w%-]+))(?:\s+(?:[#.][\w-]+|[\w-]+=(?:"[^"]*"|[\w%-]+)))*\s*\}\s*$/u;
/** `::: tip`, `[[toc]]`: what page generators make boxes and contents of. */
const directive = /^\s{0,3}(?::{3}|\[{1,2}toc\]{1,2}$)/iu;

/** The text of a Markdown file without its markup; of its front matter the title, where the text has none, and the day. */
export function markdownText(bytes: Uint8Array, path: string): ImportedText {
  const { settings, source } = frontMatterOf(decodeText(bytes, path).replace(/^\ufeff/u, ""));
  const html = micromark(source, {
    allowDangerousHtml: true,
    extensions: [gfmTable()],
    htmlExtensions: [gfmTableHtml()],
  });
  // A paragraph's own lines are its author's: what is wrapped is joined where all formats are.
  const text = treeText(html, path, { keepsLines: true, hasData: true });
  const published = publishedOf(settings);
  const hasOwn = /<h1[\s>]/u.test(html);
  const title = hasOwn ? "" : (settings.find(([name]) => name === "title" || name === "标题")?.[1] ?? "");
  return { ...underTitle(title, text), ...(published !== undefined && { published }) };
}

type Setting = readonly [name: string, value: string];

/** `date: "2019-02-18"` */
function settingOf(line: string): [Setting] | undefined {
  const colon = line.search(/[:：]/u);
  if (colon < 1) return undefined;
  const value = line.slice(colon + 1).trim();
  return [[line.slice(0, colon).trim(), /^(["']).*\1$/u.test(value) ? value.slice(1, -1) : value]];
}

/** Names and values of the front matter, and what is below it. */
function frontMatterOf(source: string): { settings: Setting[]; source: string } {
  const lines = source.split("\n");
  const end = lines[0]?.trimEnd() === fence ? lines.findIndex((line, at) => at > 0 && line.trimEnd() === fence) : -1;
  const settings = lines.slice(1, Math.max(1, end)).flatMap((line) => settingOf(line) ?? []);
  const below = lines
    .slice(end + 1)
    .map((line) => (directive.test(line.trimEnd()) ? "" : line.replace(attributes, "")));
  return { settings, source: below.join("\n") };
}
