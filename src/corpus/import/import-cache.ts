import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { ImportedText, Importer } from "./imported.ts";

/** Counts up whenever the same file would give another text. */
const importFormat = 6;

const starts = z.array(z.int().nonnegative()).optional();
const stored = z.object({ text: z.string().min(1), pages: starts, rows: starts, published: z.string().optional() });

const ending = ".json";

/** Keeps in a folder what an importer read, by the content of the files, so that no file is read twice. */
export class ImportCache {
  readonly #importer: Importer;
  readonly #folder: string;
  readonly #used = new Set<string>();

  constructor(importer: Importer, folder: string) {
    this.#importer = importer;
    this.#folder = folder;
  }

  async read(path: string, bytes: Uint8Array): Promise<ImportedText> {
    const key = createHash("sha256").update(`${importFormat}\n`).update(bytes).digest("hex");
    this.#used.add(key);
    const place = join(this.#folder, `${key}${ending}`);
    const known = await readKnown(place);
    if (known) return known;
    const imported = await this.#importer(path, bytes);
    // Kept for speed alone: a full or closed disk takes nothing else away.
    await store(this.#folder, place, imported).catch(() => undefined);
    return imported;
  }

  /** Forgets the texts of files that were not read through this cache: those that are no longer there. */
  async keepOnlyUsed(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    const gone = names.filter((name) => name.endsWith(ending) && !this.#used.has(name.slice(0, -ending.length)));
    for (const name of gone) await rm(join(this.#folder, name), { force: true });
  }
}

async function readKnown(place: string): Promise<ImportedText | undefined> {
  try {
    return stored.parse(JSON.parse(await readFile(place, "utf8")));
  } catch {
    return undefined;
  }
}

async function store(folder: string, place: string, imported: ImportedText): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = `${place}.${process.pid}`;
  await writeFile(draft, JSON.stringify(imported));
  await rename(draft, place);
}
