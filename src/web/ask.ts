import type { Context } from "hono";
import { z } from "zod";
import { earlierTurn, longestQuestion } from "../ask/bounds.ts";
import { actsOn, type OfferedAct, offeredActs } from "../ask/understand/offered-acts.ts";
import { notesUnder, sectionsOf } from "../ask/plain-text.ts";
import type { Answer, Answerer } from "../domain.ts";
import { say } from "../text/messages.ts";
import { interfaceLanguage } from "./interface-language.ts";
import { jsonOf } from "./json-body.ts";
import type { WebEnv } from "./person.ts";
import type { PageMemory } from "./ratings.ts";
import { type ShownGroup, shownGroups } from "./shown-quote.ts";

/** How many earlier questions are passed on. */
export const longestHistory = 5;
const mostHistory = 100;

const schema = z.object({
  question: z.string().trim().min(1).max(longestQuestion),
  history: z.array(earlierTurn).max(mostHistory).default([]),
  /** A button that acts on the last answer, or a sentence to be checked. */
  gesture: z.enum([...offeredActs, "check"]).optional(),
});

/** What the page gets: the Answer, and what is read of it in its order. */
export interface ShownAnswer extends Answer {
  /** By which it can be rated, where it is kept. */
  readonly id?: number | undefined;
  readonly sections: readonly {
    readonly heading: string;
    readonly lead: string;
    readonly groups: readonly ShownGroup[];
    readonly closing: string;
  }[];
  /** Says that renderings are without authority; empty where none is shown. */
  readonly note: string;
  /** What is said before the topics; empty where there are none. */
  readonly offer: string;
  /** What can be done with it at a tap. */
  readonly acts: readonly OfferedAct[];
}

export interface AskParts {
  readonly answerer: Answerer;
  readonly ready: () => boolean;
  readonly memory?: PageMemory | undefined;
  readonly report: (error: unknown) => void;
}

/**
 * Handles `POST /api/ask` with `{ question, history?, gesture? }`: 200 with a ShownAnswer, 400 where the body does not fit,
 * 503 while there is no index. Refusals are `{ error }`, a sentence in the language of the page.
 */
export function askHandler({ answerer, ready, memory, report }: AskParts) {
  return async (c: Context<WebEnv>): Promise<Response> => {
    const language = interfaceLanguage(c);
    const asked = schema.safeParse(await jsonOf(c));
    if (!asked.success) return c.json({ error: say(language, faultOf(asked.error), { limit: longestQuestion }) }, 400);
    if (!ready()) {
      c.header("Retry-After", "5");
      return c.json({ error: say(language, "web-error-loading"), code: "loading" }, 503);
    }
    const { question, gesture } = asked.data;
    const history = asked.data.history.slice(-longestHistory);
    const answer = await answerer.answer({ text: question, history, language, ...(gesture && { gesture }) });
    const earlier = history.map((turn) => (typeof turn === "string" ? turn : turn.question));
    // What cannot be kept is answered all the same.
    const id = await memory?.save(c.var.person.id, { question, history: earlier, answer }).catch(report);
    return c.json({ ...shown(answer), ...(id !== undefined && { id }) });
  };
}

function faultOf(error: z.ZodError): string {
  const codes = new Set(error.issues.filter((issue) => issue.path[0] === "question").map((issue) => issue.code));
  if (codes.has("too_big")) return "web-error-too-long";
  if (codes.has("too_small")) return "web-error-empty";
  return "web-error-malformed";
}

function shown(answer: Answer): ShownAnswer {
  const { language, citations, topics } = answer;
  const sections = sectionsOf(answer).map(({ heading, lead, citations: own, closing }) => {
    return { heading, lead, groups: shownGroups(own, language), closing };
  });
  return {
    ...answer,
    sections,
    note: notesUnder(citations, language).join(" "),
    offer: topics.length > 0 ? say(language, "about-topics") : "",
    acts: actsOn(answer),
  };
}
