import { closeSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  type DatabaseConnection,
  type Dialect,
  RawNode,
  SelectQueryNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from "kysely";
import type Database from "libsql";
import { messageOf, StateError } from "../ops/errors.ts";
import { makeFolder } from "../ops/make-folder.ts";
import { type Explain, guardedDialect } from "./guarded-dialect.ts";
import { LogSync } from "./log-sync.ts";

/** How long another process may keep the file to itself. Its turns take milliseconds. */
const BUSY_MS = 10_000;
const BUSY_PAUSE_MS = 10;
const MOST_STATEMENTS = 200;

const EXPLANATIONS: Readonly<Record<string, string>> = {
  SQLITE_FULL: "cannot be written: the disk is full; free some space",
  ENOSPC: "cannot be written: the disk is full; free some space",
  EIO: "cannot be written: the disk reports an error; check the disk, then start the program again",
  SQLITE_IOERR: "cannot be read or written: the disk reports an error or is full; check the disk and free some space",
  SQLITE_READONLY: "cannot be written; give the user this runs as the right to write to its folder",
  SQLITE_PERM: "cannot be written; give the user this runs as the right to write to its folder",
  SQLITE_CANTOPEN: "cannot be opened; check that its folder exists and the user this runs as may write to it",
  SQLITE_NOTADB:
    "is damaged (not a database); restore a backup (npm run -s restore -- FILE --force), or move it away to start anew",
  SQLITE_CORRUPT:
    "is damaged; restore a backup (npm run -s restore -- FILE --force), or move it away with its -wal and -shm files to start anew",
  SQLITE_BUSY: "is held by another process; stop that process",
  SQLITE_LOCKED: "is held by another process; stop that process",
};

/** How a database is looked through for damage when it is opened. */
export interface CheckOptions {
  /** Files up to so many bytes are looked through, which takes under a second for each GB. */
  readonly largestChecked: number;
}

/** The SQLite file at `path`, made if missing. Throws a StateError where it cannot be used. */
export async function sqliteDialect(
  path: string,
  checking: CheckOptions = { largestChecked: 2 ** 31 },
): Promise<Dialect> {
  const explain: Explain = (error) => {
    const text = EXPLANATIONS[baseCode(error)];
    return text === undefined ? undefined : new StateError(`the database ${path} ${text}`);
  };
  const database = await opened(path, checking, explain);
  return guardedDialect(new LibsqlDialect(database, path), explain);
}

async function opened(path: string, checking: CheckOptions, explain: Explain): Promise<Database.Database> {
  try {
    await makeFolder(dirname(path));
    // For this user alone: it holds what people asked. SQLite makes its log with the same rights.
    closeSync(openSync(path, "a", 0o600));
    const driver = await loaded();
    return await whenFree(() => prepared(driver, path, checking));
  } catch (error) {
    // Where it cannot even open the file, the driver gives no code of SQLite's.
    throw error instanceof StateError
      ? error
      : (explain(error) ??
          new StateError(`the database ${path} ${EXPLANATIONS["SQLITE_CANTOPEN"]} (${reasonOf(error)})`));
  }
}

/** Tries again while another process has the file. SQLite's own waiting would stop everything else in this process. */
async function whenFree<T>(work: () => T | Promise<T>): Promise<T> {
  for (const giveUpAt = Date.now() + BUSY_MS; ; await delay(BUSY_PAUSE_MS * (0.5 + Math.random()))) {
    try {
      return await work();
    } catch (error) {
      if (baseCode(error) !== "SQLITE_BUSY" || Date.now() > giveUpAt) throw error;
    }
  }
}

/** The driver, whose binary for this platform is a package of its own. */
async function loaded(): Promise<typeof Database> {
  try {
    return (await import("libsql")).default;
  } catch (error) {
    throw new StateError(
      `SQLite is not installed for this platform; run npm ci without --omit=optional, or set DATABASE_URL to a Postgres server (${reasonOf(error)})`,
    );
  }
}

function prepared(driver: typeof Database, path: string, { largestChecked }: CheckOptions): Database.Database {
  const database = new driver(path, { timeout: 0 });
  try {
    database.exec("PRAGMA foreign_keys = ON");
    // What is forgotten is overwritten, not only unlinked.
    database.exec("PRAGMA secure_delete = ON");
    database.exec("PRAGMA journal_mode = WAL");
    // Alone, this would survive a kill but not a power cut; the driver sees to the rest.
    database.exec("PRAGMA synchronous = NORMAL");
    if (statSync(path).size > largestChecked) return database;
    const [found] = database.pragma("quick_check(1)") as { quick_check?: string }[];
    if (found?.quick_check !== "ok") throw new StateError(`the database ${path} ${EXPLANATIONS["SQLITE_CORRUPT"]}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The code without its extension: `SQLITE_IOERR_WRITE` is a kind of `SQLITE_IOERR`. */
function baseCode(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error) || typeof error.code !== "string") return "";
  return error.code.split("_").slice(0, 2).join("_");
}

function reasonOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" && error.code
    ? error.code
    : messageOf(error).replaceAll(/\s+/g, " ");
}

class LibsqlDialect extends SqliteDialect {
  readonly #database: Database.Database;
  constructor(
    database: Database.Database,
    private readonly path: string,
  ) {
    super({ database });
    this.#database = database;
  }
  override createDriver(): SqliteDriver {
    return new LibsqlDriver(this.#database, this.path);
  }
  override createAdapter(): SqliteAdapter {
    return new LibsqlAdapter();
  }
}

/**
 * Every write is a transaction that takes the write lock at its begin: one that reads first would else fail, not wait,
 * where another process writes in between. The lock is taken by `exec`, because a prepared statement that finds it
 * taken stays half-run in libsql until it is garbage, and no commit goes through beside it.
 *
 * Whoever wrote goes on only when that is on the disk: Telegram forgets an update once it is confirmed. Others have the
 * connection meanwhile.
 */
class LibsqlDriver extends SqliteDriver {
  readonly #database: Database.Database;
  #log: LogSync | undefined;
  #hasCommitted = false;

  constructor(
    database: Database.Database,
    private readonly path: string,
  ) {
    super({ database: reusingStatements(database) });
    this.#database = database;
  }

  override async init(): Promise<void> {
    await super.init();
    this.#log = await LogSync.open(this.path);
  }

  override async releaseConnection(): Promise<void> {
    const hasCommitted = this.#hasCommitted;
    this.#hasCommitted = false;
    await super.releaseConnection();
    if (hasCommitted) await this.#log?.settled();
  }

  override async destroy(): Promise<void> {
    await this.#log?.close();
    await super.destroy();
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) =>
        this.#database.inTransaction || SelectQueryNode.is(query.query) || RawNode.is(query.query)
          ? connection.executeQuery(query)
          : this.#inTransaction(connection, () => connection.executeQuery(query)),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }

  async #inTransaction<T>(connection: DatabaseConnection, work: () => Promise<T>): Promise<T> {
    await this.beginTransaction();
    try {
      const result = await work();
      await this.commitTransaction(connection);
      return result;
    } catch (error) {
      await this.rollbackTransaction(connection);
      throw error;
    }
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#hasCommitted = true;
  }

  override beginTransaction(): Promise<void> {
    return whenFree(() => void this.#database.exec("begin immediate"));
  }

  /** After some failures, such as a full disk, SQLite has rolled back by itself: to do so again would hide the cause. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** What libsql prepares lives until it is garbage, which its memory does not hasten: each text is prepared once. */
function reusingStatements(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known) return known;
      // Lists of every length make texts without end.
      if (statements.size >= MOST_STATEMENTS) statements.clear();
      const statement = database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
    close: () => database.close(),
  };
}

class LibsqlAdapter extends SqliteAdapter {
  /** So that all migrations run in one transaction: SQLite can, and its write lock keeps other processes out. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
