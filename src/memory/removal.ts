import type { DeleteResult, Kysely } from "kysely";
import { dropFollows } from "./sql-following.ts";
import type { Removed } from "./state.ts";
import type { Tables } from "./tables.ts";

const HOUR_MS = 3_600_000;
/** Telegram offers an update for 24 hours; its id is kept for longer than that. */
const UPDATE_IDS_KEPT_MS = 48 * HOUR_MS;

/** Removes a person's turns, their feedback, their collection, what they follow, and what others said about the answers they got: it repeats the question. */
export function removePerson(db: Kysely<Tables>, userId: number): Promise<Removed> {
  return db.transaction().execute(async (tx) => {
    const feedback = await tx
      .deleteFrom("feedback")
      .where((eb) =>
        eb.or([
          eb("user_id", "=", userId),
          eb.exists(
            eb
              .selectFrom("turn_messages")
              .innerJoin("turns", "turns.id", "turn_messages.turn_id")
              .select("turns.id")
              .where("turns.user_id", "=", userId)
              .whereRef("turn_messages.bot_id", "=", "feedback.bot_id")
              .whereRef("turn_messages.chat_id", "=", "feedback.chat_id")
              .whereRef("turn_messages.message_id", "=", "feedback.message_id"),
          ),
        ]),
      )
      .executeTakeFirst();
    const turns = await tx.deleteFrom("turns").where("user_id", "=", userId).executeTakeFirst();
    const follows = await dropFollows(tx, userId);
    const collected = await tx.deleteFrom("collected").where("user_id", "=", userId).executeTakeFirst();
    return { ...removed({ turns, feedback, collected }), follows };
  });
}

/** Removes what is older than `before`, and the ids of updates that Telegram cannot offer again at `now`. */
export function removeOld(db: Kysely<Tables>, before: Date, now: Date): Promise<Removed> {
  const limit = before.getTime();
  return db.transaction().execute(async (tx) => {
    const turns = await tx.deleteFrom("turns").where("answered_at", "<", limit).executeTakeFirst();
    const feedback = await tx.deleteFrom("feedback").where("given_at", "<", limit).executeTakeFirst();
    await tx.deleteFrom("news").where("found_at", "<", limit).execute();
    const collected = await tx.deleteFrom("collected").where("added_at", "<", limit).executeTakeFirst();
    await tx.deleteFrom("access_requests").where("allowed", "is", null).where("asked_at", "<", limit).execute();
    // Within an hour everyone may ask as much as ever again.
    await tx
      .deleteFrom("allowances")
      .where("at", "<", now.getTime() - HOUR_MS)
      .execute();
    await tx
      .deleteFrom("updates")
      .where("done_at", "<", now.getTime() - UPDATE_IDS_KEPT_MS)
      .execute();
    // Never handled, such as those of a bot whose token was replaced: they hold questions too.
    await tx
      .deleteFrom("updates")
      .where("done_at", "is", null)
      .where("holder", "is", null)
      .where("received_at", "<", limit)
      .execute();
    return { ...removed({ turns, feedback, collected }), follows: 0 };
  });
}

function removed(results: Record<"turns" | "feedback" | "collected", DeleteResult>): Omit<Removed, "follows"> {
  const { turns, feedback, collected } = results;
  return {
    turns: Number(turns.numDeletedRows),
    feedback: Number(feedback.numDeletedRows),
    collected: Number(collected.numDeletedRows),
  };
}
