import { readdir, readFile } from "node:fs/promises";
import { isUtf8 } from "node:buffer";
import { join } from "node:path";
import { isDocumentFile } from "../../src/corpus/import/formats.ts";
import { importDocument } from "../../src/corpus/import/import.ts";
import { CorpusError, messageOf } from "../../src/ops/errors.ts";

/** Raw texts by file name. */
export type Sources = ReadonlyMap<string, string>;

/**
 * Reads the texts of a corpus folder: plain ones straight from disk, as what checks a quote must not share code with what
 * made it; of other formats and encodings the text that offsets refer to. A document that cannot be read is left out, as the
 * product does. Throws CorpusError where the folder cannot be read.
 */
export async function readSources(folder: string): Promise<Sources> {
  try {
    const names = (await readdir(folder)).filter(isDocumentFile).sort();
    const texts = await Promise.all(names.map(async (name) => [name, await textOf(join(folder, name))] as const));
    return new Map(texts.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
  } catch (error) {
    throw new CorpusError(`the corpus folder ${folder} cannot be read (${messageOf(error)}); set CORPUS_DIR`);
  }
}

async function textOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path);
  if (path.endsWith(".txt") && isUtf8(bytes)) return bytes.toString("utf8");
  try {
    return (await importDocument(path, bytes)).text;
  } catch (error) {
    if (error instanceof CorpusError) return undefined;
    throw error;
  }
}
