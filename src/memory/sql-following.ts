import type { Kysely, Selectable } from "kysely";
import type { Follow, Following } from "./following.ts";
import type { Clock } from "./state.ts";
import type { Db, Tables } from "./tables.ts";

/** Files looked up in one statement; databases bound the length of one. */
const FILES_AT_ONCE = 500;

/** Who follows what, in SQL. */
export function sqlFollowing(db: Kysely<Tables>, clock: Clock): Following {
  return {
    follow: ({ userId, subject, key, language }, most) =>
      db.transaction().execute(async (tx) => {
        const own = await tx.selectFrom("follows").selectAll().where("user_id", "=", userId).execute();
        const there = own.find((row) => row.subject_key === JSON.stringify(key));
        if (there) return followOf(there);
        if (own.length >= most) return undefined;
        const row = await tx
          .insertInto("follows")
          .values({
            user_id: userId,
            subject: JSON.stringify(subject),
            subject_key: JSON.stringify(key),
            language,
            since: clock().getTime(),
          })
          .onConflict((conflict) => conflict.columns(["user_id", "subject_key"]).doUpdateSet({ language }))
          .returningAll()
          .executeTakeFirstOrThrow();
        return followOf(row);
      }),
    of: async (userId) => {
      const rows = await db.selectFrom("follows").selectAll().where("user_id", "=", userId).orderBy("id").execute();
      return rows.map(followOf);
    },
    unfollow: async (userId, id) => {
      const { numDeletedRows } = await db
        .deleteFrom("follows")
        .where("user_id", "=", userId)
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
    all: async () => (await db.selectFrom("follows").selectAll().orderBy("id").execute()).map(followOf),
    seen: async () => {
      const rows = await db.selectFrom("seen_documents").select(["file", "hash"]).execute();
      return new Map(rows.map(({ file, hash }) => [JSON.parse(file) as string, hash]));
    },
    contentOf: async (files) => {
      const keys = files.map((file) => JSON.stringify(file));
      const found: Selectable<Tables["seen_documents"]>[] = [];
      for (let first = 0; first < keys.length; first += FILES_AT_ONCE) {
        const some = keys.slice(first, first + FILES_AT_ONCE);
        found.push(...(await db.selectFrom("seen_documents").selectAll().where("file", "in", some).execute()));
      }
      return found.map(({ file, hash, content }) => ({
        file: JSON.parse(file) as string,
        hash,
        content: JSON.parse(content) as unknown,
      }));
    },
    record: (documents) =>
      db.transaction().execute(async (tx) => {
        for (const { seen, news } of documents) {
          const values = { hash: seen.hash, content: JSON.stringify(seen.content) };
          const changed = await tx
            .insertInto("seen_documents")
            .values({ file: JSON.stringify(seen.file), ...values })
            .onConflict((conflict) =>
              conflict.column("file").doUpdateSet(values).where("seen_documents.hash", "!=", seen.hash),
            )
            .returning("file")
            .executeTakeFirst();
          if (!changed) continue;
          for (const { followId, file, count, keys } of news) {
            // Somebody may have stopped following meanwhile.
            if (!(await tx.selectFrom("follows").select("id").where("id", "=", followId).executeTakeFirst())) continue;
            await tx
              .insertInto("news")
              .values({
                follow_id: followId,
                file: JSON.stringify(file),
                passages: count,
                keys: JSON.stringify(keys),
                found_at: clock().getTime(),
                taken_until: 0,
              })
              .execute();
          }
        }
      }),
    take: (holdMs) =>
      db.transaction().execute(async (tx) => {
        const now = clock().getTime();
        const next = await waiting(tx, now).select("follows.user_id").orderBy("news.id").limit(1).executeTakeFirst();
        if (!next) return [];
        const rows = await waiting(tx, now)
          .where("follows.user_id", "=", next.user_id)
          .select(["news.id", "follow_id", "file", "passages", "keys", "user_id", "subject", "language"])
          .orderBy("news.id")
          .execute();
        const ids = rows.map(({ id }) => id);
        // Another replica may take the same ones in between; only one of the two changes a row.
        const taken = await tx
          .updateTable("news")
          .set({ taken_until: now + holdMs })
          .where("id", "in", ids)
          .where("taken_until", "<=", now)
          .returning("id")
          .execute();
        const own = new Set(taken.map(({ id }) => id));
        return rows
          .filter(({ id }) => own.has(id))
          .map((row) => ({
            id: row.id,
            followId: row.follow_id,
            userId: row.user_id,
            subject: JSON.parse(row.subject) as string,
            language: row.language,
            file: JSON.parse(row.file) as string,
            count: row.passages,
            keys: JSON.parse(row.keys) as string[],
          }));
      }),
    told: async (ids) => {
      if (ids.length > 0) await db.deleteFrom("news").where("id", "in", ids).execute();
    },
    drop: (userId) => dropFollows(db, userId),
  };
}

/** Removes all that a person follows, and with it the news on their way. */
export async function dropFollows(db: Db, userId: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom("follows").where("user_id", "=", userId).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

function waiting(db: Db, now: number) {
  return db
    .selectFrom("news")
    .innerJoin("follows", "follows.id", "news.follow_id")
    .where("news.taken_until", "<=", now);
}

function followOf(row: Selectable<Tables["follows"]>): Follow {
  return {
    id: row.id,
    userId: row.user_id,
    subject: JSON.parse(row.subject) as string,
    key: JSON.parse(row.subject_key) as string,
    language: row.language,
    since: new Date(row.since),
  };
}
