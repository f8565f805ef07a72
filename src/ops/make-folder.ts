import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it where they are missing; throws what the file system says. Node's own `recursive`
 * never ends where the system denies that a folder's parent exists, as in /proc.
 */
export async function makeFolder(path: string): Promise<void> {
  const error = await refusalToMake(path);
  if (error === undefined) return;
  const code = "code" in error ? error.code : undefined;
  if (code === "EEXIST" && (await stat(path)).isDirectory()) return;
  const parent = dirname(path);
  if (code !== "ENOENT" || parent === path) throw error;
  await makeFolder(parent);
  const again = await refusalToMake(path);
  // Another process may have been faster.
  if (again !== undefined && !(await isFolder(path))) throw again;
}

async function refusalToMake(path: string): Promise<Error | undefined> {
  try {
    await mkdir(path);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
