import { join } from "node:path";
import { ImportCache } from "./import-cache.ts";
import { IsolatedImporter } from "./isolated.ts";

/** Lends an importer to which a hostile file can do no harm, and which keeps what it read under the data folder. */
export async function withImporter<T>(dataDir: string, use: (cache: ImportCache) => Promise<T>): Promise<T> {
  const isolated = new IsolatedImporter();
  try {
    return await use(new ImportCache((path, bytes) => isolated.read(path, bytes), join(dataDir, "imported")));
  } finally {
    isolated.close();
  }
}
