import { join } from "node:path";
import { z } from "zod";
import { replaceFile } from "../ops/durable-files.ts";
import { CorpusError, messageOf } from "../ops/errors.ts";
import { refusalInWords } from "../ops/refusal.ts";
import { takeLock } from "../ops/lock.ts";
import { acceptedValue, type FieldName, fieldNames } from "./fields.ts";
import { readBeside } from "./source-file.ts";
import { makeFolder } from "../ops/make-folder.ts";

const changesSchema = z.strictObject({
  /** Given documents that are no longer to be read. */
  removed: z.array(z.string()).default([]),
  /** The file that took the place of another, by the other's name. */
  replaced: z.record(z.string(), z.string()).default({}),
  /** What people said of documents, by file and field. */
  said: z.record(z.string(), z.partialRecord(z.enum(fieldNames), z.string().min(1))).default({}),
});

/** What people changed about the documents, whose files stay as they are. */
export type Changes = z.output<typeof changesSchema>;

const changesFile = "changes.json";
/** In the folder whose documents are being changed. */
export const lockName = ".lock";
const lockWaitMs = 10_000;

/** The changes kept in a folder; none where there is no such file, or one that is damaged, which goes to `faults`. */
export async function readChanges(folder: string | undefined, faults: string[] = []): Promise<Changes> {
  const none: Changes = { removed: [], replaced: {}, said: {} };
  if (folder === undefined) return none;
  const path = join(folder, changesFile);
  const text = await readBeside(path, folder, faults);
  if (text === undefined) return none;
  try {
    const changes = changesSchema.parse(JSON.parse(text));
    for (const fields of Object.values(changes.said)) {
      for (const [name, value] of Object.entries(fields)) acceptedValue(name as FieldName, value);
    }
    return changes;
  } catch (error) {
    faults.push(`${path} cannot be used (${messageOf(error).replaceAll(/\s+/gu, " ")}); mend or remove it`);
    return none;
  }
}

/** The files whose place this one took, whether at once or one after the other. `replaced`: who took whose. */
export function replacedBy(file: string, replaced: Changes["replaced"]): string[] {
  const before = Object.keys(replaced).filter((old) => replaced[old] === file);
  return before.flatMap((old) => [old, ...replacedBy(old, without(replaced, old))]);
}

/** Does `work` while no other process changes documents in the folder. */
export async function whileLocked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    await makeFolder(folder);
  } catch (error) {
    throw new CorpusError(`${folder} cannot be written: ${refusalInWords(error, "change its rights or set DATA_DIR")}`);
  }
  const lock = await takeLock(join(folder, lockName), lockWaitMs, "changing the documents");
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

/** Writes what `change` makes of the changes; a damaged file is never written over. To be called `whileLocked`. */
export async function change(folder: string, make: (changes: Changes) => Changes): Promise<void> {
  const faults: string[] = [];
  const before = await readChanges(folder, faults);
  if (faults.length > 0) throw new CorpusError(faults.join("\n"));
  const path = join(folder, changesFile);
  await replaceFile(path, `${JSON.stringify(make(before), null, 2)}\n`).catch((error: unknown) => {
    throw new CorpusError(`${path} cannot be written (${messageOf(error)}); free some space or change its rights`);
  });
}

/** A record without one of its keys. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
