import { createHash } from "node:crypto";
import { join } from "node:path";
import type { App, AppOverrides } from "../../src/app.ts";
import type { Config } from "../../src/config.ts";
import { openProduct } from "../product.ts";
import type { PassageSet } from "./passage-set.ts";

/** Opens the product over a set's texts. Its index is kept below the data folder, under the hash of what it was made of. */
export async function createSetApp(
  config: Config,
  { speeches }: Pick<PassageSet, "speeches">,
  overrides: AppOverrides = {},
): Promise<App> {
  const hash = createHash("sha256").update(JSON.stringify(speeches)).digest("hex");
  const dataDir = join(config.dataDir, "sets", hash.slice(0, 16));
  return openProduct({ ...config, dataDir }, { ...overrides, speeches });
}
