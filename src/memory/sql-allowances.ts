import { type Kysely, type RawBuilder, sql } from "kysely";
import type { SharedAllowances, Taken } from "./allowances.ts";
import type { Tables } from "./tables.ts";

/** Milliseconds since 1970 by a clock that all processes of one database share. */
export type SharedClock = () => RawBuilder<unknown>;

/**
 * Token buckets in SQL, each taken from by one statement, so that two processes never take the same. Where the clock is
 * set back nothing is added for a moment, and it goes on from there.
 */
export function sqlAllowances(db: Kysely<Tables>, now: SharedClock): SharedAllowances {
  return {
    take: async (key, allowance) => {
      const burst = real(allowance.burst);
      const more = sql`(excluded.at - allowances.at) * ${real(allowance.perSecond / 1000)}`;
      const left = sql`(case
        when excluded.at <= allowances.at then allowances.tokens
        when allowances.tokens + ${more} < ${burst} then allowances.tokens + ${more}
        else ${burst} end)`;
      const stillTold = sql`allowances.told = 1 and ${left} < ${burst} / 2`;
      const { rows } = await sql<{ outcome: Taken }>`
        insert into allowances (name, tokens, at, told, outcome)
        values (${key}, ${burst} - 1, ${now()}, 0, 'take')
        on conflict (name) do update set
          tokens = case when ${left} >= 1 then ${left} - 1 else ${left} end,
          at = excluded.at,
          told = case when ${left} < 1 or (${stillTold}) then 1 else 0 end,
          outcome = case when ${left} >= 1 then 'take' when ${stillTold} then 'drop' else 'notice' end
        returning outcome`.execute(db);
      return rows[0]?.outcome ?? "take";
    },
  };
}

/** Postgres would else take it for the kind of number that stands beside it. */
function real(value: number): RawBuilder<number> {
  return sql`cast(${value} as double precision)`;
}
