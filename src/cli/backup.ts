import { backup } from "../backup.ts";
import { readConfig } from "../config.ts";
import { parse, UsageError } from "./arguments.ts";

const help = `
Writes everything the bot remembers, and the documents that were added, into one file; also while the bot runs. Not in it:
the index, which is built anew, CORPUS_DIR and .env. Whoever has the file can read what people asked.

  npm run -s backup -- FILE     such as yanju-2026-11-27.tar.gz; a file that exists is not written over
`;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {});
  if (!parsed) return;
  const [file, ...more] = parsed.positionals;
  if (file === undefined || more.length > 0) throw new UsageError("say which FILE to write; --help explains it");
  await backup(readConfig(), file);
  process.stdout.write(`wrote ${file}\n`);
}
