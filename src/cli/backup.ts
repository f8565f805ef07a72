import { resolve } from "node:path";
import { contentsInWords } from "../backup-contents.ts";
import { backup } from "../backup.ts";
import { parse, UsageError } from "./arguments.ts";
import { readSettings } from "./settings.ts";

const help = `
Writes everything the bot remembers, and the documents that were added, into one file; also while the bot runs. Not in it:
the index, which is built anew, CORPUS_DIR and .env. Whoever has the file can read what people asked. Says how much it
holds, and fails where there is nothing.

  npm run -s backup -- FILE     such as yanju-2026-11-27.tar.gz; a file that exists is not written over
`;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {});
  if (!parsed) return;
  const [file, ...more] = parsed.positionals;
  if (file === undefined || more.length > 0) throw new UsageError("say which FILE to write; --help explains it");
  const config = await readSettings();
  const contents = await backup(config, file);
  const places = [resolve(config.dataDir), ...(config.databaseUrl === undefined ? [] : ["DATABASE_URL"])];
  process.stdout.write(`wrote ${file}, of ${places.join(" and ")}: ${contentsInWords(contents)}\n`);
}
