import { join } from "node:path";
import { contentFormat, importDocument } from "./import.ts";
import { ImportCache } from "./import-cache.ts";
import type { Importer } from "./imported.ts";
import type { DocumentReader } from "../read-document.ts";
import { ThreadedReader } from "../threaded-reader.ts";
import { IsolatedImporter } from "./isolated.ts";

/**
 * Lends an importer to which a hostile file can do no harm, and which keeps what it read under the data folder, and a reader
 * for what it imports, which keeps nobody else waiting. Plain text is imported at once: that takes no longer than reading
 * the file.
 */
export async function withImporter<T>(
  dataDir: string,
  use: (importer: Importer, read: DocumentReader, cache: ImportCache) => Promise<T>,
): Promise<T> {
  const isolated = new IsolatedImporter();
  const reader = new ThreadedReader();
  const cache = new ImportCache((path, bytes) => isolated.read(path, bytes), join(dataDir, "imported"));
  const importer: Importer = (path, bytes) =>
    contentFormat(path, bytes) === "txt" ? importDocument(path, bytes) : cache.read(path, bytes);
  try {
    return await use(importer, (source) => reader.read(source), cache);
  } finally {
    isolated.close();
    await reader.close();
  }
}
