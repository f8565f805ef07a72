import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { digestFiles, listTree } from "../ops/durable-files.ts";

const manifestName = "manifest.json";
/** Digest of the manifest itself, in the form `sha256sum --check` reads. */
const sealName = "manifest.sha256";

const metaSchema = z
  .object({
    model: z.object({ id: z.string(), hash: z.string(), dimension: z.int().positive() }).readonly(),
    corpusHash: z.string(),
    backend: z.enum(["hnsw", "exact"]),
    /** The files that its texts are of. */
    documents: z.array(z.string()).default([]),
  })
  .catchall(z.json())
  .readonly();

const manifestSchema = z.object({
  format: z.literal(1),
  id: z.string(),
  createdAt: z.iso.datetime(),
  meta: metaSchema,
  files: z.record(z.string(), z.object({ bytes: z.int().nonnegative(), sha256: z.string() }).readonly()).readonly(),
});

/** What a generation was built from and with; further keys may hold any JSON. */
export type GenerationMeta = z.output<typeof metaSchema>;

/** A whole, immutable index on disk. */
export interface Generation {
  readonly id: string;
  /** The folder that holds `files`. */
  readonly folder: string;
  readonly createdAt: string;
  readonly meta: GenerationMeta;
  /** Size and SHA-256 by path relative to `folder`. */
  readonly files: z.output<typeof manifestSchema>["files"];
}

/** Writes the manifest of everything in `folder`. */
export async function sealGeneration(folder: string, id: string, meta: GenerationMeta): Promise<void> {
  const { files } = await listTree(folder);
  const manifest: z.input<typeof manifestSchema> = {
    format: 1,
    id,
    createdAt: new Date().toISOString(),
    meta,
    files: Object.fromEntries(await digestFiles(folder, files)),
  };
  const text = `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;
  await writeFile(join(folder, manifestName), text);
  await writeFile(join(folder, sealName), sealOf(text));
}

/** Reads a generation and checks every byte of it against its manifest. Throws an Error naming what is wrong. */
export async function verifyGeneration(folder: string, id: string): Promise<Generation> {
  const [text, seal] = await Promise.all([manifestName, sealName].map((name) => readFile(join(folder, name), "utf8")));
  if (text === undefined || seal !== sealOf(text)) throw new Error(`${manifestName} is damaged`);
  const manifest = manifestSchema.parse(JSON.parse(text));
  if (manifest.id !== id) throw new Error(`${manifestName} belongs to ${manifest.id}`);
  const entries = Object.entries(manifest.files);
  const digests = await digestFiles(
    folder,
    entries.map(([path]) => path),
  );
  for (const [path, { bytes, sha256 }] of digests) {
    const expected = manifest.files[path];
    if (bytes !== expected?.bytes || sha256 !== expected.sha256) throw new Error(`${path} is damaged`);
  }
  return { id, folder, createdAt: manifest.createdAt, meta: manifest.meta, files: manifest.files };
}

function sealOf(text: string): string {
  return `${createHash("sha256").update(text).digest("hex")}  ${manifestName}\n`;
}
