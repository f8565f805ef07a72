import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GenerationStore } from "../../src/index/generation.ts";
import type { GenerationMeta } from "../../src/index/manifest.ts";
import { IndexError } from "../../src/ops/errors.ts";
import type { Attempt } from "./full-disk.ts";

const meta: GenerationMeta = {
  model: { id: "m", hash: "h", dimension: 2 },
  corpusHash: "c",
  backend: "exact",
  documents: [],
};

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yanju-full-"));
});
afterAll(() => rm(dataDir, { recursive: true }));

it("fault 34: a write the disk refuses for space is told in one line that names the folder; the old index serves", async () => {
  const store = await GenerationStore.open(dataDir);
  const old = await store.write(meta, () => Promise.resolve());
  const noSpace = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  const writing = store.write(meta, () => Promise.reject(noSpace));
  await expect(writing).rejects.toThrow(IndexError);
  await expect(writing).rejects.toThrow(`the disk that holds ${join(dataDir, "index")} is full`);
  expect(await store.current()).toEqual({ generation: old });
});

/** Ways to a disk of one's own that vanishes with its process: as root, or as anyone where the system allows it. */
const namespaces = [["--mount"], ["--mount", "--user", "--map-root-user"]];
const mount = 'mount -t tmpfs -o size=512k tmpfs "$0"';
const namespace = namespaces.find(
  (flags) => spawnSync("unshare", [...flags, "sh", "-c", mount, tmpdir()]).status === 0,
);

if (!namespace) it.skip("a really full disk: this system lets nobody here mount one; the test above stands for it");
else
  describe("fault 34: a really full disk", () => {
    it("never harms the index that serves, however little room there is", { timeout: 60_000 }, async () => {
      const script = fileURLToPath(new URL("./full-disk.ts", import.meta.url));
      const command = [process.execPath, "--import", "tsx", script, dataDir];
      const { stdout } = await promisify(execFile)(
        "unshare",
        [...namespace, "sh", "-c", `${mount} && exec "$@"`, dataDir, ...command],
        { cwd: fileURLToPath(new URL("../../", import.meta.url)) },
      );
      const attempts = stdout
        .trim()
        .split("\n")
        .map((line): Attempt => JSON.parse(line));
      let serves = "first";
      attempts.forEach(({ error, ...after }, pages) => {
        if (error) {
          expect(error.name).toBe("IndexError");
          expect(error.message).toContain(join(dataDir, "index"));
          expect(error.message).toMatch(/^[^\n]*(disk)[^\n]*$/);
        } else serves = `with ${pages}`;
        expect(after).toMatchObject({ serves, left: [] });
        expect(after.notice).toBeUndefined();
      });
      expect(attempts[0]?.error).toBeDefined();
      expect(attempts.at(-1)?.error).toBeUndefined();
      expect(attempts.filter(({ error }) => error).length).toBeGreaterThan(4);
    });
  });
