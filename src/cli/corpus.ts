import { open, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { readConfig } from "../config.ts";
import { readCatalog } from "../corpus/catalog.ts";
import { decodeUtf8 } from "../corpus/decode.ts";
import { loadCorpus } from "../corpus/load.ts";
import { readSource } from "../corpus/source-file.ts";
import { readSpeech } from "../corpus/speech.ts";
import { isSpeechFile } from "../corpus/speech-file.ts";
import type { Speech } from "../domain.ts";
import { detectScript } from "../text/detect.ts";
import { CorpusError, messageOf } from "../ops/errors.ts";
import { parse, UsageError } from "./arguments.ts";
import { checkLines } from "./check.ts";
import { terminalEvents } from "./index-events.ts";

const help = `
Manages the speeches in the corpus folder. The index follows at the next start, or with npm run -s index.

  npm run -s corpus -- list             every speech: its file, title and size
  npm run -s corpus -- show FILE        the outline of a speech with its passages
  npm run -s corpus -- add FILE...      copies UTF-8 text files into the corpus
  npm run -s corpus -- remove FILE      removes a speech that has no catalogue entry
  npm run -s corpus -- check SENTENCE   is this sentence in the speeches? verbatim, differs or absent; --json for one object
`;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, { json: { type: "boolean" } });
  if (!parsed) return;
  const [action, ...files] = parsed.positionals;
  const folder = readConfig().corpusDir;
  if (action === "list" && files.length === 0) return print((await speechesIn(folder)).map(summary));
  if (action === "show" && files.length === 1) return print(outline(await speechNamed(folder, files[0] ?? "")));
  if (action === "add" && files.length > 0) return print(await add(folder, files));
  if (action === "remove" && files.length === 1) return print(await remove(folder, files[0] ?? ""));
  if (action === "check" && files.join(" ").trim()) {
    return print(checkLines(await loadCorpus(folder, detectScript), files.join(" "), parsed.values.json ?? false));
  }
  throw new UsageError("say list, show FILE, add FILE..., remove FILE, or check SENTENCE; --help explains each");
}

function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

function summary({ info, raw, passages }: Speech): string {
  return [info.file, info.date ?? "-", `${raw.length} characters`, `${passages.length} passages`, info.title.zh].join(
    "\t",
  );
}

function speechesIn(folder: string): Promise<Speech[]> {
  return loadCorpus(folder, detectScript, (line) => terminalEvents().notice(line));
}

async function speechNamed(folder: string, file: string): Promise<Speech> {
  const speech = (await speechesIn(folder)).find(({ info }) => info.file === file);
  if (!speech) throw noSpeech(folder, file);
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
  const taken = new Set(await namesIn(folder));
  const texts = new Map<string, Uint8Array>();
  for (const path of paths) {
    const name = basename(path);
    if (!isSpeechFile(name)) throw new CorpusError(`${path} is no .txt file; save it as UTF-8 text first`);
    if (taken.has(name))
      throw new CorpusError(`${folder} already holds ${name}; remove it first or rename the new one`);
    if (texts.has(name)) throw new CorpusError(`two of the files are named ${name}; rename one`);
    const bytes = await readSource(path);
    requireQuotable(path, bytes);
    texts.set(name, bytes);
  }
  const written: string[] = [];
  try {
    for (const [name, bytes] of texts) {
      await writeNew(join(folder, name), bytes);
      written.push(name);
    }
  } catch (error) {
    for (const name of written) await rm(join(folder, name), { force: true });
    throw new CorpusError(
      `nothing was added: ${folder} cannot be written (${messageOf(error)}); free some space or change its rights`,
    );
  }
  return written.map((name) => `added ${name}`);
}

/** Leaves no half a file behind, and never touches one that is there. */
async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

function requireQuotable(path: string, bytes: Uint8Array): void {
  const raw = decodeUtf8(bytes, path);
  const info = {
    file: basename(path),
    title: { zh: path, en: path },
    speakers: [],
    level: "unknown",
    kind: "speech",
  } as const;
  if (readSpeech({ ...info, script: detectScript(raw) }, raw).passages.length === 0) {
    throw new CorpusError(`${path} holds no sentence that could be quoted`);
  }
}

/** By its name alone, so that a file that cannot be read can be removed too. */
async function remove(folder: string, file: string): Promise<string[]> {
  if (!(await namesIn(folder)).includes(file)) throw noSpeech(folder, file);
  const faults: string[] = [];
  const entries = await readCatalog(folder, faults);
  if (faults.length > 0) throw new CorpusError(faults.join("\n"));
  if (entries.some((info) => info.file === file)) {
    throw new CorpusError(`${file} has an entry in the catalogue; remove the entry first, then the speech`);
  }
  await rm(join(folder, file)).catch((error: unknown) => {
    throw new CorpusError(`${file} cannot be removed: ${messageOf(error)}`);
  });
  return [`removed ${file}`];
}

function noSpeech(folder: string, file: string): CorpusError {
  return new CorpusError(`there is no speech ${file} in ${folder}; "list" shows their names`);
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new CorpusError(`the corpus folder ${folder} cannot be read (${messageOf(error)}); set CORPUS_DIR`);
  });
  return names.filter(isSpeechFile);
}
