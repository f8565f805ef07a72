import { basename } from "node:path";
import type { Script, Speech } from "../domain.ts";
import { CorpusError } from "../ops/errors.ts";
import { AddedFiles } from "./added-files.ts";
import { change, readChanges, whileLocked, without } from "./changes.ts";
import { acceptedValue, type FieldName, type Said } from "./fields.ts";
import { filesAmong } from "./files-among.ts";
import type { Importer } from "./import/imported.ts";
import { type Alike, Likeness } from "./likeness.ts";
import { loadCorpus, loadDocument, noDocument, readHere } from "./load.ts";
import type { DocumentReader } from "./read-document.ts";
import { readShelves, type WritableShelves } from "./shelves.ts";
import { readSource } from "./source-file.ts";

/** What became of files that were given: the documents now there, and a line for each that was left out. */
export interface Added {
  readonly added: readonly AddedDocument[];
  readonly leftOut: readonly string[];
}

export interface AddedDocument {
  readonly file: string;
  readonly speech: Speech;
  /** The document that holds the same words, or many of them. */
  readonly alike?: Alike | undefined;
}

/** What was read off a file that may become a document. */
export interface Inspection {
  readonly speech: Speech;
  readonly alike?: Alike | undefined;
  /** Whether there is a document of its name. */
  readonly isTaken: boolean;
}

/** The documents as given, byte for byte. What came with the installation is never written: what changes lies apart. */
export class Documents {
  readonly #shelves: WritableShelves;
  readonly #files: AddedFiles;

  constructor(
    shelves: WritableShelves,
    readonly importer: Importer,
    readonly scriptOf: (text: string) => Script,
    readonly read: DocumentReader = readHere(scriptOf),
  ) {
    this.#shelves = shelves;
    this.#files = new AddedFiles(shelves.added);
  }

  /** Adds documents, and those in folders; what cannot be read or quoted is left out. */
  async add(paths: readonly string[]): Promise<Added> {
    return whileLocked(this.#shelves.added, async () => {
      const taken = new Set(await this.names());
      const likeness = new Likeness(await this.#speeches());
      const added: AddedDocument[] = [];
      const leftOut: string[] = [];
      for (const path of await filesAmong(paths, leftOut)) {
        const name = basename(path);
        try {
          if (added.some(({ file }) => file === name))
            throw new CorpusError(`${path} is left out: another file is named ${name}; rename one`);
          if (taken.has(name)) throw alreadyThere(name);
          const bytes = await readSource(path);
          const speech = await this.#read(name, bytes, path);
          await this.#files.write(name, bytes);
          added.push({ file: name, speech, alike: likeness.nearest(speech) });
          likeness.add(speech);
        } catch (error) {
          if (!(error instanceof CorpusError)) throw error;
          leftOut.push(error.message);
        }
      }
      return { added, leftOut };
    });
  }

  /** Reads what may become a document, and which of `others` it is like. Throws CorpusError where nothing in it could be quoted. */
  async inspect(name: string, bytes: Uint8Array, others: readonly Speech[]): Promise<Inspection> {
    const speech = await this.#read(name, bytes, name);
    const alike = new Likeness(others).nearest(speech);
    return { speech, alike, isTaken: (await this.names()).includes(name) };
  }

  /** The names of all documents, in order. */
  async names(): Promise<string[]> {
    return (await readShelves(this.#shelves)).files.map(({ file }) => file);
  }

  /** One document as it is now. Throws CorpusError where there is none of that name, or it cannot be used. */
  async document(name: string): Promise<Speech> {
    return loadDocument(this.#shelves, name, this.scriptOf, this.importer, this.read);
  }

  /** What people said of a document. */
  async said(name: string): Promise<Said> {
    return (await readChanges(this.#shelves.added)).said[name] ?? {};
  }

  /** Adds a document by its bytes; again the same, and it stays. */
  async addBytes(name: string, bytes: Uint8Array): Promise<void> {
    return whileLocked(this.#shelves.added, async () => {
      await this.#read(name, bytes, name);
      if (!(await this.names()).includes(name)) return this.#files.write(name, bytes);
      if ((await this.#files.read(name))?.equals(bytes) !== true) throw alreadyThere(name);
    });
  }

  /** Puts a new version of a document in the place of the one of the same name, or of the one that is named. */
  async replace(path: string, old = basename(path)): Promise<string> {
    const name = basename(path);
    await this.replaceBytes(name, await readSource(path), old, path);
    return name;
  }

  /** The same by the new version's bytes; the version before is kept, so that it can be undone. */
  async replaceBytes(name: string, bytes: Uint8Array, old: string, path = name): Promise<void> {
    return whileLocked(this.#shelves.added, async () => {
      const names = await this.names();
      this.#require(names, old);
      if (name !== old && names.includes(name)) {
        throw new CorpusError(`there is a document ${name} already; rename the new version of ${old}`);
      }
      await this.#read(name, bytes, path);
      await this.#files.keep(old);
      await this.#files.write(name, bytes);
      if (name === old) return;
      await this.#take(old);
      await change(this.#shelves.added, (changes) => ({ ...changes, replaced: { ...changes.replaced, [old]: name } }));
    });
  }

  /** Takes back that a document was added, or took the place of another, which comes back. */
  async undo(name: string): Promise<void> {
    const { added } = this.#shelves;
    return whileLocked(added, async () => {
      this.#require(await this.names(), name);
      const { replaced } = await readChanges(added);
      const old = Object.keys(replaced).findLast((file) => replaced[file] === name) ?? name;
      const isBack = await this.#files.putBack(old);
      if (!isBack || old !== name) await this.#files.remove(name);
      await change(added, (changes) => ({
        removed: changes.removed.filter((file) => file !== old),
        replaced: without(changes.replaced, old),
        said: without(changes.said, name),
      }));
    });
  }

  /** Removes a document by its name alone, so that one that cannot be read can be removed too. */
  async remove(name: string): Promise<void> {
    return whileLocked(this.#shelves.added, async () => {
      this.#require(await this.names(), name);
      await this.#take(name);
      const { replaced } = await readChanges(this.#shelves.added);
      for (const old of [name, ...Object.keys(replaced).filter((file) => replaced[file] === name)]) {
        await this.#files.forget(old);
      }
      await change(this.#shelves.added, (changes) => ({
        ...changes,
        replaced: Object.fromEntries(Object.entries(changes.replaced).filter(([, by]) => by !== name)),
      }));
    });
  }

  /** Sets what is known of a document to what people say; an empty value is read off the text again. */
  async edit(name: string, said: readonly (readonly [FieldName, string])[]): Promise<void> {
    const accepted = said.map(([field, value]) => [field, value === "" ? "" : acceptedValue(field, value)] as const);
    return whileLocked(this.#shelves.added, async () => {
      this.#require(await this.names(), name);
      await change(this.#shelves.added, (changes) => {
        const fields = Object.entries({ ...changes.said[name], ...Object.fromEntries(accepted) });
        return {
          ...changes,
          said: { ...changes.said, [name]: Object.fromEntries(fields.filter(([, value]) => value !== "")) },
        };
      });
    });
  }

  async #read(name: string, bytes: Uint8Array, path: string): Promise<Speech> {
    const imported = await this.importer(path, bytes);
    return this.read({ path, file: name, imported });
  }

  async #speeches(): Promise<Speech[]> {
    // Where there is none yet, or none that can be read, nothing is like what is added.
    return loadCorpus(this.#shelves, this.scriptOf, undefined, this.importer, this.read).catch((error: unknown) => {
      if (error instanceof CorpusError) return [];
      throw error;
    });
  }

  async #take(name: string): Promise<void> {
    const { given, added } = this.#shelves;
    const isGiven = (await readShelves({ given })).files.some(({ file }) => file === name);
    await change(added, ({ removed, replaced, said }) => ({
      removed: isGiven ? Array.from(new Set([...removed, name])) : removed,
      replaced,
      said: without(said, name),
    }));
    await this.#files.remove(name);
  }

  #require(names: readonly string[], name: string): void {
    if (!names.includes(name)) throw noDocument(name);
  }
}

function alreadyThere(name: string): CorpusError {
  return new CorpusError(`there is a document ${name} already; "replace" puts a new version in its place`);
}
