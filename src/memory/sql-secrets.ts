import { createHash, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { SharedSecrets } from "./shared-secrets.ts";
import type { Clock } from "./state.ts";
import type { Tables } from "./tables.ts";

/** Secrets in SQL. Those of one purpose are none of another; they live for `lifeMs`. */
export function sqlSecrets(db: Kysely<Tables>, clock: Clock, purpose: string, lifeMs: number): SharedSecrets {
  const hashOf = (secret: string): string => createHash("sha256").update(`${purpose}:${secret}`).digest("hex");
  return {
    issue: async (userId) => {
      const now = clock().getTime();
      await db.deleteFrom("secrets").where("valid_until", "<=", now).execute();
      const secret = randomBytes(32).toString("base64url");
      await db
        .insertInto("secrets")
        .values({ hash: hashOf(secret), user_id: userId, valid_until: now + lifeMs })
        .execute();
      return secret;
    },
    look: async (secret) => {
      const found = await db
        .selectFrom("secrets")
        .select("user_id")
        .where("hash", "=", hashOf(secret))
        .where("valid_until", ">", clock().getTime())
        .executeTakeFirst();
      return found?.user_id;
    },
    take: async (secret) => {
      const taken = await db
        .deleteFrom("secrets")
        .where("hash", "=", hashOf(secret))
        .returning(["user_id", "valid_until"])
        .executeTakeFirst();
      return taken && taken.valid_until > clock().getTime() ? taken.user_id : undefined;
    },
  };
}
