import type { Kysely, Selectable } from "kysely";
import type { AccessRequest, AccessRequests } from "./access.ts";
import type { Clock } from "./state.ts";
import type { Tables } from "./tables.ts";

/** Requests to join in SQL. */
export function sqlAccess(db: Kysely<Tables>, clock: Clock): AccessRequests {
  return {
    request: async ({ userId, name, language }) => {
      const latest = { name: JSON.stringify(name), language };
      const row = await db
        .insertInto("access_requests")
        .values({ user_id: userId, ...latest, asked_at: clock().getTime() })
        .onConflict((conflict) => conflict.column("user_id").doUpdateSet(latest))
        .returningAll()
        .executeTakeFirstOrThrow();
      return requestOf(row);
    },
    notified: async (userId) => {
      await db
        .updateTable("access_requests")
        .set({ notified_at: clock().getTime() })
        .where("user_id", "=", userId)
        .where("notified_at", "is", null)
        .execute();
    },
    decide: async (userId, { allowed, decidedBy }) => {
      const row = await db
        .updateTable("access_requests")
        .set({ allowed: allowed ? 1 : 0, decided_by: decidedBy, decided_at: clock().getTime() })
        .where("user_id", "=", userId)
        .returningAll()
        .executeTakeFirst();
      return row && requestOf(row);
    },
    of: async (userId) => {
      const row = await db.selectFrom("access_requests").selectAll().where("user_id", "=", userId).executeTakeFirst();
      return row && requestOf(row);
    },
    pending: async () => {
      const rows = await db
        .selectFrom("access_requests")
        .selectAll()
        .where("allowed", "is", null)
        .orderBy("asked_at")
        .orderBy("user_id")
        .execute();
      return rows.map(requestOf);
    },
  };
}

function requestOf(row: Selectable<Tables["access_requests"]>): AccessRequest {
  return {
    userId: row.user_id,
    name: JSON.parse(row.name) as string,
    language: row.language,
    askedAt: new Date(row.asked_at),
    notifiedAt: row.notified_at === null ? undefined : new Date(row.notified_at),
    decision:
      row.allowed === null || row.decided_by === null || row.decided_at === null
        ? undefined
        : { allowed: row.allowed === 1, decidedBy: row.decided_by, decidedAt: new Date(row.decided_at) },
  };
}
