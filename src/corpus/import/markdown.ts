import { micromark } from "micromark";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";
import { decodeText } from "./decode.ts";
import { treeText } from "./html.ts";
import type { ImportedText } from "./imported.ts";

/** The line before and after the settings of a page generator. */
const fence = "---";

/** The text of a Markdown file without its markup and front matter. */
export function markdownText(bytes: Uint8Array, path: string): ImportedText {
  const source = withoutFrontMatter(decodeText(bytes, path).replace(/^\ufeff/u, ""));
  const html = micromark(source, {
    allowDangerousHtml: true,
    extensions: [gfmTable()],
    htmlExtensions: [gfmTableHtml()],
  });
  // A paragraph's own lines are its author's: what is wrapped is joined where all formats are.
  return treeText(html, path, { keepsLines: true, hasData: true });
}

function withoutFrontMatter(source: string): string {
  const lines = source.split("\n");
  if (lines[0]?.trimEnd() !== fence) return source;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === fence);
  return end < 0 ? source : lines.slice(end + 1).join("\n");
}
