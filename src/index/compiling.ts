import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** What npm compiles a package with, and the programs of which one is enough. Windows keeps its compiler elsewhere. */
const tools: Readonly<Record<string, readonly string[]>> =
  process.platform === "win32"
    ? { "Python 3": ["python3.exe", "python.exe", "py.exe"] }
    : { "a C++ compiler": ["c++", "g++", "clang++"], make: ["make", "gmake"], "Python 3": ["python3", "python"] };

/**
 * What to do so that npm compiles what it could not at the install: names the programs that are not there, else the headers
 * of Node, which npm fetches from nodejs.org unless it is told where they lie.
 */
export function adviceOnCompiling(
  path: string = process.env["PATH"] ?? "",
  prefix: string = dirname(dirname(process.execPath)),
): string {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  const isThere = (name: string): boolean => folders.some((folder) => existsSync(join(folder, name)));
  const missing = Object.keys(tools).filter((tool) => !tools[tool]?.some(isThere));
  if (missing.length > 0) {
    return `To use it, install what compiling it takes and is not here (${missing.join(", ")}), then run npm ci again.`;
  }
  const headers = existsSync(join(prefix, "include", "node", "node.h")) ? prefix : "FOLDER";
  return (
    "What compiling it takes is here: npm ci --foreground-scripts shows why it failed; where nodejs.org cannot be reached, " +
    `Node's headers were missing: npm_config_nodedir=${headers} npm ci.`
  );
}
