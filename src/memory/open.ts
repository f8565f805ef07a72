import { resolve } from "node:path";
import { Kysely, sql } from "kysely";
import { moveChat } from "./chat-move.ts";
import { StateError } from "../ops/errors.ts";
import type { DatabaseKind } from "./dump.ts";
import { type Explain, guardedDialect } from "./guarded-dialect.ts";
import { isDeadHere, newHolder } from "./holder.ts";
import { migrate } from "./migrations.ts";
import { postgresDialect } from "./postgres.ts";
import { removeOld, removePerson } from "./removal.ts";
import { sqlAccess } from "./sql-access.ts";
import { type SharedClock, sqlAllowances } from "./sql-allowances.ts";
import { sqlCollections } from "./sql-collections.ts";
import { sqlConversations } from "./sql-conversations.ts";
import { sqlFeedback } from "./sql-feedback.ts";
import { sqlFollowing } from "./sql-following.ts";
import { sqlInbox } from "./sql-inbox.ts";
import { sqlPreferences } from "./sql-preferences.ts";
import { sqlReview } from "./sql-review.ts";
import { sqlSecrets } from "./sql-secrets.ts";
import { sqlStatistics } from "./sql-statistics.ts";
import { type CheckOptions, sqliteDialect } from "./sqlite.ts";
import type { Clock, State } from "./state.ts";
import type { Tables } from "./tables.ts";

export interface StateOptions {
  /** Where the SQLite file `state.db` lies; made if missing. Unused with `databaseUrl`. */
  readonly dataDir: string;
  /** `postgres://…`: a Postgres server that several replicas share. Their clocks must agree within a few seconds. */
  readonly databaseUrl?: string | undefined;
  readonly clock?: Clock;
  /** The id of the folder in which this process keeps documents. */
  readonly folder?: string;
  /** How long updates stay with a process that shows no life. */
  readonly leaseMs?: number;
  /** Hears of everything that the database did not do, before who asked for it. */
  readonly onFailure?: (error: StateError) => void;
}

/** Where the SQLite file lies. */
export function stateFile(dataDir: string): string {
  return resolve(dataDir, "state.db");
}

/** Opens the database as it is. Throws a StateError where it cannot be used. */
export async function openDatabase(
  { dataDir, databaseUrl, onFailure }: Pick<StateOptions, "dataDir" | "databaseUrl" | "onFailure">,
  checking?: CheckOptions,
): Promise<{ readonly db: Kysely<Tables>; readonly kind: DatabaseKind }> {
  const kind = databaseUrl === undefined ? "sqlite" : "postgres";
  const dialect =
    databaseUrl === undefined ? await sqliteDialect(stateFile(dataDir), checking) : postgresDialect(databaseUrl);
  const tell: Explain = (error) => {
    if (error instanceof StateError) onFailure?.(error);
    return undefined;
  };
  return { db: new Kysely<Tables>({ dialect: guardedDialect(dialect, tell) }), kind };
}

/**
 * Opens the database, bringing its tables up to date. Throws a StateError where it is damaged, newer than this program,
 * not writable or cannot be reached.
 */
export async function openState(options: StateOptions): Promise<State> {
  const { clock = () => new Date(), leaseMs = 20_000, folder = null } = options;
  const { db, kind } = await openDatabase(options);
  const local = kind === "sqlite";
  try {
    await migrate(db, kind);
    if (local) await dismissTheDead(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const holder = newHolder();
  // Else what was removed would still stand in SQLite's log, and a copy of the file alone would lack what the log holds.
  const emptyLog = async () => {
    if (local) await sql`pragma wal_checkpoint(truncate)`.execute(db);
  };
  let closed: Promise<void> | undefined;
  return {
    inbox: sqlInbox(db, { clock, holder, leaseMs, folder }),
    conversations: sqlConversations(db, clock, holder),
    access: sqlAccess(db, clock),
    collections: sqlCollections(db, clock),
    feedback: sqlFeedback(db, clock),
    preferences: sqlPreferences(db),
    statistics: sqlStatistics(db),
    review: sqlReview(db, clock),
    following: sqlFollowing(db, clock),
    allowances: sqlAllowances(db, local || options.clock ? () => sql`${clock().getTime()}` : serverClock),
    secrets: (purpose, lifeMs) => sqlSecrets(db, clock, purpose, lifeMs),
    isFolderShared: async () => {
      const elsewhere = await db
        .selectFrom("holders")
        .select("id")
        .where("alive_until", ">", clock().getTime())
        .where("folder", "is not", null)
        .where("folder", "!=", folder)
        .executeTakeFirst();
      return elsewhere === undefined;
    },
    forget: async (userId) => {
      const removed = await removePerson(db, userId);
      await emptyLog();
      return removed;
    },
    moveChat: (botId, from, to) => moveChat(db, botId, from, to),
    sweep: async (before) => {
      const removed = await removeOld(db, before, clock());
      await emptyLog();
      return removed;
    },
    close: () =>
      (closed ??= (async () => {
        try {
          await db.deleteFrom("holders").where("id", "=", holder).execute();
          await emptyLog();
        } finally {
          await db.destroy();
        }
      })()),
  };
}

/** Replicas' clocks may be some seconds apart; this one they share. */
const serverClock: SharedClock = () => sql`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`;

/** After a kill a restart need not wait for leases to end. Only sound where every holder runs on this machine. */
async function dismissTheDead(db: Kysely<Tables>): Promise<void> {
  const holders = await db.selectFrom("holders").select("id").execute();
  const dead = holders.map(({ id }) => id).filter(isDeadHere);
  if (dead.length > 0) await db.deleteFrom("holders").where("id", "in", dead).execute();
}
