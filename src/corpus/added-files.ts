import { copyFile, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../ops/durable-files.ts";
import { CorpusError, messageOf } from "../ops/errors.ts";
import { addedRenderings } from "./renderings.ts";
import { announceSum, dropSum, settleSum } from "./sums.ts";
import { makeFolder } from "../ops/make-folder.ts";

/** Where the version before of a replaced document lies. */
const beforeFolder = ".before";

/** The files of the documents that were added, byte for byte, with what was made of them. */
export class AddedFiles {
  constructor(readonly folder: string) {}

  /** The bytes of a document; undefined where none of that name was added. */
  async read(name: string): Promise<Buffer | undefined> {
    return readFile(join(this.folder, name)).catch(() => undefined);
  }

  /** Writes a document, whole or not at all. */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    const draft = join(this.folder, `.${name}.${process.pid}`);
    try {
      await announceSum(this.folder, name, bytes);
      const file = await open(draft, "wx");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, join(this.folder, name));
      await settleSum(this.folder, name, bytes);
    } catch (error) {
      await rm(draft, { force: true });
      throw new CorpusError(
        `${name} was not added: ${this.folder} cannot be written (${messageOf(error)}); free some space or change its rights`,
      );
    }
    await this.#removeRenderings(name);
  }

  /** Removes a document with its renderings. */
  async remove(name: string): Promise<void> {
    await rm(join(this.folder, name), { force: true }).catch((error: unknown) => {
      throw new CorpusError(`${name} cannot be removed: ${messageOf(error)}`);
    });
    await dropSum(this.folder, name);
    await this.#removeRenderings(name);
  }

  /** Keeps a document, where there is one of that name, before another takes its place. */
  async keep(name: string): Promise<void> {
    try {
      await makeFolder(join(this.folder, beforeFolder));
      await copyFile(join(this.folder, name), join(this.folder, beforeFolder, name));
    } catch (error) {
      if (codeOf(error) === "ENOENT") return;
      throw new CorpusError(
        `${name} cannot be kept before it is replaced (${messageOf(error)}); free some space or change the rights of ${this.folder}`,
      );
    }
  }

  /** Puts what was kept back in its place; false where nothing was. */
  async putBack(name: string): Promise<boolean> {
    try {
      const bytes = await readFile(join(this.folder, beforeFolder, name));
      await announceSum(this.folder, name, bytes);
      await rename(join(this.folder, beforeFolder, name), join(this.folder, name));
      await settleSum(this.folder, name, bytes);
    } catch (error) {
      if (codeOf(error) === "ENOENT") return false;
      throw new CorpusError(`${name} cannot be put back: ${messageOf(error)}`);
    }
    await this.#removeRenderings(name);
    return true;
  }

  /** Forgets what was kept. */
  async forget(name: string): Promise<void> {
    await rm(join(this.folder, beforeFolder, name), { force: true });
  }

  async #removeRenderings(name: string): Promise<void> {
    await rm(join(this.folder, addedRenderings(name)), { force: true });
  }
}
