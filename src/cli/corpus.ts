import type { Config } from "../config.ts";
import { Documents } from "../corpus/documents.ts";
import { fieldNames, fieldSaid, fieldsOf, type Said } from "../corpus/fields.ts";
import { formatList } from "../corpus/import/formats.ts";
import type { Importer } from "../corpus/import/imported.ts";
import type { Alike } from "../corpus/likeness.ts";
import { withImporter } from "../corpus/import/with-importer.ts";
import { loadCorpus } from "../corpus/load.ts";
import { shelvesOf } from "../corpus/shelves.ts";
import type { Speech } from "../domain.ts";
import { detectScript } from "../text/detect.ts";
import { requireSharedFolder } from "../replica-desk.ts";
import { AuditLog, type AuditEntry, replacement, terminalUser } from "../ops/audit.ts";
import { CorpusError } from "../ops/errors.ts";
import { parse, UsageError } from "./arguments.ts";
import { checkLines } from "./check.ts";
import { terminalEvents } from "./index-events.ts";
import { readOff } from "./read-off.ts";
import { renderAll } from "./render.ts";
import { readSettings } from "./settings.ts";

const help = `
Manages the documents. What is added lies in DATA_DIR; the corpus folder stays as it is. A running bot follows within
seconds, else the index at the next start or with npm run -s index.

  npm run -s corpus -- list             every document: its file, date, size and title
  npm run -s corpus -- show FILE        the outline of a document with its passages; --text its text, to which all
                                        offsets refer
  npm run -s corpus -- add FILE...      copies documents, and those in folders, into the corpus: ${formatList};
                                        says what was read off each
  npm run -s corpus -- replace FILE [OLD]   puts a new version in the place of the document of the same name, or of OLD
  npm run -s corpus -- remove FILE      removes a document
  npm run -s corpus -- edit FILE [FIELD=VALUE...]   shows or sets what is known of a document: ${fieldNames.join(", ")};
                                        an empty value reads it off the text again, - says that it has none
  npm run -s corpus -- render FILE...   English renderings by the language model of LLM_BASE_URL and LLM_MODEL, marked as
                                        machine-made; says what that takes, and does it with --yes; goes on where it ended
  npm run -s corpus -- log              who changed documents and let people in, from the chat, the page or here
  npm run -s corpus -- check SENTENCE   is this sentence in the documents? verbatim, differs or absent; --json for one object
`;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    json: { type: "boolean" },
    text: { type: "boolean" },
    yes: { type: "boolean" },
  });
  if (!parsed) return;
  const { values, positionals } = parsed;
  const config = await readSettings();
  await withImporter(config.dataDir, (importer) => act(positionals, values, config, importer));
}

interface Options {
  readonly json?: boolean | undefined;
  readonly text?: boolean | undefined;
  readonly yes?: boolean | undefined;
}

async function act(args: readonly string[], options: Options, config: Config, importer: Importer): Promise<void> {
  const [action, ...files] = args;
  const [file = "", second] = files;
  const documents = new Documents(shelvesOf(config), importer, detectScript);
  if (action === "list" && files.length === 0) return print((await speechesIn(config, importer)).map(summary));
  if (action === "show" && files.length === 1) {
    const speech = await documents.document(file);
    if (options.text) process.stdout.write(speech.raw);
    else print(outline(speech, await documents.said(file)));
    return;
  }
  const auditLog = new AuditLog(config.dataDir);
  const note: Note = (done, what) => auditLog.note({ from: "terminal", by: terminalUser(), act: done, what });
  if (action === "log" && files.length === 0) return print((await auditLog.entries()).map(entryLine));
  const isChange = files.length > 0 && ["add", "replace", "remove", "render"].includes(action ?? "");
  if (isChange || (action === "edit" && files.length > 1)) await requireSharedFolder(config);
  if (action === "add" && files.length > 0) return add(documents, files, note);
  if (action === "replace" && (files.length === 1 || files.length === 2)) {
    const name = await documents.replace(file, second);
    await note("replaced", replacement(second ?? name, name));
    return print([second === undefined || second === name ? `replaced ${name}` : `replaced ${second} by ${name}`]);
  }
  if (action === "remove" && files.length === 1) {
    await documents.remove(file);
    await note("removed", file);
    return print([`removed ${file}`]);
  }
  if (action === "edit" && files.length > 0) {
    const said = files.slice(1).map(fieldSaid);
    if (said.length > 0) {
      await documents.edit(file, said);
      await note("edited", [file, ...said.map(([name]) => name)].join(" "));
    }
    return print(known(await documents.document(file), await documents.said(file)));
  }
  if (action === "render" && files.length > 0) return renderAll(files, config, importer, options.yes ?? false);
  if (action === "check" && files.join(" ").trim()) {
    const speeches = await loadCorpus(shelvesOf(config), detectScript, undefined, importer);
    return print(checkLines(speeches, files.join(" "), options.json ?? false));
  }
  throw new UsageError(
    "say list, show FILE, add FILE..., replace FILE, remove FILE, edit FILE, render FILE..., log, or check SENTENCE; --help explains each",
  );
}

/** Records what was done here. */
type Note = (done: AuditEntry["act"], what: string) => Promise<void>;

function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

function summary({ info, raw, passages }: Speech): string {
  return [info.file, info.date ?? "-", `${raw.length} characters`, `${passages.length} passages`, info.title.zh].join(
    "\t",
  );
}

function speechesIn(config: Config, importer: Importer): Promise<Speech[]> {
  return loadCorpus(shelvesOf(config), detectScript, (line) => terminalEvents().notice(line), importer);
}

/** What is known of a document, a line a field, behind it the words of the text that say so. */
function known({ info, raw }: Speech, said: Said): string[] {
  return fieldsOf(info, raw, said).map(({ name, value, isSaid, evidence }) => {
    const source = isSaid ? ["set by hand"] : evidence === undefined || evidence === value ? [] : [`“${evidence}”`];
    return [name, value, ...source].join("\t");
  });
}

function outline(speech: Speech, said: Said): string[] {
  const lines = known(speech, said);
  let section = "";
  for (const passage of speech.passages) {
    const path = passage.section.join(" › ");
    if (path !== section) lines.push("", `# ${path}`);
    section = path;
    lines.push(`${passage.start}-${passage.end}\t${passage.text}`);
  }
  return lines;
}

function entryLine(entry: AuditEntry): string {
  return [entry.at, entry.from, entry.by, entry.act, entry.what].join("\t");
}

/** What could be added is; what could not fails the command, so that nobody takes it for done. */
async function add(documents: Documents, paths: readonly string[], note: Note): Promise<void> {
  const { added, leftOut } = await documents.add(paths);
  for (const { file } of added) await note("added", file);
  print(added.flatMap(({ file, speech }) => [`added ${file}`, ...readOff(speech)]));
  for (const { file, alike } of added) if (alike) terminalEvents().notice(likenessInWords(file, alike));
  if (leftOut.length > 0) throw new CorpusError(leftOut.join("\n"));
}

function likenessInWords(file: string, { file: other, share, same }: Alike): string {
  return same
    ? `${file} holds the same words as ${other}; quotes of either name both`
    : `${file} and ${other} share ${Math.min(99, Math.round(100 * share))} % of their words; if it is the new version, remove ${file} and run: replace ${file} ${other}`;
}
