import type { Kysely } from "kysely";
import type { Span } from "../domain.ts";
import { type CollectedQuote, type Collections, MOST_COLLECTED } from "./collections.ts";
import type { Clock } from "./state.ts";
import type { Db, Tables } from "./tables.ts";

/** Collections in SQL. */
export function sqlCollections(db: Kysely<Tables>, clock: Clock): Collections {
  return {
    add: (userId, quotes) =>
      db.transaction().execute(async (tx) => {
        const now = clock().getTime();
        // Two taps at once must not both find the last place free.
        await takeTurns(tx, now);
        const present = await tx.selectFrom("collected").select("key").where("user_id", "=", userId).execute();
        const known = new Set(present.map(({ key }) => key));
        const fresh = quotes.filter(({ key }) => !known.has(key) && known.add(key));
        const added = fresh.slice(0, Math.max(0, MOST_COLLECTED - present.length));
        if (added.length > 0) {
          await tx
            .insertInto("collected")
            .values(added.map((quote) => rowOf(userId, quote, now)))
            .execute();
        }
        return { added: added.length, surplus: fresh.length - added.length };
      }),
    of: async (userId) => {
      const rows = await db.selectFrom("collected").selectAll().where("user_id", "=", userId).orderBy("id").execute();
      return rows.map(({ key, file, question, marks }) => ({
        key,
        file: JSON.parse(file) as string,
        question: JSON.parse(question) as string,
        marks: JSON.parse(marks) as Span[],
      }));
    },
    remove: async (userId, keys) => {
      if (keys.length === 0) return;
      await db.deleteFrom("collected").where("user_id", "=", userId).where("key", "in", keys).execute();
    },
    empty: async (userId) => {
      const { numDeletedRows } = await db
        .deleteFrom("collected")
        .where("user_id", "=", userId)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

async function takeTurns(tx: Db, now: number): Promise<void> {
  await tx
    .insertInto("locks")
    .values({ name: "collect", taken_at: now })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ taken_at: now }))
    .execute();
}

function rowOf(userId: number, { key, file, question, marks }: CollectedQuote, now: number) {
  return {
    user_id: userId,
    key,
    file: JSON.stringify(file),
    question: JSON.stringify(question),
    marks: JSON.stringify(marks),
    added_at: now,
  };
}
