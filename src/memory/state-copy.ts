import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Kysely, sql } from "kysely";
import { exists } from "../ops/durable-files.ts";
import { StateError } from "../ops/errors.ts";
import { atOneMoment, countOn, keptTables, type KeptTable, putRows, type Row, rowsOf, stepsOf } from "./dump.ts";
import { knowsStep, migrate } from "./migrations.ts";
import { openDatabase, stateFile, type StateOptions } from "./open.ts";
import type { Tables } from "./tables.ts";

type Place = Pick<StateOptions, "dataDir" | "databaseUrl">;

/** What waited for an answer for longer than this was answered by whoever went on after the copy was made, or is of no use. */
const longestWaitMs = 60 * 60_000;
const rowsAtOnce = 100;

/** How many rows of each table a copy has. */
export type RowCounts = Readonly<Partial<Record<KeptTable, number>>>;

/**
 * Writes what is remembered, as it is at this moment, into a folder: a file of JSON lines a table, of SQLite and Postgres
 * alike. Others may go on reading and writing. Gives the last step of the tables, and how much they hold; undefined where
 * there is no database yet.
 */
export async function copyState(
  place: Place,
  folder: string,
): Promise<{ readonly step: string; readonly rows: RowCounts } | undefined> {
  if (place.databaseUrl === undefined && !(await exists(stateFile(place.dataDir)))) return undefined;
  const { db, kind } = await openDatabase(place, { largestChecked: Infinity });
  try {
    const steps = await stepsOf(db);
    const newer = steps.find((step) => !knowsStep(step));
    if (newer !== undefined) throw new StateError(newerStep("the database", newer));
    const step = steps.at(-1);
    if (step === undefined) return undefined;
    const rows: Partial<Record<KeptTable, number>> = {};
    const existing = await tablesOf(db);
    await atOneMoment(db, kind, async (moment) => {
      for (const table of keptTables.filter((name) => existing.has(name))) {
        const counted = counting(rowsOf(moment, kind, table), (count) => (rows[table] = (rows[table] ?? 0) + count));
        const lines = Readable.from(linesOf(counted));
        await pipeline(lines, createWriteStream(fileOf(folder, table), { mode: 0o600, flush: true }));
      }
    });
    return { step, rows };
  } finally {
    await db.destroy();
  }
}

/**
 * Makes a database of a copy, in a SQLite file in `folder`: the tables as they were at its step, then brought up to date.
 * So everything in it has been read and fits before anything is replaced. Throws a StateError where it does not. Gives how
 * much the copy holds.
 */
export async function databaseOfCopy(copy: string, step: string, folder: string): Promise<RowCounts> {
  if (!knowsStep(step)) throw new StateError(newerStep("the backup", step));
  const { db, kind } = await openDatabase({ dataDir: folder });
  const counts: Partial<Record<KeptTable, number>> = {};
  try {
    await migrate(db, kind, step);
    await db.transaction().execute(async (tx) => {
      for (const table of keptTables) {
        if (!(await exists(fileOf(copy, table)))) continue;
        const counted = counting(rowsIn(fileOf(copy, table)), (n) => (counts[table] = (counts[table] ?? 0) + n));
        for await (const rows of counted) await putRows(tx, table, rows);
      }
      await tx
        .deleteFrom("updates")
        .where("done_at", "is", null)
        .where("received_at", "<", Date.now() - longestWaitMs)
        .execute();
    });
    await migrate(db, kind);
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  } finally {
    await db.destroy();
  }
  for (const end of ["-wal", "-shm"]) await rm(`${stateFile(folder)}${end}`, { force: true });
  return counts;
}

/** Puts what the SQLite database in `folder` remembers in the place of all that a Postgres server remembers, or nothing of it. */
export async function fillPostgres(folder: string, databaseUrl: string): Promise<void> {
  const from = await openDatabase({ dataDir: folder });
  const to = await openDatabase({ dataDir: folder, databaseUrl });
  try {
    await migrate(to.db, to.kind);
    await to.db.transaction().execute(async (tx) => {
      await sql`lock table holders in access exclusive mode`.execute(tx);
      if (await isServed(tx)) throw new StateError("a bot serves from DATABASE_URL; stop it, then run again");
      for (const table of keptTables.toReversed()) await tx.deleteFrom(table).execute();
      for (const table of keptTables) {
        for await (const rows of rowsOf(from.db, from.kind, table)) await putRows(tx, table, rows);
      }
      await countOn(tx);
    });
  } finally {
    await Promise.all([from.db.destroy(), to.db.destroy()]);
  }
}

/** What stands on a Postgres server: whether a process serves from it, and whether it remembers anything. */
export async function lookAtPostgres(databaseUrl: string): Promise<{ isServed: boolean; isEmpty: boolean }> {
  const { db } = await openDatabase({ dataDir: "", databaseUrl });
  try {
    const found = await tablesOf(db);
    if (!found.has("holders")) return { isServed: false, isEmpty: true };
    const isFilled = await anyRow(
      db,
      keptTables.filter((table) => found.has(table)),
    );
    return { isServed: await isServed(db), isEmpty: !isFilled };
  } finally {
    await db.destroy();
  }
}

async function tablesOf(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  return new Set((await db.introspection.getTables()).map(({ name }) => name));
}

async function isServed(db: Kysely<Tables>): Promise<boolean> {
  const alive = await db.selectFrom("holders").select("id").where("alive_until", ">", Date.now()).limit(1).execute();
  return alive.length > 0;
}

async function anyRow(db: Kysely<Tables>, tables: readonly KeptTable[]): Promise<boolean> {
  for (const table of tables) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0) return true;
  }
  return false;
}

async function* counting(pages: AsyncIterable<Row[]>, count: (rows: number) => void): AsyncGenerator<Row[]> {
  for await (const rows of pages) {
    count(rows.length);
    yield rows;
  }
}

async function* linesOf(pages: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  for await (const rows of pages) yield rows.map((row) => `${lineOf(row)}\n`).join("");
}

/** JSON leaves two characters as they are at which others end a line. */
function lineOf(row: Row): string {
  return JSON.stringify(row)
    .replaceAll("\u2028", String.raw`\u2028`)
    .replaceAll("\u2029", String.raw`\u2029`);
}

async function* rowsIn(path: string): AsyncGenerator<Row[]> {
  let rows: Row[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    rows.push(JSON.parse(line) as Row);
    if (rows.length < rowsAtOnce) continue;
    yield rows;
    rows = [];
  }
  yield rows;
}

function fileOf(folder: string, table: KeptTable): string {
  return join(folder, `${table}.jsonl`);
}

function newerStep(what: string, step: string): string {
  return `${what} is of a newer version of this program (it knows step ${step}); use that version`;
}
