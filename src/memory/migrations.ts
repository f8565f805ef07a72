import { type Kysely, type Migration, Migrator, sql } from "kysely";
import { StateError } from "../ops/errors.ts";
import type { DatabaseKind } from "./dump.ts";
import type { Tables } from "./tables.ts";

/** The type of a key that counts itself up and never gives a number twice. */
type CountingKey = "integer primary key autoincrement" | "bigserial primary key";
const countingKeys: Readonly<Record<DatabaseKind, CountingKey>> = {
  sqlite: "integer primary key autoincrement",
  postgres: "bigserial primary key",
};

/**
 * Brings the tables up to date: every step from an empty database to `Tables`, forward only. All steps go through
 * together or not at all, and two processes that open at once take turns. Throws a StateError where the database has
 * seen steps this program does not know. `last`: the step to stop at, for what was kept at that step.
 */
export async function migrate(db: Kysely<Tables>, kind: DatabaseKind, last?: string): Promise<void> {
  const steps = migrations(countingKeys[kind]);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } });
  const known = new Set(Object.keys(steps));
  const { error } = last === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(last);
  if (error === undefined) return;
  const seen = await sql<{ name: string }>`select name from kysely_migration`.execute(db).catch(() => ({ rows: [] }));
  const newer = seen.rows.map(({ name }) => name).find((name) => !known.has(name));
  if (newer === undefined) throw error;
  throw new StateError(
    `the database was last used by a newer version of this program (it knows step ${newer}); run that version, or set another DATA_DIR or DATABASE_URL`,
  );
}

/** Whether this program knows a step. */
export function knowsStep(name: string): boolean {
  return Object.hasOwn(migrations(countingKeys.sqlite), name);
}

/** A released step is never changed again: what is to be different goes into a step of its own. */
function migrations(counting: CountingKey): Record<string, Migration> {
  return {
    "0001-first": { up: (db) => first(db, counting) },
    "0002-waiting": { up: waiting },
    "0003-history": { up: history },
    "0004-following": { up: (db) => following(db, counting) },
    "0005-review": { up: review },
    "0006-collected": { up: (db) => collected(db, counting) },
    "0007-postponed": { up: postponed },
    "0008-replicas": { up: replicas },
  };
}

/** SQLite chose no index for what waits but read all that was handled in two days, at every look. */
async function waiting({ schema }: Kysely<unknown>): Promise<void> {
  await schema.dropIndex("updates_waiting").execute();
  await schema
    .createIndex("updates_waiting")
    .on("updates")
    .columns(["bot_id", "done_at", "lane", "update_id", "holder"])
    .where(sql.ref("done_at"), "is", null)
    .execute();
}

/** A follow-up means nothing without the questions before it. */
async function history({ schema }: Kysely<unknown>): Promise<void> {
  for (const table of ["turns", "feedback"]) {
    await schema
      .alterTable(table)
      .addColumn("history", "text", (column) => column.notNull().defaultTo("[]"))
      .execute();
  }
}

/** Who follows what, and the news on their way. */
async function following({ schema }: Kysely<unknown>, counting: CountingKey): Promise<void> {
  await schema
    .createTable("follows")
    .addColumn("id", sql.raw(counting))
    .addColumn("user_id", "bigint", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("subject_key", "text", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("since", "bigint", (column) => column.notNull())
    .addUniqueConstraint("follows_of_person", ["user_id", "subject_key"])
    .execute();
  await schema
    .createTable("seen_documents")
    .addColumn("file", "text", (column) => column.primaryKey())
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("news")
    .addColumn("id", sql.raw(counting))
    .addColumn("follow_id", "bigint", (column) => column.notNull().references("follows.id").onDelete("cascade"))
    .addColumn("file", "text", (column) => column.notNull())
    .addColumn("passages", "integer", (column) => column.notNull())
    .addColumn("keys", "text", (column) => column.notNull())
    .addColumn("found_at", "bigint", (column) => column.notNull())
    .addColumn("taken_until", "bigint", (column) => column.notNull())
    .execute();
  await schema.createIndex("news_of_follow").on("news").column("follow_id").execute();
}

/** Which answers admins have looked at. */
async function review({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("turns").addColumn("seen_at", "bigint").execute();
}

/** Quotes that people collect, over several answers. */
async function collected({ schema }: Kysely<unknown>, counting: CountingKey): Promise<void> {
  await schema
    .createTable("collected")
    .addColumn("id", sql.raw(counting))
    .addColumn("user_id", "bigint", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("file", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("marks", "text", (column) => column.notNull())
    .addColumn("added_at", "bigint", (column) => column.notNull())
    .addUniqueConstraint("collected_once", ["user_id", "key"])
    .execute();
  await schema.createIndex("collected_by_age").on("collected").column("added_at").execute();
}

/** What Telegram will not take for a while is put off. */
async function postponed({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("updates").addColumn("not_before", "bigint").execute();
}

/** What several processes share: allowances, logins to the page, and whether they keep documents in one folder. */
async function replicas({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("allowances")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("tokens", "double precision", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("told", "integer", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("secrets")
    .addColumn("hash", "text", (column) => column.primaryKey())
    .addColumn("user_id", "bigint", (column) => column.notNull())
    .addColumn("valid_until", "bigint", (column) => column.notNull())
    .execute();
  await schema.alterTable("holders").addColumn("folder", "text").execute();
}

async function first(db: Kysely<unknown>, counting: CountingKey): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("locks")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("taken_at", "bigint", (column) => column.notNull())
    .execute();
  await schema
    .createTable("holders")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("alive_until", "bigint", (column) => column.notNull())
    .execute();
  await schema
    .createTable("updates")
    .addColumn("bot_id", "bigint", (column) => column.notNull())
    .addColumn("update_id", "bigint", (column) => column.notNull())
    .addColumn("lane", "text", (column) => column.notNull())
    .addColumn("payload", "text")
    .addColumn("received_at", "bigint", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    // With its holder's row a dead process loses all it held, in one statement.
    .addColumn("holder", "text", (column) => column.references("holders.id").onDelete("set null"))
    .addColumn("done_at", "bigint")
    .addPrimaryKeyConstraint("updates_key", ["bot_id", "update_id"])
    .execute();
  await schema
    .createIndex("updates_waiting")
    .on("updates")
    .columns(["bot_id", "lane", "update_id", "holder"])
    .where(sql.ref("done_at"), "is", null)
    .execute();
  await schema.createIndex("updates_done").on("updates").columns(["bot_id", "lane", "done_at"]).execute();
  await schema.createIndex("updates_held").on("updates").column("holder").where("holder", "is not", null).execute();

  await schema
    .createTable("turns")
    .addColumn("id", sql.raw(counting))
    .addColumn("bot_id", "bigint", (column) => column.notNull())
    .addColumn("chat_id", "bigint", (column) => column.notNull())
    .addColumn("thread_id", "bigint", (column) => column.notNull())
    .addColumn("user_id", "bigint", (column) => column.notNull())
    .addColumn("message_id", "bigint", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("answer", "text", (column) => column.notNull())
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("asked_at", "bigint", (column) => column.notNull())
    .addColumn("answered_at", "bigint", (column) => column.notNull())
    .addUniqueConstraint("turns_question", ["bot_id", "chat_id", "message_id"])
    .execute();
  await schema.createIndex("turns_of_chat").on("turns").columns(["bot_id", "chat_id", "thread_id", "id"]).execute();
  await schema.createIndex("turns_of_user").on("turns").column("user_id").execute();
  await schema.createIndex("turns_by_age").on("turns").column("answered_at").execute();
  await schema
    .createTable("turn_messages")
    .addColumn("bot_id", "bigint", (column) => column.notNull())
    .addColumn("chat_id", "bigint", (column) => column.notNull())
    .addColumn("message_id", "bigint", (column) => column.notNull())
    .addColumn("turn_id", "bigint", (column) => column.notNull().references("turns.id").onDelete("cascade"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("turn_messages_key", ["bot_id", "chat_id", "message_id"])
    .execute();
  await schema.createIndex("turn_messages_of_turn").on("turn_messages").columns(["turn_id", "position"]).execute();

  await schema
    .createTable("feedback")
    .addColumn("id", sql.raw(counting))
    .addColumn("bot_id", "bigint", (column) => column.notNull())
    .addColumn("chat_id", "bigint", (column) => column.notNull())
    .addColumn("message_id", "bigint", (column) => column.notNull())
    .addColumn("user_id", "bigint", (column) => column.notNull())
    .addColumn("citation", "integer", (column) => column.notNull())
    .addColumn("verdict", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("answer", "text")
    .addColumn("given_at", "bigint", (column) => column.notNull())
    .addUniqueConstraint("feedback_of_person", ["bot_id", "chat_id", "message_id", "user_id", "citation"])
    .execute();
  await schema.createIndex("feedback_of_user").on("feedback").column("user_id").execute();
  await schema.createIndex("feedback_by_age").on("feedback").column("given_at").execute();

  await schema
    .createTable("access_requests")
    .addColumn("user_id", "bigint", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("asked_at", "bigint", (column) => column.notNull())
    .addColumn("notified_at", "bigint")
    .addColumn("allowed", "integer")
    .addColumn("decided_by", "bigint")
    .addColumn("decided_at", "bigint")
    .execute();
  await schema
    .createTable("preferences")
    .addColumn("user_id", "bigint", (column) => column.primaryKey())
    .addColumn("language", "text", (column) => column.notNull())
    .execute();
}
