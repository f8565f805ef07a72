import { constants } from "node:fs";
import { lstat, open, realpath } from "node:fs/promises";
import { dirname, sep } from "node:path";
import { CorpusError, messageOf } from "../ops/errors.ts";

/** A larger file is no document; it is left out before it is read. */
const mostBytes = 20 * 1024 * 1024;

/**
 * The bytes of a regular file of at most 20 MB. With `folder`, a link that leads out of it is refused. Throws CorpusError
 * for all else: a folder, a pipe and a device are never read.
 */
export async function readSource(path: string, folder?: string): Promise<Buffer> {
  try {
    const real = await realpath(path);
    if (folder !== undefined && !`${dirname(real)}${sep}`.startsWith(`${await realpath(folder)}${sep}`)) {
      throw new CorpusError(`${path} is a link to a file outside ${folder}; put a copy in its place`);
    }
    // Without waiting: a pipe that nobody writes to would never open.
    const file = await open(real, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await file.stat();
      if (!found.isFile()) throw new CorpusError(`${path} is no regular file; remove it from the corpus`);
      if (found.size > mostBytes) {
        throw new CorpusError(`${path} is larger than ${mostBytes / 1024 / 1024} MB; split it into several files`);
      }
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof CorpusError) throw error;
    throw new CorpusError(`${path} cannot be read (${messageOf(error)}); check the file and its rights`);
  }
}

/** The text of a UTF-8 file beside the speeches; undefined where there is none, or where it goes to `faults`. */
export async function readBeside(path: string, folder: string, faults: string[]): Promise<string | undefined> {
  try {
    await lstat(path);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
  }
  try {
    return (await readSource(path, folder)).toString("utf8");
  } catch (error) {
    faults.push(messageOf(error));
    return undefined;
  }
}
