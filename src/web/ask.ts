import type { Context } from "hono";
import { z } from "zod";
import type { Answer, Answerer } from "../domain.ts";
import { say } from "../language/messages.ts";
import { interfaceLanguage } from "./interface-language.ts";

/** Longest question, in UTF-16 code units. */
export const longestQuestion = 1000;
/** How many earlier questions are passed on. */
export const longestHistory = 5;

const schema = z.object({
  question: z.string().trim().min(1).max(longestQuestion),
  history: z.array(z.string().max(longestQuestion)).default([]),
});

/** What the page gets: the Answer, and the line that leads its quotes (empty for a refusal, whose text says it all). */
export interface LedAnswer extends Answer {
  readonly lead: string;
}

/**
 * Handles `POST /api/ask` with `{ question, history? }`: 200 with a LedAnswer, 400 where the body does not fit,
 * 503 while there is no index. Refusals are `{ error }`, a sentence in the language of the page.
 */
export function askHandler(answerer: Answerer, ready: () => boolean) {
  return async (c: Context): Promise<Response> => {
    const language = interfaceLanguage(c);
    const asked = schema.safeParse(await jsonOf(c));
    if (!asked.success) return c.json({ error: say(language, faultOf(asked.error), { limit: longestQuestion }) }, 400);
    if (!ready()) {
      c.header("Retry-After", "5");
      return c.json({ error: say(language, "web-error-loading") }, 503);
    }
    const { question, history } = asked.data;
    const answer = await answerer.answer({ text: question, history: history.slice(-longestHistory) });
    return c.json({ ...answer, lead: leadOf(answer) } satisfies LedAnswer);
  };
}

async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    return undefined;
  }
}

function faultOf(error: z.ZodError): string {
  const codes = new Set(error.issues.filter((issue) => issue.path[0] === "question").map((issue) => issue.code));
  if (codes.has("too_big")) return "web-error-too-long";
  if (codes.has("too_small")) return "web-error-empty";
  return "web-error-malformed";
}

function leadOf({ status, language, citations }: Answer): string {
  if (status === "refused") return "";
  return say(language, `answer-lead-${status}`, { speeches: new Set(citations.map(({ file }) => file)).size });
}
