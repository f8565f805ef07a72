import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { create, extract, list } from "tar";
import { z } from "zod";
import { codeOf, digestFiles, listTree, sync } from "./durable-files.ts";

const manifestName = "manifest.json";

const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** What the maker says of it. */
  about: z.record(z.string(), z.json()),
  /** Size and SHA-256 of everything else in the archive, by path. */
  files: z.record(z.string(), z.object({ bytes: z.int().nonnegative(), sha256: z.string() })),
});

/** What an archive says of itself. */
export type ArchiveManifest = z.output<typeof manifestSchema>;

/** A file that is no archive of ours, or no longer whole. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
}

/**
 * Packs everything below `folder` into one gzipped tar file at `path`, for this user alone; it appears there whole or not
 * at all. Adds a manifest with the digest of every file.
 */
export async function writeArchive(folder: string, path: string, about: ArchiveManifest["about"]): Promise<void> {
  const { files } = await listTree(folder);
  const manifest: ArchiveManifest = {
    format: 1,
    madeAt: new Date().toISOString(),
    about,
    files: Object.fromEntries(await digestFiles(folder, files)),
  };
  await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  const draft = `${path}.${process.pid}.new`;
  try {
    await create({ file: draft, cwd: folder, gzip: true, portable: true, strict: true, mode: 0o600 }, [
      manifestName,
      // A name that begins with @ would be taken for an archive to copy from.
      ...files.map((file) => `./${file}`),
    ]);
    await sync(draft);
    await rename(draft, path);
    await sync(dirname(path));
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Unpacks an archive into an empty folder and checks every byte against its manifest. Throws an ArchiveError where it is
 * another kind of file, is damaged or cut off, and what the file system says where that fails.
 */
export async function readArchive(path: string, folder: string): Promise<ArchiveManifest> {
  await unpack(path, folder);
  const { files } = await listTree(folder);
  if (!files.includes(manifestName)) throw new ArchiveError("it is no backup of this program");
  const manifest = await readManifest(join(folder, manifestName));
  const found = Object.fromEntries(
    await digestFiles(
      folder,
      files.filter((file) => file !== manifestName),
    ),
  );
  for (const file of new Set([...Object.keys(found), ...Object.keys(manifest.files)])) {
    const [is, shouldBe] = [found[file], manifest.files[file]];
    if (is?.sha256 !== shouldBe?.sha256 || is?.bytes !== shouldBe?.bytes) {
      throw new ArchiveError(`it is damaged: ${file} is not as it was packed`);
    }
  }
  return manifest;
}

async function unpack(path: string, folder: string): Promise<void> {
  try {
    // Read once for nothing: what breaks while files are being written goes on writing for a while.
    // A document may be the same character over and over: there is no ratio that a backup cannot have.
    await list({ file: path, strict: true, maxDecompressionRatio: Infinity });
    await extract({
      file: path,
      cwd: folder,
      strict: true,
      preserveOwner: false,
      maxDecompressionRatio: Infinity,
      // Links could lead elsewhere, and nothing of ours is one.
      filter: (_, entry) => "type" in entry && (entry.type === "File" || entry.type === "Directory"),
    });
  } catch (error) {
    if (isOfFileSystem(error)) throw error;
    throw new ArchiveError("it is no backup of this program, or is damaged or cut off", { cause: error });
  }
}

async function readManifest(path: string): Promise<ArchiveManifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    throw new ArchiveError("its manifest is damaged, or of a newer version of this program", { cause: error });
  }
}

/** Such as ENOSPC; those of tar and zlib are of another kind. */
function isOfFileSystem(error: unknown): boolean {
  return codeOf(error) !== undefined && error instanceof Error && "syscall" in error;
}
