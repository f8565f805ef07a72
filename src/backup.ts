import { constants, cp, lstat, mkdtemp, mkdir, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type BackupContents, contentsOf, parts } from "./backup-contents.ts";
import type { Config } from "./config.ts";
import { whileLocked } from "./corpus/changes.ts";
import { sumsFolder } from "./corpus/sums.ts";
import { copyState } from "./memory/state-copy.ts";
import { writeArchive } from "./ops/archive.ts";
import { codeOf, exists, listTree } from "./ops/durable-files.ts";
import { UserError } from "./ops/errors.ts";
import { refusalInWords } from "./ops/refusal.ts";

/** The versions before of replaced documents, and what tells that a document is as it was added; all else that is hidden is a lock or a draft. */
const keptHidden = new Set([".before", sumsFolder]);

/** A backup cannot be made or restored. */
export class BackupError extends UserError {
  override readonly name = "BackupError";
  override readonly exitCode = 10;
}

const advice =
  "set DATA_DIR (and DATABASE_URL) as the bot has them; beside a service: sudo deploy/yanju.mjs backup FILE";

/**
 * Writes everything the bot remembers and its documents into one file, while it runs or not: each part as it is at one
 * moment. Not the index, which is built anew, and not what CORPUS_DIR holds. Throws a BackupError where there is nothing to
 * be written: a backup of the wrong folder is noticed when it is needed, too late.
 */
export async function backup(config: Pick<Config, "dataDir" | "databaseUrl">, file: string): Promise<BackupContents> {
  if (await exists(file)) throw new BackupError(`${file} exists already; name a file that does not`);
  const dataDir = resolve(config.dataDir);
  if (!(await exists(dataDir))) throw new BackupError(`DATA_DIR is ${dataDir}, and there is no such folder; ${advice}`);
  let staging: string | undefined;
  try {
    // Beside the file: where there is room for the one there is for the other, and rights as well.
    staging = await mkdtemp(join(dirname(file), `.${basename(file)}-`));
    await copyFiles(config.dataDir, staging);
    await mkdir(join(staging, parts.state));
    const copied = await copyState(config, join(staging, parts.state));
    const contents = contentsOf((await listTree(staging)).files, copied?.rows ?? {});
    if (contents.isEmpty) throw new BackupError(`DATA_DIR ${dataDir} holds nothing that could be backed up; ${advice}`);
    await writeArchive(staging, file, copied === undefined ? {} : { step: copied.step });
    return contents;
  } catch (error) {
    throw explained(error, `${file} cannot be written`);
  } finally {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true });
  }
}

async function copyFiles(dataDir: string, staging: string): Promise<void> {
  const documents = join(dataDir, parts.documents);
  if (await exists(documents)) {
    await whileLocked(documents, () => copyFolder(documents, join(staging, parts.documents)));
  }
  if (await exists(join(dataDir, parts.audit))) {
    await copyFolder(join(dataDir, parts.audit), join(staging, parts.audit));
  }
}

/** Regular files and folders: a link may lead anywhere. */
async function copyFolder(from: string, to: string): Promise<void> {
  await cp(from, to, {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    filter: async (path) => {
      const name = basename(path);
      if (path !== from && name.startsWith(".") && !keptHidden.has(name)) return false;
      const found = await lstat(path);
      return found.isFile() || found.isDirectory();
    },
  });
}

/** Puts what a file system said into words for the person; what is already in words stays as it is. */
export function explained(error: unknown, what: string): unknown {
  const code = codeOf(error);
  if (error instanceof UserError || code === undefined) return error;
  const cause = refusalInWords(error, "choose another place or change its rights");
  return new BackupError(`${what}: ${cause}`, { cause: error });
}
