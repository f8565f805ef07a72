import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { hnswBackend, hnswProblem } from "../../src/index/hnsw.ts";
import { IndexError } from "../../src/ops/errors.ts";
import { vectorIndexContract } from "../contracts/vector-index.ts";

const problem = await hnswProblem();

// hnswlib-node is optional: where it could not compile, this suite says so and backends.test.ts covers the fallback.
if (problem === undefined) {
  vectorIndexContract(hnswBackend, { recall: 0.95 });
} else it.skip(`HNSW cannot run on this machine: ${problem}`);

it.runIf(problem === undefined && process.platform === "linux")(
  "does not believe the library's word that an index reached a full disk",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "yanju-hnsw-"));
    try {
      await symlink("/dev/full", join(folder, "hnswlib.index"));
      const index = await hnswBackend.build([Float32Array.of(1, 2, 3)], 3);
      const saving = hnswBackend.save(index, folder);
      await expect(saving).rejects.toThrow(IndexError);
      await expect(saving).rejects.toThrow(`${folder} was not written whole; see that its disk has space`);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
