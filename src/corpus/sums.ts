import { createHash } from "node:crypto";
import { appendFile, readFile, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { replaceFile } from "../ops/durable-files.ts";
import { CorpusError } from "../ops/errors.ts";
import { makeFolder } from "../ops/make-folder.ts";

/** Below the folder of added documents: a file for each, with the SHA-256 of what was added. */
export const sumsFolder = ".sums";

/** Before a document is written: from now on it may be as it was, or these bytes. */
export async function announceSum(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await makeFolder(join(folder, sumsFolder));
  await appendFile(fileOf(folder, name), `${sumOf(bytes)}\n`, { flush: true });
}

/** Once it is written: these bytes and no others. */
export async function settleSum(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await replaceFile(fileOf(folder, name), `${sumOf(bytes)}\n`);
}

export async function dropSum(folder: string, name: string): Promise<void> {
  await rm(fileOf(folder, name), { force: true });
  // Others may lie there still.
  await rmdir(join(folder, sumsFolder)).catch(() => undefined);
}

/**
 * Throws a CorpusError where a document is no longer what was added: a disk may change a character, and it would be quoted.
 * What was put into the folder by hand has no sum, and is what it is.
 */
export async function requireSum(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const known = await readFile(fileOf(folder, name), "utf8").catch(() => undefined);
  if (known === undefined || known.split("\n").includes(sumOf(bytes))) return;
  const path = join(folder, name);
  throw new CorpusError(
    `${path} is not as it was added; restore a backup, or where it was changed on purpose run npm run -s corpus -- replace "${path}"`,
  );
}

function fileOf(folder: string, name: string): string {
  return join(folder, sumsFolder, name);
}

function sumOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
