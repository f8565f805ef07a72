import { type Config, readConfig } from "../config.ts";
import { requireOwner } from "../ops/data-owner.ts";

/** The settings of a command, which works in a data folder of its own user. */
export async function readSettings(): Promise<Config> {
  const config = readConfig();
  await requireOwner(config.dataDir);
  return config;
}
