import { createHash } from "node:crypto";
import { join } from "node:path";
import { type App, type AppOverrides, createApp } from "../app.ts";
import type { Config } from "../config.ts";
import type { PassageSet } from "../eval/passage-set.ts";
import { terminalEvents } from "./index-events.ts";

/** Opens the app over a set's texts. Its index is kept below the data folder, under the hash of what it was made of. */
export async function createSetApp(
  config: Config,
  { speeches }: PassageSet,
  overrides: Pick<AppOverrides, "embedder"> = {},
): Promise<App> {
  const hash = createHash("sha256").update(JSON.stringify(speeches)).digest("hex");
  const dataDir = join(config.dataDir, "sets", hash.slice(0, 16));
  return createApp({ ...config, dataDir }, terminalEvents(), { ...overrides, speeches });
}
