import { CorpusError, messageOf } from "../../ops/errors.ts";
import { decodeText } from "./decode.ts";
import { type Format, formatList, formatOf } from "./formats.ts";
import type { ImportedText } from "./imported.ts";

/** What a file of another kind begins with, whatever its name says. */
const signatures: readonly (readonly [Format, string])[] = [
  ["pdf", "%PDF-"],
  ["docx", "PK\u0003\u0004"],
];

/**
 * Reads the text of a file of any format that is known, in this thread: a hostile file may take all its time and memory.
 * Throws CorpusError, one line, for what cannot be read.
 */
export async function importDocument(path: string, bytes: Uint8Array): Promise<ImportedText> {
  const format = contentFormat(path, bytes);
  const imported = await read(format, path, bytes).catch((error: unknown) => {
    if (error instanceof CorpusError) throw error;
    throw new CorpusError(`${path} cannot be read as ${format} (${messageOf(error).replaceAll(/\s+/gu, " ")})`);
  });
  if (!/\S/u.test(imported.text)) throw new CorpusError(`${path} holds no text`);
  return imported;
}

/** The format of a file by what it begins with, else by its name. Throws CorpusError where it is none that is read. */
export function contentFormat(path: string, bytes: Uint8Array): Format {
  const named = formatOf(path);
  if (named === undefined) throw new CorpusError(`${path} is in no format that is read: ${formatList}`);
  const head = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  return signatures.find(([, signature]) => head.startsWith(signature))?.[0] ?? named;
}

/** The libraries of a format are loaded with its first file. */
async function read(format: Format, path: string, bytes: Uint8Array): Promise<ImportedText> {
  if (format === "pdf") return (await import("./pdf.ts")).pdfText(bytes, path);
  if (format === "docx") return (await import("./docx.ts")).docxText(bytes, path);
  if (format === "html") return (await import("./html.ts")).htmlText(bytes, path);
  if (format === "markdown") return (await import("./markdown.ts")).markdownText(bytes, path);
  return { text: decodeText(bytes, path) };
}
