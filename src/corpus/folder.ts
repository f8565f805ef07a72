import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Script } from "../domain.ts";
import { CorpusError, messageOf } from "../ops/errors.ts";
import { readCatalog } from "./catalog.ts";
import { isDocumentFile } from "./import/formats.ts";
import type { Importer } from "./import/imported.ts";
import { readSource } from "./source-file.ts";
import { readSpeech, undescribed } from "./speech.ts";

/** What became of files that were given: the names now in the folder, and a line for each that was left out. */
export interface Added {
  readonly added: readonly string[];
  readonly leftOut: readonly string[];
}

/** The folder that holds the documents as given, byte for byte. */
export class CorpusFolder {
  constructor(
    readonly path: string,
    readonly importer: Importer,
    readonly scriptOf: (text: string) => Script,
  ) {}

  /** Copies documents, and those in folders, into the corpus; what cannot be read or quoted is left out. */
  async add(paths: readonly string[]): Promise<Added> {
    const taken = new Set(await this.#names());
    const added: string[] = [];
    const leftOut: string[] = [];
    for (const path of await expanded(paths, leftOut)) {
      const name = basename(path);
      try {
        if (added.includes(name))
          throw new CorpusError(`${path} is left out: another file is named ${name}; rename one`);
        if (taken.has(name)) {
          throw new CorpusError(`${this.path} already holds ${name}; "replace" puts a new version in its place`);
        }
        await this.#write(name, await this.#readable(path));
        added.push(name);
      } catch (error) {
        if (!(error instanceof CorpusError)) throw error;
        leftOut.push(error.message);
      }
    }
    return { added, leftOut };
  }

  /** Puts a new version of a document in the place of the one of the same name. */
  async replace(path: string): Promise<string> {
    const name = basename(path);
    await this.#require(name);
    await this.#write(name, await this.#readable(path));
    return name;
  }

  /** Removes a document by its name alone, so that one that cannot be read can be removed too. */
  async remove(name: string): Promise<void> {
    await this.#require(name);
    const faults: string[] = [];
    const entries = await readCatalog(this.path, faults);
    if (faults.length > 0) throw new CorpusError(faults.join("\n"));
    if (entries.some((info) => info.file === name)) {
      throw new CorpusError(`${name} has an entry in the catalogue; remove the entry first, then the document`);
    }
    await rm(join(this.path, name)).catch((error: unknown) => {
      throw new CorpusError(`${name} cannot be removed: ${messageOf(error)}`);
    });
  }

  /** The bytes of a file that holds something to quote. */
  async #readable(path: string): Promise<Uint8Array> {
    const bytes = await readSource(path);
    const { text, pages } = await this.importer(path, bytes);
    const speech = readSpeech(undescribed(basename(path), this.scriptOf(text)), text, pages);
    if (speech.passages.length === 0) throw new CorpusError(`${path} holds no sentence that could be quoted`);
    return bytes;
  }

  async #require(name: string): Promise<void> {
    if ((await this.#names()).includes(name)) return;
    throw new CorpusError(`there is no document ${name} in ${this.path}; "list" shows their names`);
  }

  async #names(): Promise<string[]> {
    const names = await readdir(this.path).catch((error: unknown) => {
      throw new CorpusError(`the corpus folder ${this.path} cannot be read (${messageOf(error)}); set CORPUS_DIR`);
    });
    return names.filter(isDocumentFile);
  }

  /** Whole or not at all. */
  async #write(name: string, bytes: Uint8Array): Promise<void> {
    const draft = join(this.path, `.${name}.${process.pid}`);
    try {
      const file = await open(draft, "wx");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, join(this.path, name));
    } catch (error) {
      await rm(draft, { force: true });
      throw new CorpusError(
        `${name} was not added: ${this.path} cannot be written (${messageOf(error)}); free some space or change its rights`,
      );
    }
  }
}

/** The files among the paths, folders replaced by the documents in them and below; no link to a folder is followed. */
async function expanded(paths: readonly string[], leftOut: string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isDirectory()) {
      files.push(path);
      continue;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const documents = entries.filter((entry) => !entry.isDirectory() && isDocumentFile(entry.name));
    if (documents.length === 0) leftOut.push(`${path} holds no document`);
    files.push(...documents.map((entry) => join(entry.parentPath, entry.name)).sort());
  }
  return files;
}
