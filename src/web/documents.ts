import type { Context } from "hono";
import { z } from "zod";
import { fileKey } from "../ask/quote/citation-key.ts";
import { headingName } from "../ask/quote/heading-names.ts";
import { shownKind } from "../corpus/describe/kinds.ts";
import type { Bilingual, Language, Speaker, SpeechInfo } from "../domain.ts";
import { dateInWords } from "../text/date-in-words.ts";
import { say } from "../text/messages.ts";
import { interfaceLanguage } from "./interface-language.ts";
import { longestQuery } from "./search.ts";
import type { Shelf } from "./shelf.ts";
import { pageAt, pagesOf, paragraphsOf } from "./text-pages.ts";

const documentsAPage = 100;
const outlineLevels = 3;
/** Hits marked on a page: more would tell nobody anything. */
const mostMarked = 500;

const place = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const listQuery = z.object({ from: place.default(0) });
const pageQuery = z.object({
  page: place.default(0),
  start: place.optional(),
  end: place.optional(),
  find: z.string().trim().min(1).max(longestQuery).optional(),
});

/** A document in the list, in a language of the page. */
export interface ListedDocument {
  readonly key: string;
  readonly title: string;
  /** The title as the source writes it, where it is shown in English. */
  readonly original: string;
  readonly speakers: string;
  readonly place: string;
  readonly date: string;
  readonly kind: string;
  /** What is missing of it; empty where nothing is. */
  readonly incomplete: string;
}

/** `GET /api/documents?from=0`: a hundred documents in the order of the catalogue, and how many there are. */
export function listHandler(shelf: () => Shelf) {
  return (c: Context): Response => {
    const query = listQuery.safeParse(c.req.query());
    if (!query.success) return c.json({ error: say(interfaceLanguage(c), "web-error-malformed") }, 400);
    const { from } = query.data;
    const { speeches } = shelf().library;
    const shown = speeches.slice(from, from + documentsAPage);
    const language = interfaceLanguage(c);
    const lead = say(language, "web-documents-lead", { count: speeches.length });
    return c.json({ lead, total: speeches.length, from, documents: shown.map(({ info }) => listed(info, language)) });
  };
}

/** `GET /api/documents/KEY`: a document with its outline; 404 where there is none. */
export function documentHandler(shelf: () => Shelf) {
  return (c: Context): Response => {
    const language = interfaceLanguage(c);
    const { library, speech: speechOf } = shelf();
    const speech = speechOf(c.req.param("key") ?? "");
    if (!speech) return c.json({ error: say(language, "web-quote-gone") }, 404);
    const outline = library.outline(speech.info.file, outlineLevels).map(({ label, path, depth, start: at }) => {
      const name = headingName(speech, path, language);
      return { label, rendering: name === label ? "" : name, depth, at, page: pageAt(speech, at) };
    });
    return c.json({ ...listed(speech.info, language), pages: pagesOf(speech).length, outline });
  };
}

/**
 * `GET /api/documents/KEY/text?page=0`: a page of a document in paragraphs. `start` and `end` mark a stretch, `find` every
 * place of some words.
 */
export function textHandler(shelf: () => Shelf) {
  return (c: Context): Response => {
    const language = interfaceLanguage(c);
    const { library, speech: speechOf } = shelf();
    const speech = speechOf(c.req.param("key") ?? "");
    const query = pageQuery.safeParse(c.req.query());
    if (!speech) return c.json({ error: say(language, "web-quote-gone") }, 404);
    if (!query.success) return c.json({ error: say(language, "web-error-malformed") }, 400);
    const { page, start, end, find } = query.data;
    const marked = start !== undefined && end !== undefined && start < end ? [{ start, end }] : [];
    const places = find === undefined ? [] : library.placesOf(speech.info.file, find);
    const hits = places.flatMap(({ marks = [] }) => marks).slice(0, mostMarked);
    const pages = pagesOf(speech).length;
    const shown = Math.min(page, Math.max(0, pages - 1));
    const paragraphs = paragraphsOf(speech, shown, marked.length > 0 ? marked : hits, language === "en");
    return c.json({ page: shown, pages, paragraphs });
  };
}

/** What the list says of a document. */
export function listed(info: SpeechInfo, language: Language): ListedDocument {
  const spoken = (name: Bilingual | undefined): string => (language === "en" ? name?.en : name?.zh) ?? "";
  const title = spoken(info.title);
  return {
    key: fileKey(info.file),
    title,
    original: title === info.title.zh ? "" : info.title.zh,
    speakers: info.speakers.map((speaker) => named(speaker, language)).join(language === "en" ? "; " : "；"),
    place: spoken(info.place),
    date: info.date === undefined ? "" : dateInWords(info.date, language),
    kind: say(language, "about-kind", { kind: shownKind(info) }),
    incomplete: info.incomplete ? say(language, "about-entry-incomplete", { what: spoken(info.incomplete) }) : "",
  };
}

function named({ name, post }: Speaker, language: Language): string {
  const [own, office] = language === "en" ? [name?.en, post.en] : [name?.zh, post.zh];
  return own === undefined ? office : say(language, "about-speaker", { name: own, post: office });
}
