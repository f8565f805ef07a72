import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TextItem } from "pdfjs-dist/types/src/display/api.js";
import { CorpusError, messageOf } from "../../ops/errors.ts";
import type { ImportedText } from "./imported.ts";
import { paragraphsOfPages, type PageLine } from "./page-lines.ts";

/** The longest report there is has some thousands. */
const mostPages = 5000;

/** The paragraphs of a PDF file with a text layer, and where its pages begin; running heads and page numbers left out. */
export async function pdfText(bytes: Uint8Array, path: string): Promise<ImportedText> {
  // Drawing alone needs these, but without them the library does not load.
  Object.assign(globalThis, { DOMMatrix: Object, ImageData: Object, Path2D: Object });
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const folder = join(dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/package.json"))), "/");
  const task = getDocument({
    data: Uint8Array.from(bytes),
    // Chinese files often name a character map instead of holding one.
    cMapUrl: join(folder, "cmaps", "/"),
    cMapPacked: true,
    standardFontDataUrl: join(folder, "standard_fonts", "/"),
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    verbosity: 0,
  });
  try {
    const file = await task.promise;
    if (file.numPages > mostPages) throw new CorpusError(`${path} has more than ${mostPages} pages; split it`);
    const pages: PageLine[][] = [];
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(linesOf(items.filter((item): item is TextItem => "str" in item)));
      page.cleanup();
    }
    if (pages.every((lines) => lines.length === 0)) {
      throw new CorpusError(
        `${path} is a scan: it holds pictures of pages and no text; run text recognition on it first`,
      );
    }
    return paragraphsOfPages(pages);
  } catch (error) {
    if (error instanceof CorpusError) throw error;
    throw new CorpusError(`${path} ${reasonOf(error)}`);
  } finally {
    await task.destroy();
  }
}

function reasonOf(error: unknown): string {
  const { name } = error as Error;
  if (name === "PasswordException") return "is protected by a password; save it without one";
  return `is damaged or no PDF file (${messageOf(error).replaceAll(/\s+/gu, " ")}); print it to a new PDF`;
}

/** Pieces of text on one base line, in the order of the file, which is the order of reading. */
function linesOf(items: readonly TextItem[]): PageLine[] {
  const lines: (PageLine & { right: number })[] = [];
  let fresh = true;
  for (const item of items) {
    const [a = 0, b = 0, , , left = 0, bottom = 0] = item.transform as number[];
    const size = Math.hypot(a, b) || item.height;
    const line = lines.at(-1);
    const sameLine =
      line !== undefined &&
      !fresh &&
      Math.abs(line.bottom - bottom) < 0.5 * Math.max(size, line.size) &&
      left > line.left;
    if (item.str.trim() !== "") {
      if (sameLine) {
        const apart = left - line.right > 0.25 * size && !/\s$/u.test(line.text);
        line.text += (apart ? " " : "") + item.str;
        line.right = left + item.width;
        line.size = Math.max(line.size, size);
      } else lines.push({ text: item.str, left, right: left + item.width, bottom, size });
      fresh = false;
    } else if (sameLine && item.str !== "" && !/\s$/u.test(line.text)) line.text += " ";
    if (item.hasEOL) fresh = true;
  }
  return lines;
}
