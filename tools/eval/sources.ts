import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CorpusError, messageOf } from "../../src/ops/errors.ts";

/** Raw texts by file name. */
export type Sources = ReadonlyMap<string, string>;

/**
 * Reads the raw texts of a corpus folder straight from disk: what checks a quote must not share code with what made it.
 * Throws CorpusError where the folder or a file cannot be read.
 */
export async function readSources(folder: string): Promise<Sources> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".txt")).sort();
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
    );
  } catch (error) {
    throw new CorpusError(`the corpus folder ${folder} cannot be read (${messageOf(error)}); set CORPUS_DIR`);
  }
}
