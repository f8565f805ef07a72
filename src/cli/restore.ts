import { readConfig } from "../config.ts";
import { restore } from "../restore.ts";
import { parse, UsageError } from "./arguments.ts";

const help = `
Puts a backup back: what the bot remembers, into SQLite or into the Postgres server of DATABASE_URL, whichever the backup is
of, and the documents that were added. Checks all of it before anything is replaced. Stop the bot first.

  npm run -s restore -- FILE    where nothing is yet

  --force   also where something is, which the backup replaces
`;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, { force: { type: "boolean" } });
  if (!parsed) return;
  const [file, ...more] = parsed.positionals;
  if (file === undefined || more.length > 0) throw new UsageError("say which FILE to restore; --help explains it");
  const { madeAt, documents, hasState } = await restore(readConfig(), file, parsed.values.force ?? false);
  const memory = hasState ? "what the bot remembers" : "nothing that the bot remembers";
  process.stdout.write(`restored the backup of ${madeAt}: ${memory}, added documents: ${documents}\n`);
}
