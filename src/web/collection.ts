import type { Context, Hono, MiddlewareHandler } from "hono";
import { z } from "zod";
import { earlierTurn, longestQuestion } from "../ask/bounds.ts";
import type { Language, Span } from "../domain.ts";
import { collectedViews, type CollectedView, collectionFile, quotesFile } from "../export/collected.ts";
import { type KeptQuote, keptQuote, lossNotes, sorted } from "../export/kept-quotes.ts";
import { quoteText } from "../export/quote-text.ts";
import { say } from "../text/messages.ts";
import { interfaceLanguage } from "./interface-language.ts";
import { jsonOf } from "./json-body.ts";
import type { WebEnv } from "./person.ts";
import type { Shelf } from "./shelf.ts";
import { shownGroups, type ShownGroup } from "./shown-quote.ts";
import { wordResponse } from "./word.ts";

const mostKeys = 200;

type Collected = KeptQuote & { readonly question: string };

/** The quotes that people collect: on the page the same as in Telegram. */
export interface PageCollections {
  add(userId: number, quotes: readonly Collected[]): Promise<{ readonly added: number; readonly surplus: number }>;
  of(userId: number): Promise<readonly Collected[]>;
  remove(userId: number, keys: readonly string[]): Promise<void>;
  empty(userId: number): Promise<number>;
}

/** What the page shows of a collection. */
export interface ShownCollection {
  readonly count: number;
  readonly lead: string;
  /** Under each question the quotes it was collected for. */
  readonly sections: readonly { readonly heading: string; readonly groups: readonly ShownGroup[] }[];
  /** Quotes that no document has any more, by key. */
  readonly lost: readonly { readonly key: string; readonly said: string }[];
  /** All of it with references, for pasting elsewhere. */
  readonly copy: string;
}

const key = z.string().regex(/^[\w-]{1,40}$/u);
const toAdd = z.union([
  z.object({ answer: earlierTurn.refine((turn) => typeof turn === "object") }),
  z.object({ question: z.string().max(longestQuestion), keys: z.array(key).min(1).max(mostKeys) }),
]);
const toRemove = z.object({ keys: z.array(key).max(mostKeys) });

/**
 * `/api/collection`: GET shows it; POST adds the quotes of an answer (`{ answer }`) or of keys (`{ question, keys }`);
 * `/remove` takes those of `{ keys }` out, `/empty` all, and `/word` gives a Word file.
 */
export function addCollection(
  app: Hono<WebEnv>,
  small: MiddlewareHandler<WebEnv>,
  shelf: () => Shelf,
  collections: PageCollections,
  publicUrls: readonly string[],
): void {
  const views = async (c: Context<WebEnv>): Promise<CollectedView[]> =>
    collectedViews(await collections.of(c.var.person.id), shelf().library, interfaceLanguage(c));
  const show = async (c: Context<WebEnv>): Promise<Response> => c.json(shown(await views(c), interfaceLanguage(c)));
  const malformed = (c: Context<WebEnv>): Response =>
    c.json({ error: say(interfaceLanguage(c), "web-error-malformed") }, 400);

  app.get("/api/collection", show);
  app.post("/api/collection", small, async (c) => {
    const language = interfaceLanguage(c);
    const asked = toAdd.safeParse(await jsonOf(c));
    if (!asked.success) return malformed(c);
    const quotes = quotesOf(asked.data, shelf(), language);
    if (quotes.length === 0) return c.json({ error: say(language, "web-quote-gone") }, 404);
    const { added, surplus } = await collections.add(c.var.person.id, quotes);
    const word = surplus > 0 ? "full" : added > 0 ? "added" : "present";
    return c.json({ said: say(language, `web-collected-${word}`, { added, surplus }) });
  });
  app.post("/api/collection/remove", small, async (c) => {
    const asked = toRemove.safeParse(await jsonOf(c));
    if (!asked.success) return malformed(c);
    await collections.remove(c.var.person.id, asked.data.keys);
    return show(c);
  });
  app.post("/api/collection/empty", small, async (c) => {
    await collections.empty(c.var.person.id);
    return show(c);
  });
  app.post("/api/collection/word", small, async (c) => {
    const file = collectionFile(await views(c), interfaceLanguage(c));
    return wordResponse(c, file.heading, await quotesFile(file, { publicUrls }));
  });
}

/** The quotes that are to be kept, cut anew from the documents. */
function quotesOf(asked: z.infer<typeof toAdd>, { library }: Shelf, language: Language): Collected[] {
  if ("keys" in asked) {
    const { question, keys } = asked;
    return keys.flatMap((one) => {
      const found = library.find(one);
      return "place" in found ? [{ key: one, file: found.place.file, marks: [] as Span[], question }] : [];
    });
  }
  if (typeof asked.answer === "string") return [];
  const { question, citations } = asked.answer;
  const claims = citations.map(({ marks = [], ...place }) => ({ ...place, marks, score: 0 }));
  return library
    .citeAll(claims, language)
    .map((citation) => ({ ...keptQuote(citation), question: question.slice(0, longestQuestion) }));
}

function shown(all: readonly CollectedView[], language: Language): ShownCollection {
  const { cut, lost } = sorted(all.map(({ quote }) => quote));
  const questions = [...new Set(all.map(({ question }) => question))];
  let count = 0;
  const sections = questions.map((question) => {
    const own = sorted(all.filter((view) => view.question === question).map(({ quote }) => quote)).cut;
    const numbered = own.map(({ citation }) => ({ ...citation, n: (count += 1) }));
    return { heading: question, groups: shownGroups(numbered, language) };
  });
  return {
    count: all.length,
    lead: say(language, all.length > 0 ? "web-collection-lead" : "web-collection-none", { count: all.length }),
    sections: sections.filter(({ groups }) => groups.length > 0),
    lost: lost.map((quote) => ({ key: quote.key, said: lossNotes([quote], language).join(" ") })),
    copy: cut.map(({ citation, info }) => quoteText(citation, info, language)).join("\n\n"),
  };
}
