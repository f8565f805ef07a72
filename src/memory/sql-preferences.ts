import type { Kysely } from "kysely";
import type { Preferences } from "./preferences.ts";
import type { Tables } from "./tables.ts";

/** Preferences in SQL. */
export function sqlPreferences(db: Kysely<Tables>): Preferences {
  return {
    language: async (userId) => {
      const row = await db
        .selectFrom("preferences")
        .select("language")
        .where("user_id", "=", userId)
        .executeTakeFirst();
      return row?.language;
    },
    setLanguage: async (userId, language) => {
      if (language === undefined) {
        await db.deleteFrom("preferences").where("user_id", "=", userId).execute();
        return;
      }
      await db
        .insertInto("preferences")
        .values({ user_id: userId, language })
        .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ language }))
        .execute();
    },
  };
}
