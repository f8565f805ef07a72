import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openState } from "../../src/memory/open.ts";
import { stateContract } from "../contracts/state.ts";

stateContract("SQLite", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "yanju 状态 "));
  return {
    open: (options) => openState({ ...options, dataDir }),
    drop: () => rm(dataDir, { recursive: true }),
  };
});
