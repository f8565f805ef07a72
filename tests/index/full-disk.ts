// Runs alone on a small disk. Leaves a little more room each time, from none to enough, and tries to write a
// generation and an HNSW index into it; prints what came of each as one line of JSON.
import { readdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { availableBackend } from "../../src/index/backends.ts";
import { GenerationStore } from "../../src/index/generation.ts";

/** What the parent reads. */
export interface Attempt {
  readonly freeBytes: number;
  readonly error?: { readonly name: string; readonly message: string };
  /** The mark of the generation that serves afterwards, and whether that needed a notice. */
  readonly serves: string | undefined;
  readonly notice: string | undefined;
  readonly left: readonly string[];
}

const [disk = ""] = process.argv.slice(2);
const store = await GenerationStore.open(disk);
const { backend } = await availableBackend();
const vectors = Array.from({ length: 20 }, (_, n) =>
  Float32Array.from({ length: 64 }, (_value, i) => Math.cos(n * i + n + 1)),
);
const index = await backend.build(vectors, 64);
const write = (mark: string) =>
  store.write(
    { model: { id: "m", hash: "h", dimension: 64 }, corpusHash: mark, backend: backend.name, documents: [] },
    (folder) => backend.save(index, join(folder, "passages")),
  );

await write("first");
const ballast = join(disk, "ballast");
for (let pages = 0; pages <= 16; pages++) {
  const { bavail, bsize } = await statfs(disk);
  await writeFile(ballast, Buffer.alloc((bavail - pages) * bsize));
  const error = await write(`with ${pages}`).then(
    () => undefined,
    (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
  );
  const current = await store.current();
  const attempt: Attempt = {
    freeBytes: pages * bsize,
    ...(error && { error: { name: error.name, message: error.message } }),
    serves: current?.generation.meta.corpusHash,
    notice: current?.notice,
    left: (await readdir(join(disk, "index"))).filter((name) => !/^(\d{6}-[0-9a-f]{8}|CURRENT)$/.test(name)),
  };
  console.log(JSON.stringify(attempt));
  await rm(ballast);
}
