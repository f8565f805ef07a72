import type { Kysely, Selectable } from "kysely";
import { savedAnswer } from "./saved-answer.ts";
import type { Conversations, Turn } from "./conversations.ts";
import { markDone } from "./sql-inbox.ts";
import type { Clock } from "./state.ts";
import type { Tables } from "./tables.ts";

/** The turns of every chat in SQL. */
export function sqlConversations(db: Kysely<Tables>, clock: Clock, holder: string): Conversations {
  return {
    save: (turn, updateId) =>
      db.transaction().execute(async (tx) => {
        const { botId: bot_id, chatId: chat_id, botMessageIds } = turn;
        const now = clock();
        if (updateId !== undefined) await markDone(tx, { botId: bot_id, updateId, holder, at: now });
        const answered = {
          status: turn.answer.status,
          language: turn.answer.language,
          question: JSON.stringify(turn.question),
          history: JSON.stringify(turn.history ?? []),
          answer: JSON.stringify(turn.answer),
          answered_at: now.getTime(),
          seen_at: null,
        };
        const row = await tx
          .insertInto("turns")
          .values({
            bot_id,
            chat_id,
            thread_id: turn.threadId ?? 0,
            user_id: turn.userId,
            message_id: turn.messageId,
            day: now.toISOString().slice(0, 10),
            asked_at: now.getTime(),
            ...answered,
          })
          .onConflict((conflict) => conflict.columns(["bot_id", "chat_id", "message_id"]).doUpdateSet(answered))
          .returningAll()
          .executeTakeFirstOrThrow();
        await tx.deleteFrom("turn_messages").where("turn_id", "=", row.id).execute();
        for (const [position, message_id] of botMessageIds.entries()) {
          await tx
            .insertInto("turn_messages")
            .values({ bot_id, chat_id, message_id, turn_id: row.id, position })
            .onConflict((conflict) =>
              conflict.columns(["bot_id", "chat_id", "message_id"]).doUpdateSet({ turn_id: row.id, position }),
            )
            .execute();
        }
        return turnOf(row, botMessageIds);
      }),
    recent: async ({ botId, chatId, threadId }, { limit, userId }) => {
      let query = db
        .selectFrom("turns")
        .selectAll()
        .where("bot_id", "=", botId)
        .where("chat_id", "=", chatId)
        .where("thread_id", "=", threadId ?? 0);
      if (userId !== undefined) query = query.where("user_id", "=", userId);
      return turnsOf(db, (await query.orderBy("id", "desc").limit(limit).execute()).reverse());
    },
    ofMessage: async ({ botId, chatId, messageId }) => {
      const rows = await db
        .selectFrom("turns")
        .selectAll()
        .where("bot_id", "=", botId)
        .where("chat_id", "=", chatId)
        .where((eb) =>
          eb.or([
            eb("message_id", "=", messageId),
            eb(
              "id",
              "in",
              eb
                .selectFrom("turn_messages")
                .select("turn_id")
                .where("bot_id", "=", botId)
                .where("chat_id", "=", chatId)
                .where("message_id", "=", messageId),
            ),
          ]),
        )
        .limit(1)
        .execute();
      return (await turnsOf(db, rows))[0];
    },
  };
}

/** Turns with the messages that show their answers. */
export async function turnsOf(db: Kysely<Tables>, rows: readonly Selectable<Tables["turns"]>[]): Promise<Turn[]> {
  if (rows.length === 0) return [];
  const messages = await db
    .selectFrom("turn_messages")
    .select(["turn_id", "message_id"])
    .where(
      "turn_id",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("position")
    .execute();
  return rows.map((row) =>
    turnOf(
      row,
      messages.filter(({ turn_id }) => turn_id === row.id).map(({ message_id }) => message_id),
    ),
  );
}

function turnOf(row: Selectable<Tables["turns"]>, botMessageIds: readonly number[]): Turn {
  return {
    id: row.id,
    botId: row.bot_id,
    chatId: row.chat_id,
    ...(row.thread_id !== 0 && { threadId: row.thread_id }),
    userId: row.user_id,
    messageId: row.message_id,
    question: JSON.parse(row.question) as string,
    history: JSON.parse(row.history) as string[],
    answer: savedAnswer(row.answer),
    botMessageIds,
    askedAt: new Date(row.asked_at),
    answeredAt: new Date(row.answered_at),
  };
}
