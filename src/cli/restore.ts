import { contentsInWords } from "../backup-contents.ts";
import { restore } from "../restore.ts";
import { parse, UsageError } from "./arguments.ts";
import { readSettings } from "./settings.ts";

const help = `
Puts a backup back: what the bot remembers, into SQLite or into the Postgres server of DATABASE_URL, whichever the backup is
of, and the documents that were added. Checks all of it before anything is replaced. Stop the bot first.

  npm run -s restore -- FILE    where nothing is yet

  --force   also where something is, which the backup replaces; that is put aside into a folder in DATA_DIR
`;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, { force: { type: "boolean" } });
  if (!parsed) return;
  const [file, ...more] = parsed.positionals;
  if (file === undefined || more.length > 0) throw new UsageError("say which FILE to restore; --help explains it");
  const { madeAt, contents, aside } = await restore(await readSettings(), file, parsed.values.force ?? false);
  process.stdout.write(`restored the backup of ${madeAt}: ${contentsInWords(contents)}\n`);
  if (aside !== undefined) {
    process.stdout.write(`what was there before lies in ${aside}; remove it when nobody needs it any more\n`);
  }
}
