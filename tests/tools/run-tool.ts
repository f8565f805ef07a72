import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const entry = fileURLToPath(new URL("../../tools/entry.ts", import.meta.url));

/** Runs a tool in a process of its own over the corpus of a folder; rejects where its exit status is not 0. */
export function runTool(folder: string, ...args: readonly string[]) {
  const env = { ...process.env, CORPUS_DIR: join(folder, "corpus"), DATA_DIR: join(folder, "data") };
  return promisify(execFile)(process.execPath, ["--import", "tsx", entry, ...args], { env });
}
