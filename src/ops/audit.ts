import { appendFile, readdir, readFile, rm } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { makeFolder } from "./make-folder.ts";

export const auditedActs = [
  "added",
  "replaced",
  "removed",
  "edited",
  "undone",
  "let in",
  "turned away",
  "restored",
] as const;

const entrySchema = z.object({
  at: z.iso.datetime(),
  from: z.enum(["telegram", "page", "terminal"]),
  /** A Telegram id, 0 for whoever the token or this machine lets in on the page, or the user of the machine. */
  by: z.union([z.int(), z.string()]),
  act: z.enum(auditedActs),
  /** A document, a Telegram id, a backup. */
  what: z.string(),
});
export type AuditEntry = z.output<typeof entrySchema>;

/** Records that somebody did something. */
export type Audit = (entry: Omit<AuditEntry, "at">) => Promise<void>;

const dayFile = /^(\d{4}-\d\d-\d\d)\.jsonl$/u;

/** Who changed which document and let whom in, when and from where: a file a day, to which lines are only added. */
export class AuditLog {
  readonly #folder: string;

  constructor(
    dataDir: string,
    readonly clock: () => Date = () => new Date(),
  ) {
    this.#folder = join(dataDir, "audit");
  }

  readonly note: Audit = async (entry) => {
    const at = this.clock().toISOString();
    await makeFolder(this.#folder);
    const line = `${JSON.stringify({ at, ...entry })}\n`;
    await appendFile(join(this.#folder, `${at.slice(0, 10)}.jsonl`), line, { mode: 0o600, flush: true });
  };

  /** Everything that was recorded, the oldest first. A line that a crash cut off is passed over. */
  async entries(): Promise<AuditEntry[]> {
    const texts = await Promise.all((await this.#days()).map((day) => readFile(this.#fileOf(day), "utf8")));
    return texts.flatMap((text) => text.split("\n")).flatMap(entryOf);
  }

  /** Removes the days that ended before `before`. */
  async sweep(before: Date): Promise<void> {
    const first = before.toISOString().slice(0, 10);
    for (const day of await this.#days()) if (day < first) await rm(this.#fileOf(day), { force: true });
  }

  async #days(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.flatMap((name) => dayFile.exec(name)?.[1] ?? []).sort();
  }

  #fileOf(day: string): string {
    return join(this.#folder, `${day}.jsonl`);
  }
}

/** What a record says of a document in whose place another came. */
export function replacement(old: string, name: string): string {
  return old === name ? name : `${old} by ${name}`;
}

/** Who uses the terminal. */
export function terminalUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user may have no name.
    return String(process.getuid?.() ?? "unknown");
  }
}

function entryOf(line: string): AuditEntry[] {
  try {
    return [entrySchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
