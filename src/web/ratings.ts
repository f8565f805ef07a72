import type { Context } from "hono";
import { z } from "zod";
import type { Answer } from "../domain.ts";
import { say } from "../text/messages.ts";
import { interfaceLanguage } from "./interface-language.ts";
import { jsonOf } from "./json-body.ts";
import type { WebEnv } from "./person.ts";

/** Keeps what people asked on the page, and how they rate it. */
export interface PageMemory {
  /** Keeps a question with its answer; gives the id by which it can be rated. */
  save(
    userId: number,
    turn: { readonly question: string; readonly history: readonly string[]; readonly answer: Answer },
  ): Promise<number>;
  /** Rates an answer of this person, or as wrong its quote of a number; false where that is no longer known. */
  rate(userId: number, id: number, rating: Rating): Promise<boolean>;
}

export type Rating = { readonly verdict: "good" | "bad" } | { readonly verdict: "wrong-quote"; readonly quote: number };

const id = z.int().nonnegative();
const body = z.union([
  z.object({ id, verdict: z.enum(["good", "bad"]) }),
  z.object({ id, verdict: z.literal("wrong-quote"), quote: z.int().positive() }),
]);

/** `POST /api/ratings` with `{ id, verdict }`, of a quote also `quote`; 404 where it is no longer known. */
export function ratingHandler(memory: PageMemory) {
  return async (c: Context<WebEnv>): Promise<Response> => {
    const language = interfaceLanguage(c);
    const rated = body.safeParse(await jsonOf(c));
    if (!rated.success) return c.json({ error: say(language, "web-error-malformed") }, 400);
    const { id: answer, ...rating } = rated.data;
    const isKnown = await memory.rate(c.var.person.id, answer, rating);
    if (!isKnown) return c.json({ error: say(language, "telegram-verdict-unknown") }, 404);
    return c.json({ said: say(language, `telegram-verdict-${rating.verdict === "good" ? "good" : "bad"}`) });
  };
}
