import { cp, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { exactBackend } from "../../src/index/exact.ts";
import { GenerationStore } from "../../src/index/generation.ts";
import type { Generation } from "../../src/index/manifest.ts";
import { IndexError } from "../../src/ops/errors.ts";

vi.setConfig({ testTimeout: 60_000 });

let dataDir: string;
let pristine: string;
let store: GenerationStore;
let before: Generation;
let newest: Generation;
/** Every file of the newest generation, relative to the data folder. */
let files: string[];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yanju-damage-"));
  pristine = await mkdtemp(join(tmpdir(), "yanju-pristine-"));
  store = await GenerationStore.open(dataDir);
  const write = (corpusHash: string) =>
    store.write(
      { model: { id: "m", hash: "h", dimension: 2 }, corpusHash, backend: "exact", documents: [] },
      async (folder) => {
        const vectors = [Float32Array.of(1, 2), Float32Array.of(3, 4)];
        await exactBackend.save(await exactBackend.build(vectors, 2), join(folder, "passages"));
        await mkdir(join(folder, "terms"));
        await writeFile(join(folder, "terms", "postings.json"), JSON.stringify({ 安全: [0, 1] }));
      },
    );
  before = await write("before");
  newest = await write("newest");
  const inside = ["manifest.json", "manifest.sha256", ...Object.keys(newest.files)];
  files = inside.map((path) => join(relative(dataDir, newest.folder), path));
  await cp(dataDir, pristine, { recursive: true });
});
afterAll(() => Promise.all([dataDir, pristine].map((folder) => rm(folder, { recursive: true }))));

const heal = (file: string) => cp(join(pristine, file), join(dataDir, file));
const anyFile = () => fc.nat().map((n) => files[n % files.length] ?? "");

/** The generation before serves, and the notice names the damaged one and says what to do. */
async function expectFallBack(): Promise<void> {
  const current = await store.current();
  expect(current?.generation).toEqual(before);
  expect(current?.notice).toContain(newest.id);
  expect(current?.notice).toContain(before.id);
  expect(current?.notice).toMatch(/Build the index again/);
}

it("serves the newest without a notice while it is whole", async () => {
  expect(await store.current()).toEqual({ generation: newest });
});

it("fault 33: finds any one flipped bit in any file", async () => {
  await fc.assert(
    fc.asyncProperty(anyFile(), fc.nat(), fc.nat(7), async (file, position, bit) => {
      const bytes = await readFile(join(dataDir, file));
      const at = position % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      await writeFile(join(dataDir, file), bytes);
      try {
        await expectFallBack();
      } finally {
        await heal(file);
      }
    }),
    { numRuns: 120 },
  );
});

it("fault 33: finds any file cut short anywhere, or longer than it was", async () => {
  await fc.assert(
    fc.asyncProperty(anyFile(), fc.nat(), fc.boolean(), async (file, position, longer) => {
      const { length } = await readFile(join(dataDir, file));
      await truncate(join(dataDir, file), longer ? length + 1 + (position % 99) : position % length);
      try {
        await expectFallBack();
      } finally {
        await heal(file);
      }
    }),
    { numRuns: 60 },
  );
});

it("fault 33: finds any file missing", async () => {
  for (const file of files) {
    await rm(join(dataDir, file));
    await expectFallBack();
    await heal(file);
  }
});

it("fault 33: survives any damage to the pointer: a whole generation serves, and nothing outside is read", async () => {
  const pointer = join("index", "CURRENT");
  const texts = fc.oneof(
    fc.string(),
    fc.constantFrom("../..", "", "/etc", newest.id.slice(0, -1), `../index/${before.id}`),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      await writeFile(join(dataDir, pointer), text);
      const current = await store.current();
      expect([before.id, newest.id]).toContain(current?.generation.id);
      await heal(pointer);
    }),
    { numRuns: 40 },
  );
  await rm(join(dataDir, pointer));
  expect((await store.current())?.generation).toEqual(newest);
  await heal(pointer);
});

it("fault 33: does not take the place of a generation for another's files", async () => {
  await rm(newest.folder, { recursive: true });
  await cp(before.folder, newest.folder, { recursive: true });
  await expectFallBack();
  await cp(pristine, dataDir, { recursive: true });
});

it("fault 33: refuses in one line, saying what to do, where every generation is damaged", async () => {
  for (const { folder } of [before, newest]) await truncate(join(folder, "passages", "vectors.f32"), 3);
  await expect(store.current()).rejects.toThrow(IndexError);
  await expect(store.current()).rejects.toThrow(
    /^[^\n]*passages\/vectors\.f32 is damaged[^\n]*build the index again: npm run -s index -- --force$/,
  );
});
