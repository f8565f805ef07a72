// Runs alone on a small disk: tries to back up onto it and to restore onto it, and looks what is left.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { backup } from "../../src/backup.ts";
import { restore } from "../../src/restore.ts";

const [disk = "", dataDir = "", file = ""] = process.argv.slice(2);
const databaseUrl = undefined;
const documents = join(disk, "documents");
await mkdir(documents);
await writeFile(join(documents, "a.txt"), "原来的。");
// Leaves room for a lock, not for a backup.
await writeFile(join(documents, "ballast.txt"), Buffer.alloc(500_000));
const said = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
const backupSaid = await said(backup({ dataDir, databaseUrl }, join(disk, "b.tar.gz")));
const afterBackup = (await readdir(disk)).sort();
const restoreSaid = await said(restore({ dataDir: disk, databaseUrl }, file, true));
const names = (await readdir(disk)).sort();
const text = await readFile(join(documents, "a.txt"), "utf8");
console.log(JSON.stringify({ backup: backupSaid, afterBackup, restore: restoreSaid, afterRestore: { names, text } }));
