import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * Files what is kept of a chat under its new id. There messages are numbered anew, so those before get numbers that no
 * message has. May be repeated.
 */
export function moveChat(db: Kysely<Tables>, botId: number, from: number, to: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    for (const table of ["turns", "turn_messages", "feedback"] as const) {
      await tx
        .updateTable(table)
        .set({ chat_id: to, message_id: sql<number>`-message_id` })
        .where("bot_id", "=", botId)
        .where("chat_id", "=", from)
        .execute();
    }
    // Who spoke in the name of the group does so under its new id.
    for (const table of ["turns", "feedback"] as const) {
      await tx
        .updateTable(table)
        .set({ user_id: to })
        .where("bot_id", "=", botId)
        .where("user_id", "=", from)
        .execute();
    }
  });
}
