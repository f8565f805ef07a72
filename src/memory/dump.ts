import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** What is remembered, in an order in which nothing is named before it is there. Holders and locks are of living processes. */
export const keptTables = [
  "updates",
  "turns",
  "turn_messages",
  "access_requests",
  "feedback",
  "collected",
  "preferences",
  "follows",
  "seen_documents",
  "news",
] as const satisfies readonly (keyof Tables)[];
export type KeptTable = (typeof keptTables)[number];

/** A row as the database gives it: numbers, texts and nulls. */
export type Row = Readonly<Record<string, number | string | null>>;

/** The two kinds of database, where they differ. */
export type DatabaseKind = "sqlite" | "postgres";

/** Rows that are held in memory at once: an answer may take some ten thousand bytes. */
const rowsAtOnce = 100;

/** The steps that brought a database to where it is, oldest first; none of one that is new. */
export async function stepsOf(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Does `read` on a connection that sees the database as it is at this moment, whatever others write meanwhile. */
export function atOneMoment<T>(
  db: Kysely<Tables>,
  kind: DatabaseKind,
  read: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    await (kind === "sqlite" ? sql`begin` : sql`begin isolation level repeatable read read only`).execute(connection);
    try {
      return await read(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}

/** The rows of a table, some at a time; to be read `atOneMoment`. */
export async function* rowsOf(db: Kysely<Tables>, kind: DatabaseKind, table: KeptTable): AsyncGenerator<Row[]> {
  yield* kind === "sqlite" ? rowsByNumber(db, table) : rowsByCursor(db, table);
}

async function* rowsByNumber(db: Kysely<Tables>, table: KeptTable): AsyncGenerator<Row[]> {
  for (let last = 0; ;) {
    const { rows } = await sql<
      Row & { row_number: number }
    >`select rowid as row_number, * from ${sql.table(table)} where rowid > ${last} order by rowid limit ${rowsAtOnce}`.execute(
      db,
    );
    if (rows.length === 0) return;
    last = rows.at(-1)?.row_number ?? last;
    yield rows.map(({ row_number: _number, ...row }) => row);
  }
}

async function* rowsByCursor(db: Kysely<Tables>, table: KeptTable): AsyncGenerator<Row[]> {
  await sql`declare kept_rows cursor for select * from ${sql.table(table)}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(rowsAtOnce)} from kept_rows`.execute(db);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close kept_rows`.execute(db);
}

/** Puts rows into a table. An update that somebody held is nobody's: that process is another. */
export async function putRows(db: Kysely<Tables>, table: KeptTable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const kept = table === "updates" ? rows.map((row) => ({ ...row, holder: null })) : rows;
  await db.insertInto(table).values(kept).execute();
}

/** After rows came in with numbers of their own: goes on counting behind them. Postgres alone does not by itself. */
export async function countOn(db: Kysely<Tables>): Promise<void> {
  for (const table of ["turns", "feedback", "collected", "follows", "news"] as const) {
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select coalesce(max(id), 0) + 1 from ${sql.table(table)}), false)`.execute(
      db,
    );
  }
}
