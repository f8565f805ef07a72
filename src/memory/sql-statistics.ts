import type { Kysely } from "kysely";
import type { Statistics } from "./statistics.ts";
import type { Tables } from "./tables.ts";

/** Counts in SQL. */
export function sqlStatistics(db: Kysely<Tables>): Statistics {
  return {
    summary: async (since = new Date(0)) => {
      const turns = db.selectFrom("turns").where("asked_at", ">=", since.getTime());
      const groups = await turns
        .select(({ fn }) => ["status", "language", fn.countAll<number>().as("count")])
        .groupBy(["status", "language"])
        .execute();
      const byDay = await turns
        .select(({ fn }) => [
          "day",
          fn.countAll<number>().as("turns"),
          fn.count<number>("user_id").distinct().as("users"),
        ])
        .groupBy("day")
        .orderBy("day")
        .execute();
      const { users } = await turns
        .select(({ fn }) => fn.count<number>("user_id").distinct().as("users"))
        .executeTakeFirstOrThrow();
      const verdicts = await db
        .selectFrom("feedback")
        .select(({ fn }) => ["verdict", fn.countAll<number>().as("count")])
        .where("given_at", ">=", since.getTime())
        .groupBy("verdict")
        .execute();
      const { pendingRequests } = await db
        .selectFrom("access_requests")
        .select(({ fn }) => fn.countAll<number>().as("pendingRequests"))
        .where("allowed", "is", null)
        .executeTakeFirstOrThrow();

      const byStatus = { answered: 0, related: 0, refused: 0 };
      const byLanguage = { "zh-Hans": 0, "zh-Hant": 0, en: 0 };
      const feedback = { good: 0, bad: 0, "wrong-quote": 0 };
      for (const { status, language, count } of groups) {
        byStatus[status] += count;
        byLanguage[language] += count;
      }
      for (const { verdict, count } of verdicts) feedback[verdict] += count;
      const total = groups.reduce((sum, { count }) => sum + count, 0);
      return { turns: total, users, byStatus, byLanguage, byDay, feedback, pendingRequests };
    },
  };
}
