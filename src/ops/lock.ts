import { randomBytes } from "node:crypto";
import { readFile, readlink, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { LockError, messageOf } from "./errors.ts";
import { codeOf, syncTree } from "./durable-files.ts";
import { makeFolder } from "./make-folder.ts";

const pollMs = 100;
const heartbeatMs = 5_000;
/** A holder whose life cannot be checked from here (another machine or container) counts as dead after this silence. */
const silentMs = 60_000;
/** How long a lock may seem to have no owner: between two looks one holder may go and the next come. */
const ownerlessMs = 1_000;

const ownerSchema = z.object({
  token: z.string(),
  pid: z.int(),
  /** Machine, boot and process namespace: where `pid` means something. */
  place: z.string(),
  host: z.string(),
  /** When the process started, as the system counts; tells it from a later one with the same pid. */
  started: z.string(),
});
type Owner = z.output<typeof ownerSchema>;

/** A lock that is held. */
export interface Lock {
  readonly token: string;
  /** Throws a LockError if someone has taken the lock over, which a long suspended process may meet. */
  assertHeld(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the lock at `path`: a folder, because renaming one onto a full one fails on every file system, and whole
 * or not at all. A dead holder's lock is taken over. Throws a LockError naming the holder after `waitMs`; `work`: what it
 * is at, for that message.
 */
export async function takeLock(path: string, waitMs: number, work = "building the index"): Promise<Lock> {
  const owner = await newOwner();
  const deadline = performance.now() + waitMs;
  for (;;) {
    if (await claim(path, owner)) return heldLock(path, owner);
    const holder = await readOwner(path);
    if (holder && (await isDead(holder, path))) await removeDead(path, holder.token);
    else if (performance.now() >= deadline + (holder ? 0 : ownerlessMs)) throw refusal(path, holder, work);
    else await delay(pollMs);
  }
}

function refusal(path: string, holder: Owner | undefined, work: string): LockError {
  return new LockError(
    holder
      ? `process ${holder.pid} on ${holder.host} is ${work} (lock ${path}); wait until it ends, then run again`
      : `the lock ${path} names no process; if no process is ${work}, remove that folder and run again`,
  );
}

function heldLock(path: string, owner: Owner): Lock {
  const ownerFile = join(path, "owner.json");
  const heartbeat = setInterval(() => {
    // A beat that fails is made good by the next; a lock that was lost shows in assertHeld.
    utimes(ownerFile, new Date(), new Date()).catch(() => undefined);
  }, heartbeatMs).unref();
  return {
    token: owner.token,
    async assertHeld() {
      const holder = await readOwner(path);
      if (holder?.token !== owner.token) {
        throw new LockError(
          `process ${holder?.pid ?? "unknown"} has taken over the lock ${path} from this one; run again`,
        );
      }
    },
    async release() {
      clearInterval(heartbeat);
      if ((await readOwner(path))?.token === owner.token) await remove(path, owner.token);
    },
  };
}

/** What a rename onto a full folder gives, and one from a folder that the holder has swept away meanwhile. */
const takenCodes = new Set(["ENOTEMPTY", "EEXIST", "ENOENT"]);

/** Puts the owner's lock at `path` in one step; false where there is one already. */
async function claim(path: string, owner: Owner): Promise<boolean> {
  if (await exists(path)) return false;
  const prepared = `${path}.${owner.token}`;
  try {
    await makeFolder(prepared);
    await writeFile(join(prepared, "owner.json"), JSON.stringify(owner));
    await syncTree(prepared);
    await rename(prepared, path);
    return true;
  } catch (error) {
    await rm(prepared, { recursive: true, force: true });
    if (takenCodes.has(codeOf(error) ?? "") || (await exists(path))) return false;
    throw error;
  }
}

/**
 * Removes a dead holder's lock. Two that find it dead at once must not remove each other's new one: only who holds
 * the lock named for the dead token may remove it, and that token cannot come back.
 */
async function removeDead(path: string, token: string): Promise<void> {
  const takeover = await takeLock(`${path}.over.${token}`, 10_000);
  try {
    if ((await readOwner(path))?.token === token) await remove(path, token);
  } finally {
    await takeover.release();
  }
}

/** Renamed away first: a folder being emptied would look like a lock without an owner. */
async function remove(path: string, token: string): Promise<void> {
  const removed = `${path}.${token}`;
  await rename(path, removed);
  await rm(removed, { recursive: true, force: true });
}

async function readOwner(path: string): Promise<Owner | undefined> {
  let text: string;
  try {
    text = await readFile(join(path, "owner.json"), "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new LockError(`the lock ${path} cannot be read (${messageOf(error)}); remove that folder and run again`);
  }
}

async function newOwner(): Promise<Owner> {
  return {
    token: randomBytes(8).toString("hex"),
    pid: process.pid,
    place: await thisPlace(),
    host: hostname(),
    started: await startOf(process.pid),
  };
}

async function isDead(holder: Owner, path: string): Promise<boolean> {
  if (holder.place !== (await thisPlace())) {
    const beat = await stat(join(path, "owner.json")).catch(() => undefined);
    return beat !== undefined && Date.now() - beat.mtimeMs > silentMs;
  }
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return codeOf(error) !== "EPERM";
  }
  return (await startOf(holder.pid)) !== holder.started;
}

async function thisPlace(): Promise<string> {
  const parts = [
    readFile("/proc/sys/kernel/random/boot_id", "utf8").then((text) => text.trim()),
    readlink("/proc/self/ns/pid"),
  ].map((part) => part.catch(() => ""));
  return [hostname(), ...(await Promise.all(parts))].join(" ");
}

/** Start time of a process in clock ticks since boot; empty for one that has ended, or where the system has no /proc. */
async function startOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The second field is the command in brackets, which may itself hold blanks and brackets; the start is the 22nd.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? "" : (fields[19] ?? "");
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}
