import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isDocumentFile } from "./import/formats.ts";

/** The files among paths, folders replaced by the documents in them and below; no link to a folder is followed. */
export async function filesAmong(paths: readonly string[], leftOut: string[]): Promise<string[]> {
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
