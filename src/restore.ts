import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import { type BackupContents, contentsOf, parts } from "./backup-contents.ts";
import { backup, BackupError, explained } from "./backup.ts";
import type { Config } from "./config.ts";
import { lockName, whileLocked } from "./corpus/changes.ts";
import { databaseOfCopy, fillPostgres, lookAtPostgres } from "./memory/state-copy.ts";
import { ArchiveError, readArchive } from "./ops/archive.ts";
import { AuditLog, terminalUser } from "./ops/audit.ts";
import { exists, listTree, sync } from "./ops/durable-files.ts";
import { lockForRestoring } from "./ops/serving-lock.ts";

/** Below DATA_DIR: where a backup is unpacked, and where what was there is kept until all of it is in its place. */
const stagingName = ".restore";
const asideName = ".before-restore";
/** Says that everything that was there is aside. */
const allAside = "all";
const database = "state.db";
/** What a Postgres server remembered before, as a backup of it. */
const replacedServer = "before.tar.gz";
const replacedParts = [parts.documents, `${database}-wal`, `${database}-shm`, database] as const;

const aboutSchema = z.object({ step: z.string().optional() });

/** What a backup held, and where that lies which it replaced. */
export interface Restored {
  readonly madeAt: string;
  readonly contents: BackupContents;
  readonly aside: string | undefined;
}

/**
 * Puts a backup in the place of what is remembered and of the documents that were added. All of it is unpacked, checked
 * and made into a database before anything is replaced, and what was there is put back where that fails; else it stays in a
 * folder of its own. Throws a BackupError where the file is none or holds nothing while there is something, or where there
 * is something and `force` is not given, a LockError while a bot runs.
 */
export async function restore(
  config: Pick<Config, "dataDir" | "databaseUrl">,
  file: string,
  force: boolean,
): Promise<Restored> {
  const { dataDir, databaseUrl } = config;
  if (!(await exists(file))) throw new BackupError(`there is no file ${file}`);
  const staging = join(dataDir, stagingName);
  let lock;
  try {
    lock = await lockForRestoring(dataDir);
    await putBackUnfinished(dataDir);
    const place = await look(config);
    if (!force && !place.isFree) {
      throw new BackupError(`${place.holder} holds something already; --force replaces it by the backup`);
    }
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { mode: 0o700 });
    const { madeAt, files, about } = await readArchive(file, staging);
    const { step } = aboutSchema.parse(about);
    const rows = step === undefined ? {} : await databaseOfCopy(join(staging, parts.state), step, staging);
    const contents = contentsOf(Object.keys(files), rows);
    if (contents.isEmpty && !place.isFree) {
      throw new BackupError(`${file} holds nothing, and ${place.holder} holds something; nothing was changed`);
    }
    if (place.isServerFilled) await backup(config, join(staging, replacedServer));
    const aside = await replaceAll(dataDir, step === undefined ? undefined : databaseUrl);
    await new AuditLog(dataDir).note({ from: "terminal", by: terminalUser(), act: "restored", what: basename(file) });
    return { madeAt, contents, aside };
  } catch (error) {
    if (error instanceof ArchiveError) {
      throw new BackupError(`${file} cannot be restored: ${error.message}; nothing was changed`, { cause: error });
    }
    throw explained(error, `${file} cannot be restored into ${dataDir}`);
  } finally {
    // On a full disk unpacking goes on for a moment after it has failed.
    await rm(staging, { recursive: true, force: true, maxRetries: 10 });
    await lock?.release();
  }
}

/** Throws a BackupError where a restore was cut off in the moment of replacing: what is there may be half of each. */
export async function requireWhole(dataDir: string): Promise<void> {
  if (!(await exists(join(dataDir, asideName)))) return;
  throw new BackupError(`restoring into ${dataDir} was cut off; run npm run -s restore -- FILE --force again`);
}

/** Looks at what a restore would replace. Throws where a bot serves from the server. */
async function look({ dataDir, databaseUrl }: Pick<Config, "dataDir" | "databaseUrl">) {
  const server = databaseUrl === undefined ? undefined : await lookAtPostgres(databaseUrl);
  if (server?.isServed) {
    throw new BackupError("a bot serves from DATABASE_URL; stop it everywhere, wait a minute, then run again");
  }
  const documents = await readdir(join(dataDir, parts.documents)).catch(() => []);
  const isFree = documents.length === 0 && (server ? server.isEmpty : !(await exists(join(dataDir, database))));
  const isServerFilled = server !== undefined && !server.isEmpty;
  return { isFree, isServerFilled, holder: isServerFilled ? "DATABASE_URL" : dataDir };
}

/**
 * First everything that was there goes aside, then what comes in takes its place, then what is aside gets a name that
 * lasts: wherever this is cut off, `putBackUnfinished` knows what to do. With a server, the database goes there, and last.
 * Gives the folder of what was there; undefined where nothing was.
 */
async function replaceAll(dataDir: string, databaseUrl: string | undefined): Promise<string | undefined> {
  const staging = join(dataDir, stagingName);
  const aside = join(dataDir, asideName);
  const replaced = replacedParts.filter((name) => name === parts.documents || databaseUrl === undefined);
  return whileLocked(join(dataDir, parts.documents), async () => {
    try {
      await mkdir(aside, { mode: 0o700 });
      await move(replacedServer, staging, aside);
      for (const name of replaced) await move(name, dataDir, aside);
      await writeFile(join(aside, allAside), "", { flush: true });
      for (const name of replaced) await move(name, staging, dataDir);
      if (databaseUrl !== undefined) await fillPostgres(staging, databaseUrl);
    } catch (error) {
      await putBackUnfinished(dataDir);
      throw error;
    }
    await addMissing(join(staging, parts.audit), join(dataDir, parts.audit));
    await sync(dataDir);
    const kept = join(resolve(dataDir), `replaced-${new Date().toISOString().replaceAll(/[:.]/gu, "-")}`);
    await rename(aside, kept);
    await rm(join(kept, allAside));
    // It went aside with the folder it lies in.
    await rm(join(kept, parts.documents, lockName), { recursive: true, force: true });
    return (await removedEmpty(kept)) ? undefined : kept;
  });
}

async function move(name: string, from: string, to: string): Promise<void> {
  if (await exists(join(from, name))) await rename(join(from, name), join(to, name));
}

/** Whether nothing had been there but the folder that is made for its lock. */
async function removedEmpty(kept: string): Promise<boolean> {
  const { files } = await listTree(kept);
  if (files.length > 0) return false;
  await rm(kept, { recursive: true });
  return true;
}

async function putBackUnfinished(dataDir: string): Promise<void> {
  const aside = join(dataDir, asideName);
  if (!(await exists(aside))) return;
  if (await exists(join(aside, allAside))) {
    for (const name of replacedParts) {
      if (name === parts.documents || (await exists(join(aside, database)))) {
        await rm(join(dataDir, name), { recursive: true, force: true });
      }
    }
    // From here on what lies in the data folder is what was there.
    await rm(join(aside, allAside));
  }
  for (const name of replacedParts) await move(name, aside, dataDir);
  await rm(aside, { recursive: true });
}

/** What was done is never undone: of each day the record that is there stays. */
async function addMissing(from: string, to: string): Promise<void> {
  const days = await readdir(from).catch(() => []);
  if (days.length > 0) await mkdir(to, { recursive: true, mode: 0o700 });
  for (const day of days) if (!(await exists(join(to, day)))) await rename(join(from, day), join(to, day));
}
