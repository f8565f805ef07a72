import type { Context } from "hono";
import { z } from "zod";
import { earlierTurn, longestQuestion } from "../ask/bounds.ts";
import { alsoLine, type QuotePiece, quotePieces, renderingFor, sectionsOf, sourceLine } from "../ask/plain-text.ts";
import type { Answer, Answerer, Citation, Language } from "../domain.ts";
import { say } from "../text/messages.ts";
import { interfaceLanguage } from "./interface-language.ts";

/** How many earlier questions are passed on. */
export const longestHistory = 5;
const mostHistory = 100;

const schema = z.object({
  question: z.string().trim().min(1).max(longestQuestion),
  history: z.array(earlierTurn).max(mostHistory).default([]),
});

/** What the page shows of a citation. */
interface ShownQuote {
  readonly n: number;
  readonly pieces: readonly QuotePiece[];
  readonly rendering: string;
  readonly source: string;
  readonly also: string;
}

/** What the page gets: the Answer, and what is read of it in its order. */
export interface ShownAnswer extends Answer {
  readonly sections: readonly {
    readonly heading: string;
    readonly lead: string;
    readonly quotes: readonly ShownQuote[];
    readonly closing: string;
  }[];
}

/**
 * Handles `POST /api/ask` with `{ question, history? }`: 200 with a ShownAnswer, 400 where the body does not fit,
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
    const answer = await answerer.answer({ text: question, history: history.slice(-longestHistory), language });
    return c.json(shown(answer));
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

function shown(answer: Answer): ShownAnswer {
  const sections = sectionsOf(answer).map(({ heading, lead, citations, closing }) => {
    return { heading, lead, quotes: citations.map((citation) => shownQuote(citation, answer.language)), closing };
  });
  return { ...answer, sections };
}

function shownQuote(citation: Citation, language: Language): ShownQuote {
  return {
    n: citation.n,
    pieces: quotePieces(citation),
    rendering: renderingFor(citation, language),
    source: sourceLine(citation, language),
    also: alsoLine(citation, language),
  };
}
