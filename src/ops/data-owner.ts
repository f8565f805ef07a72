import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { UserError } from "./errors.ts";

/** Root works in a data folder of another user. */
export class OwnerError extends UserError {
  override readonly name = "OwnerError";
  override readonly exitCode = 11;
}

/**
 * Throws an OwnerError where root is about to work in a data folder that belongs to another user: what root writes there
 * that user, as whom the bot runs, could not open any more.
 */
export async function requireOwner(dataDir: string, uid: number | undefined = process.getuid?.()): Promise<void> {
  if (uid !== 0) return;
  const owner = (await stat(dataDir).catch(() => undefined))?.uid ?? 0;
  if (owner === 0) return;
  const name = await nameOf(owner);
  const [whose, user] = name === undefined ? [`user ${owner}`, `'#${owner}'`] : [name, name];
  throw new OwnerError(
    `DATA_DIR ${resolve(dataDir)} belongs to ${whose}, who could not open what root writes there; ` +
      `run it as that user: sudo -u ${user} …, or beside a service: sudo deploy/yanju.mjs …`,
  );
}

/** Of a user that this machine knows. */
async function nameOf(uid: number): Promise<string | undefined> {
  const lines = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n");
  return lines.map((line) => line.split(":")).find(([, , id]) => id === String(uid))?.[0];
}
