import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Question } from "../../src/domain.ts";
import { startChild } from "./child.ts";

const program = fileURLToPath(new URL("product-process.mjs", import.meta.url));
const runner = fileURLToPath(new URL("../../scripts/run.mjs", import.meta.url));

/** Questions to answer, so many at a time. */
export interface ProductTask {
  readonly questions: readonly Question[];
  readonly atOnce: number;
}

export interface ProductOutcome {
  /** How many questions it got through a second. */
  readonly perSecond: number;
  /** Resident memory of the process afterwards. */
  readonly residentBytes: number;
}

/** The shipped product, compiled, in a process of its own with nothing else to do. */
export interface ProductProcess {
  perform(task: ProductTask): Promise<ProductOutcome>;
  stop(): void;
}

/** Starts it over the index in `dataDir`, by default the configured one; compiles and builds first where need be. */
export async function startProduct(dataDir?: string): Promise<ProductProcess> {
  execFileSync(process.execPath, [runner, "ask", "--help"], { stdio: "ignore" });
  const child = startChild(program, dataDir === undefined ? [] : [dataDir], { execArgv: [] });
  await child.hear();
  return { stop: () => child.stop(), perform: async (task) => (await child.ask(task)) as ProductOutcome };
}
