import { randomBytes } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { IndexError, LockError, messageOf } from "../ops/errors.ts";
import { codeOf, replaceFile, successorOf, sync, syncTree } from "../ops/durable-files.ts";
import { type Lock, takeLock } from "../ops/lock.ts";
import { type Generation, type GenerationMeta, sealGeneration, verifyGeneration } from "./manifest.ts";
import { makeFolder } from "../ops/make-folder.ts";

const lockName = "LOCK";
const pointerName = "CURRENT";
const stagingPrefix = "staging-";
/** A running number, so that order needs no clock, and a part that no two writers share. */
const idPattern = /^(\d{6,})-[0-9a-f]{8}$/;

export interface CurrentGeneration {
  readonly generation: Generation;
  /** One line for the operator where damage was found and an earlier generation serves. */
  readonly notice?: string;
}

/** Immutable index generations below a data folder, one of them current. Any number of processes may share it. */
export class GenerationStore {
  readonly #folder: string;
  readonly #lockWaitMs: number;

  private constructor(folder: string, lockWaitMs: number) {
    this.#folder = folder;
    this.#lockWaitMs = lockWaitMs;
  }

  /** The store in `<dataDir>/index`, made where missing. `lockWaitMs`: how long a write waits for another's. */
  static async open(dataDir: string, options: { readonly lockWaitMs?: number } = {}): Promise<GenerationStore> {
    const folder = resolve(dataDir, "index");
    await forPeople(folder, () => makeFolder(folder));
    return new GenerationStore(folder, options.lockWaitMs ?? 10_000);
  }

  /**
   * The current generation if every byte of it verifies, else the newest that does; undefined where there is none.
   * Throws an IndexError where all are damaged.
   */
  async current(): Promise<CurrentGeneration | undefined> {
    for (;;) {
      const pointer = await this.#pointer();
      const { generation, damages } = await this.#firstUsable(pointer);
      if (generation && damages.length === 0) return { generation };
      // A re-index may have removed what was being read; what it left behind is whole.
      if (pointer !== (await this.#pointer())) continue;
      if (generation) return { generation, notice: fallBackNotice(damages, generation.id) };
      if (damages.length === 0) return undefined;
      throw new IndexError(
        `${damages.join("; ")}, and no other is there; build the index again: npm run -s index -- --force`,
      );
    }
  }

  /**
   * What `use` makes of the current generation, undefined where there is none. A re-index may remove that
   * generation while `use` still reads its files: then `use` runs again, with the newer one.
   */
  async read<T>(use: (current: CurrentGeneration) => Promise<T>): Promise<T | undefined> {
    for (;;) {
      const current = await this.current();
      if (!current) return undefined;
      try {
        return await use(current);
      } catch (error) {
        if ((await this.#ids()).includes(current.generation.id)) throw error;
      }
    }
  }

  /**
   * Writes a new generation and makes it current. `fill` puts its files into the empty folder it is given. Readers
   * see the old generation whole until they see the new one whole. Throws an IndexError where another process is
   * writing or the disk is full; the old generation then goes on serving.
   */
  async write(meta: GenerationMeta, fill: (folder: string) => Promise<void>): Promise<Generation> {
    return forPeople(this.#folder, async () => {
      const lock = await takeLock(join(this.#folder, lockName), this.#lockWaitMs);
      try {
        return await this.#writeLocked(lock, meta, fill);
      } finally {
        await lock.release();
      }
    });
  }

  /**
   * Removes what killed writers left, where nobody is writing now and what is current is whole. One generation before it
   * stays to fall back to, unless that holds a document that is gone.
   */
  async tidy(): Promise<void> {
    const lock = await takeLock(join(this.#folder, lockName), 0).catch((error: unknown) => {
      if (error instanceof LockError) return undefined;
      throw error;
    });
    if (!lock) return;
    try {
      const current = await this.current();
      if (!current || current.notice !== undefined) return;
      const { id, meta } = current.generation;
      const older = (await this.#ids()).findLast((other) => numberOf(other) < numberOf(id));
      await this.#sweep([id, ...(older !== undefined && (await this.#mayServe(older, meta)) ? [older] : [])]);
    } finally {
      await lock.release();
    }
  }

  /** Whether a generation is whole and holds no document that another has not. */
  async #mayServe(id: string, { documents }: GenerationMeta): Promise<boolean> {
    const generation = await verifyGeneration(join(this.#folder, id), id).catch(() => undefined);
    return generation?.meta.documents.every((file) => documents.includes(file)) ?? false;
  }

  async #writeLocked(lock: Lock, meta: GenerationMeta, fill: (folder: string) => Promise<void>): Promise<Generation> {
    const before = await this.#before(meta);
    // Before building, so that what a killed build left behind does not fill the disk for this one.
    await this.#sweep(await this.#ids());
    const number = Math.max(0, ...(await this.#ids()).map(numberOf)) + 1;
    const id = `${String(number).padStart(6, "0")}-${randomBytes(4).toString("hex")}`;
    const staging = join(this.#folder, stagingPrefix + id);
    const folder = join(this.#folder, id);
    try {
      await mkdir(staging);
      await fill(staging);
      await sealGeneration(staging, id, meta);
      await syncTree(staging);
      const generation = await verifyGeneration(staging, id);
      await lock.assertHeld();
      await rename(staging, folder);
      await sync(this.#folder);
      await replaceFile(join(this.#folder, pointerName), `${id}\n`);
      await this.#sweep([id].concat(before ?? []));
      return { ...generation, folder };
    } catch (error) {
      await rm(staging, { recursive: true, force: true });
      if ((await this.#pointer()) !== id) await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /**
   * The id of the generation that serves now and may be fallen back to; undefined where none is there, all are damaged, or
   * it holds a document that has been removed.
   */
  async #before({ documents }: GenerationMeta): Promise<string | undefined> {
    try {
      const generation = (await this.current())?.generation;
      const kept = new Set(documents);
      return generation?.meta.documents.every((file) => kept.has(file)) ? generation.id : undefined;
    } catch (error) {
      if (error instanceof IndexError) return undefined;
      throw error;
    }
  }

  /** Removes all but the generations to keep: older ones, and what killed writers left. Needs the lock. */
  async #sweep(keep: readonly string[]): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      const stale =
        name.startsWith(stagingPrefix) ||
        name.startsWith(`${lockName}.`) ||
        name === successorOf(pointerName) ||
        (idPattern.test(name) && !keep.includes(name));
      if (stale) await rm(join(this.#folder, name), { recursive: true, force: true, maxRetries: 3 });
    }
  }

  /** Ids of all generations in place, oldest first. */
  async #ids(): Promise<string[]> {
    const names = await readdir(this.#folder);
    return names.filter((name) => idPattern.test(name)).sort((a, b) => numberOf(a) - numberOf(b));
  }

  /** Tries the generation the pointer names, then the others, newest first; says what was wrong with those before. */
  async #firstUsable(pointer: string | undefined): Promise<{ generation?: Generation; damages: string[] }> {
    const damages: string[] = [];
    const others = (await this.#ids()).reverse().filter((id) => id !== pointer);
    for (const id of pointer === undefined ? others : [pointer, ...others]) {
      try {
        if (!idPattern.test(id)) throw new Error(`${pointerName} is damaged`);
        return { generation: await verifyGeneration(join(this.#folder, id), id), damages };
      } catch (error) {
        damages.push(`index generation ${JSON.stringify(id)} cannot be used (${firstLine(error)})`);
      }
    }
    return { damages };
  }

  async #pointer(): Promise<string | undefined> {
    try {
      const text = await readFile(join(this.#folder, pointerName), "utf8");
      return text.trim();
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined;
      throw error;
    }
  }
}

/** Throws an IndexError naming both models where the generation was built with another than the one in use. */
export function requireModel(generation: Generation, model: GenerationMeta["model"]): void {
  const built = generation.meta.model;
  if (built.id === model.id && built.hash === model.hash && built.dimension === model.dimension) return;
  const [was, is] = [built, model].map(({ id, dimension, hash }) => `${id} (${dimension}, ${hash.slice(0, 12)})`);
  throw new IndexError(
    `the index was built with the model ${was}, in use is ${is}; build the index again: npm run -s index -- --force`,
  );
}

function numberOf(id: string): number {
  return Number(idPattern.exec(id)?.[1]);
}

function fallBackNotice(damages: readonly string[], id: string): string {
  return `${damages.join("; ")}; generation ${id} serves instead. Build the index again.`;
}

/** Runs `work` and turns what the disk refuses into one line that names the folder and says what to do. */
async function forPeople<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (fullCodes.has(code)) {
      throw new IndexError(
        `the disk that holds ${folder} is full; free some space and build the index again (${firstLine(error)})`,
      );
    }
    // Other files than the index's own may be refused too: those are not this folder's fault.
    const { path: refused = "", syscall } = error as NodeJS.ErrnoException;
    const isOwn = refused.startsWith(folder) || (syscall === "mkdir" && folder.startsWith(refused));
    // Where no folder can be made, as in /proc, the system may say that the one above it is not there.
    if (isOwn && (refusedCodes.has(code) || (code === "ENOENT" && syscall === "mkdir"))) {
      throw new IndexError(`${folder} cannot be written; change its rights or set DATA_DIR (${firstLine(error)})`);
    }
    throw error;
  }
}

const fullCodes = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
const refusedCodes = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);

function firstLine(error: unknown): string {
  return messageOf(error).split("\n", 1)[0] ?? "";
}
