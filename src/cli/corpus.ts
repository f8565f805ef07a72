import { copyFile, constants, readFile, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { readConfig } from "../config.ts";
import { readCatalog } from "../corpus/catalog.ts";
import { decodeUtf8 } from "../corpus/decode.ts";
import { loadCorpus } from "../corpus/load.ts";
import type { Speech } from "../domain.ts";
import { detectScript } from "../language/detect.ts";
import { CorpusError } from "../ops/errors.ts";
import { parse, UsageError } from "./arguments.ts";

const help = `
Manages the speeches in the corpus folder. The index follows at the next start, or with npm run -s index.

  npm run -s corpus -- list             every speech: its file, title and size
  npm run -s corpus -- show FILE        the outline of a speech with its passages
  npm run -s corpus -- add FILE...      copies UTF-8 text files into the corpus
  npm run -s corpus -- remove FILE      removes a speech that has no catalogue entry
`;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {});
  if (!parsed) return;
  const [action, ...files] = parsed.positionals;
  const folder = readConfig().corpusDir;
  if (action === "list" && files.length === 0) return print((await loadCorpus(folder, detectScript)).map(summary));
  if (action === "show" && files.length === 1) return print(outline(await speechNamed(folder, files[0] ?? "")));
  if (action === "add" && files.length > 0) return print(await add(folder, files));
  if (action === "remove" && files.length === 1) return print(await remove(folder, files[0] ?? ""));
  throw new UsageError("say list, show FILE, add FILE..., or remove FILE; --help explains each");
}

function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

function summary({ info, raw, passages }: Speech): string {
  return [info.file, info.date ?? "-", `${raw.length} characters`, `${passages.length} passages`, info.title.zh].join(
    "\t",
  );
}

async function speechNamed(folder: string, file: string): Promise<Speech> {
  const speech = (await loadCorpus(folder, detectScript)).find(({ info }) => info.file === file);
  if (!speech) throw new CorpusError(`there is no speech ${file} in ${folder}; "list" shows their names`);
  return speech;
}

function outline(speech: Speech): string[] {
  const lines = [speech.info.title.zh, speech.info.title.en];
  let section = "";
  for (const passage of speech.passages) {
    const path = passage.section.join(" › ");
    if (path !== section) lines.push("", `# ${path}`);
    section = path;
    lines.push(`${passage.start}-${passage.end}\t${passage.text}`);
  }
  return lines;
}

/** Checks all files before it copies the first: either all are added or none. */
async function add(folder: string, paths: readonly string[]): Promise<string[]> {
  for (const path of paths) {
    const name = basename(path);
    if (!name.endsWith(".txt")) throw new CorpusError(`${path} is no .txt file; save it as UTF-8 text first`);
    const bytes = await readFile(path).catch(() => {
      throw new CorpusError(`${path} cannot be read; check the path`);
    });
    decodeUtf8(bytes, path);
    const taken = await stat(join(folder, name)).catch(() => undefined);
    if (taken) throw new CorpusError(`${folder} already holds ${name}; remove it first or rename the new one`);
  }
  for (const path of paths) await copyFile(path, join(folder, basename(path)), constants.COPYFILE_EXCL);
  return paths.map((path) => `added ${basename(path)}`);
}

async function remove(folder: string, file: string): Promise<string[]> {
  await speechNamed(folder, file);
  if ((await readCatalog(folder)).some((info) => info.file === file)) {
    throw new CorpusError(`${file} has an entry in the catalogue; remove the entry first, then the speech`);
  }
  await rm(join(folder, file));
  return [`removed ${file}`];
}
