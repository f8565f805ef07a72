import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { ImportedText, Importer } from "./imported.ts";

/** Counts up whenever the same file would give another text. */
const importFormat = 1;

const stored = z.object({ text: z.string().min(1), pages: z.array(z.int().nonnegative()).optional() });

/** An importer that keeps what it read in a folder, by the content of the files, and reads no file twice. */
export function cachedImporter(importer: Importer, folder: string): Importer {
  return async (path, bytes) => {
    const key = createHash("sha256").update(`${importFormat}\n`).update(bytes).digest("hex");
    const place = join(folder, `${key}.json`);
    const known = await readKnown(place);
    if (known) return known;
    const imported = await importer(path, bytes);
    // Kept for speed alone: a full or closed disk takes nothing else away.
    await store(folder, place, imported).catch(() => undefined);
    return imported;
  };
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
