import type { Context } from "hono";
import { z } from "zod";
import type { Claim } from "../ask/quote/gate.ts";
import { notesUnder } from "../ask/plain-text.ts";
import type { WordsFound } from "../ask/find/search-words.ts";
import type { Language } from "../domain.ts";
import { say } from "../text/messages.ts";
import { interfaceLanguage } from "./interface-language.ts";
import type { Shelf } from "./shelf.ts";
import { type ShownGroup, shownGroups } from "./shown-quote.ts";

/** Words looked for are no longer. */
export const longestQuery = 200;
const mostHits = 60;
const mostHitsADocument = 5;

const query = z.object({
  q: z.string().trim().min(1).max(longestQuery),
  document: z.string().max(24).optional(),
});

/** Looks for words in all documents. */
export type Search = (words: string, language: Language) => Promise<WordsFound>;

/** What was found, in a language of the page. */
export interface SearchResult {
  /** In words, where the words stand. */
  readonly lead: string;
  /** Quotes of these places: a few of each document, or of one document all up to a bound. */
  readonly hits: readonly ShownGroup[];
  /** Where no place has the words: passages near them by meaning. */
  readonly near: readonly ShownGroup[];
  /** Says that renderings are without authority; empty where none is shown. */
  readonly note: string;
}

/** `GET /api/search?q=WORDS`, in one document with `&document=KEY`. */
export function searchHandler(shelf: () => Shelf, search: Search) {
  return async (c: Context): Promise<Response> => {
    const language = interfaceLanguage(c);
    const asked = query.safeParse(c.req.query());
    if (!asked.success) return c.json({ error: say(language, "web-search-usage", { limit: longestQuery }) }, 400);
    const { q, document } = asked.data;
    const { library, speech } = shelf();
    const within = document === undefined ? undefined : speech(document);
    if (document !== undefined && !within) return c.json({ error: say(language, "web-quote-gone") }, 404);
    const found = within ? { places: library.placesOf(within.info.file, q), near: [] } : await search(q, language);
    const { places } = found;
    const hits = library.citeAll(within ? places.slice(0, mostHits) : aFewOfEach(places), language);
    const near = found.near
      .flatMap((passage) => library.cite(passage, language) ?? [])
      .map((citation, i) => ({ ...citation, n: i + 1 }));
    const values = { count: places.length, documents: new Set(places.map(({ file }) => file)).size };
    const lead = within ? "web-search-hits" : "web-search-hits-all";
    return c.json({
      lead: say(language, places.length > 0 ? lead : "web-search-none", values),
      hits: shownGroups(hits, language),
      near: shownGroups(near, language),
      note: notesUnder([...hits, ...near], language).join(" "),
    } satisfies SearchResult);
  };
}

function aFewOfEach(places: readonly Claim[]): Claim[] {
  const counts = new Map<string, number>();
  const few = places.filter(({ file }) => {
    const count = (counts.get(file) ?? 0) + 1;
    counts.set(file, count);
    return count <= mostHitsADocument;
  });
  return few.slice(0, mostHits);
}
