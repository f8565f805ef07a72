import type { Kysely, Selectable } from "kysely";
import { savedAnswer } from "./saved-answer.ts";
import type { Feedback, FeedbackStore } from "./feedback.ts";
import type { Clock } from "./state.ts";
import type { Tables } from "./tables.ts";

const EXPORT_PAGE = 100;

/** Feedback in SQL. */
export function sqlFeedback(db: Kysely<Tables>, clock: Clock): FeedbackStore {
  return {
    save: async (feedback) => {
      const verdict = {
        verdict: feedback.verdict,
        question: JSON.stringify(feedback.question),
        history: JSON.stringify(feedback.history ?? []),
        answer: feedback.answer ? JSON.stringify(feedback.answer) : null,
        given_at: clock().getTime(),
      };
      const row = await db
        .insertInto("feedback")
        .values({
          bot_id: feedback.botId,
          chat_id: feedback.chatId,
          message_id: feedback.messageId,
          user_id: feedback.userId,
          citation: feedback.citation ?? 0,
          ...verdict,
        })
        .onConflict((conflict) =>
          conflict.columns(["bot_id", "chat_id", "message_id", "user_id", "citation"]).doUpdateSet(verdict),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      return feedbackOf(row);
    },
    page: async ({ limit, before, verdict }) => {
      let query = db.selectFrom("feedback").selectAll();
      if (before !== undefined) query = query.where("id", "<", before);
      if (verdict !== undefined) query = query.where("verdict", "=", verdict);
      return (await query.orderBy("id", "desc").limit(limit).execute()).map(feedbackOf);
    },
    get: async (id) => {
      const row = await db.selectFrom("feedback").selectAll().where("id", "=", id).executeTakeFirst();
      return row && feedbackOf(row);
    },
    all: async function* () {
      for (let after = 0; ;) {
        const rows = await db
          .selectFrom("feedback")
          .selectAll()
          .where("id", ">", after)
          .orderBy("id")
          .limit(EXPORT_PAGE)
          .execute();
        for (const row of rows) {
          after = row.id;
          yield feedbackOf(row);
        }
        if (rows.length < EXPORT_PAGE) return;
      }
    },
  };
}

function feedbackOf(row: Selectable<Tables["feedback"]>): Feedback {
  return {
    id: row.id,
    botId: row.bot_id,
    chatId: row.chat_id,
    messageId: row.message_id,
    userId: row.user_id,
    verdict: row.verdict,
    ...(row.citation !== 0 && { citation: row.citation }),
    question: JSON.parse(row.question) as string,
    history: JSON.parse(row.history) as string[],
    ...(row.answer !== null && { answer: savedAnswer(row.answer) }),
    givenAt: new Date(row.given_at),
  };
}
