import { readFile } from "node:fs/promises";
import { isUtf8 } from "node:buffer";
import { join } from "node:path";
import { importDocument } from "../../src/corpus/import/import.ts";
import { readShelves, type Shelves } from "../../src/corpus/shelves.ts";
import { CorpusError } from "../../src/ops/errors.ts";

/** Raw texts by file name. */
export type Sources = ReadonlyMap<string, string>;

/**
 * Reads the texts of the documents: plain ones straight from disk, as what checks a quote must not share code with what
 * made it; of other formats and encodings the text that offsets refer to. A document that cannot be read is left out, as the
 * product does. Throws CorpusError where the given folder cannot be read.
 */
export async function readSources(shelves: Shelves): Promise<Sources> {
  const { files } = await readShelves(shelves);
  const texts = await Promise.all(
    files.map(async ({ file, folder }) => [file, await textOf(join(folder, file))] as const),
  );
  return new Map(texts.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
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
