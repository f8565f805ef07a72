import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";

export interface FileDigest {
  readonly bytes: number;
  readonly sha256: string;
}

/** Files read at the same time: enough to keep a disk busy, few enough for any limit on open files. */
const parallelReads = 8;

/** Regular files below `folder` by relative path with `/`, and the folders that hold them, `folder` first. */
export async function listTree(folder: string): Promise<{ files: string[]; folders: string[] }> {
  const files: string[] = [];
  const folders = [""];
  // The array grows while it is walked.
  for (const parent of folders) {
    for (const entry of await readdir(join(folder, parent), { withFileTypes: true })) {
      const path = parent ? `${parent}/${entry.name}` : entry.name;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) files.push(path);
      else throw new Error(`${join(folder, path)} is neither a file nor a folder`);
    }
  }
  return { files: files.sort(), folders };
}

/** Size and SHA-256 of a file, read as a stream. */
export async function digestFile(path: string): Promise<FileDigest> {
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { bytes, sha256: hash.digest("hex") };
}

/** Digests of files below `folder`, several at a time, in the order asked. */
export async function digestFiles(folder: string, paths: readonly string[]): Promise<[string, FileDigest][]> {
  const digests: [string, FileDigest][] = [];
  const queue = paths.entries();
  const worker = async () => {
    for (const [position, path] of queue) digests[position] = [path, await digestFile(join(folder, path))];
  };
  await Promise.all(Array.from({ length: parallelReads }, worker));
  return digests;
}

/** Makes what was written to a file, or the entries of a folder, outlast a loss of power. */
export async function sync(path: string): Promise<void> {
  const isFolder = (await stat(path)).isDirectory();
  // Windows can neither open a folder nor needs it to; it flushes only handles that may write.
  if (isFolder && process.platform === "win32") return;
  const handle = await open(path, isFolder ? "r" : "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Syncs every file and folder below `folder`, and itself. */
export async function syncTree(folder: string): Promise<void> {
  const { files, folders } = await listTree(folder);
  for (const path of [...files, ...folders.reverse()]) await sync(join(folder, path));
}

/** Where a file's new text is written before it takes the place of the old; a kill may leave it there. */
export function successorOf(path: string): string {
  return `${path}.new`;
}

/** Replaces the text of a file in one step: whoever reads it, even after a loss of power, sees all old or all new. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = successorOf(path);
  try {
    await writeFile(temporary, text, { flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await sync(dirname(path));
}

/** Whether there is anything of that name, be it a link to nowhere. */
export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** The system's code of a failed file operation, such as ENOSPC; undefined for any other error. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
