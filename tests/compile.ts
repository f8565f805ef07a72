import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Runs a command of the product as people run it. */
export const runner = fileURLToPath(new URL("../scripts/run.mjs", import.meta.url));

/** Before any suite: compiles the product once, or the first tests to run it would all compile it side by side. */
export function setup(): void {
  execFileSync(process.execPath, [runner, "ask", "--help"], { stdio: "ignore" });
}
