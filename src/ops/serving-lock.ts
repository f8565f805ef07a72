import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { LockError } from "./errors.ts";
import { type Lock, takeLock } from "./lock.ts";
import { makeFolder } from "./make-folder.ts";
import { refusalInWords } from "./refusal.ts";

const serving = ".serving";
const changing = ".restoring";
const changeWaitMs = 10_000;

/**
 * Says that this process serves from a data folder; several may. Throws a LockError while what lies there is being
 * restored.
 */
export async function lockForServing(dataDir: string): Promise<Lock> {
  const lock = await ownLock(dataDir).catch((error: unknown) => {
    if (error instanceof LockError) throw error;
    throw new LockError(`${dataDir} cannot be written: ${refusalInWords(error, "change its rights or set DATA_DIR")}`);
  });
  try {
    // Asked only now: whoever restores looks for servers after taking this.
    await (await takeLock(join(dataDir, changing), changeWaitMs, "restoring a backup")).release();
  } catch (error) {
    await lock.release();
    throw error;
  }
  return lock;
}

async function ownLock(dataDir: string): Promise<Lock> {
  await makeFolder(join(dataDir, serving));
  // So that those of dead ones do not pile up.
  await livingServers(dataDir);
  // In containers that share the folder all have the same number.
  return takeLock(join(dataDir, serving, randomUUID()), 0, "serving");
}

/** Keeps servers out of a data folder. Throws a LockError where one serves from it. */
export async function lockForRestoring(dataDir: string): Promise<Lock> {
  await makeFolder(dataDir);
  const lock = await takeLock(join(dataDir, changing), 0, "restoring a backup");
  try {
    const [living] = await livingServers(dataDir);
    if (living) throw new LockError(living.message.replace(/; wait until.*$/u, "; stop it, then run again"));
    return lock;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Why each lock of a serving process cannot be had; those of dead ones are removed. */
async function livingServers(dataDir: string): Promise<LockError[]> {
  const names = await readdir(join(dataDir, serving)).catch(() => []);
  const living: LockError[] = [];
  // Others are on their way there or away.
  for (const name of names.filter((each) => /^[\da-f-]{36}$/u.test(each))) {
    try {
      await (await takeLock(join(dataDir, serving, name), 0, "serving from this folder")).release();
    } catch (error) {
      if (!(error instanceof LockError)) throw error;
      living.push(error);
    }
  }
  return living;
}
