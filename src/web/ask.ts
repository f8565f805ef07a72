import type { Context } from "hono";
import { z } from "zod";
import { leadOf, sourceLine } from "../answer/plain-text.ts";
import type { Answer, Answerer, Citation } from "../domain.ts";
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

/** What the page gets: the Answer, each quote with its source in a line, and the line that leads them (empty for a refusal). */
export interface LedAnswer extends Answer {
  readonly lead: string;
  readonly citations: readonly (Citation & { readonly source: string })[];
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
    return c.json(led(answer));
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

function led(answer: Answer): LedAnswer {
  const { status, language } = answer;
  const citations = answer.citations.map((citation) => ({ ...citation, source: sourceLine(citation) }));
  return { ...answer, citations, lead: status === "refused" ? "" : leadOf(status, citations, language) };
}
