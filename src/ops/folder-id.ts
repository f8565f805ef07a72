import { randomUUID } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "./make-folder.ts";

/**
 * A name that a folder gets once and keeps: processes that read the same one share the folder, wherever they run. The
 * number of its file is a part of it, so that a copy of the folder has another.
 */
export async function folderId(folder: string): Promise<string> {
  const path = join(folder, "folder-id");
  await makeFolder(folder);
  await writeFile(path, randomUUID(), { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  const [id, { ino }] = await Promise.all([readFile(path, "utf8"), stat(path, { bigint: true })]);
  return `${id.trim()}/${ino}`;
}
