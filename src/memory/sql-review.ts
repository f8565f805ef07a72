import type { Kysely } from "kysely";
import type { Review, ReviewedTurn } from "./review.ts";
import { turnsOf } from "./sql-conversations.ts";
import type { Clock } from "./state.ts";
import type { Tables } from "./tables.ts";

/** What admins look through, in SQL. */
export function sqlReview(db: Kysely<Tables>, clock: Clock): Review {
  return {
    unanswered: async (limit) =>
      turnsOf(
        db,
        await db
          .selectFrom("turns")
          .selectAll()
          .where("status", "in", ["related", "refused"])
          .orderBy("id", "desc")
          .limit(limit)
          .execute(),
      ),
    latest: async (limit) => {
      const rows = await db.selectFrom("turns").selectAll().orderBy("id", "desc").limit(limit).execute();
      const oldest = rows.at(-1);
      if (!oldest) return [];
      const reproaches = await db
        .selectFrom("feedback")
        .innerJoin("turn_messages", (join) =>
          join
            .onRef("turn_messages.bot_id", "=", "feedback.bot_id")
            .onRef("turn_messages.chat_id", "=", "feedback.chat_id")
            .onRef("turn_messages.message_id", "=", "feedback.message_id"),
        )
        .select(["turn_id", "verdict", "given_at"])
        .where("turn_id", ">=", oldest.id)
        .orderBy("feedback.id")
        .execute();
      const seenAt = new Map(rows.map((row) => [row.id, row.seen_at]));
      return (await turnsOf(db, rows)).map((turn): ReviewedTurn => {
        const seen = seenAt.get(turn.id) ?? null;
        return {
          ...turn,
          reproaches: reproaches.flatMap(({ turn_id, verdict, given_at }) =>
            turn_id === turn.id && verdict !== "good" ? [{ verdict, givenAt: new Date(given_at) }] : [],
          ),
          seenAt: seen === null ? undefined : new Date(seen),
        };
      });
    },
    markSeen: async (turnId) => {
      await db.updateTable("turns").set({ seen_at: clock().getTime() }).where("id", "=", turnId).execute();
    },
  };
}
