import type { Context } from "hono";
import { z } from "zod";
import { earlierTurn, longestQuestion } from "../ask/bounds.ts";
import { citationKey, fileKey } from "../ask/quote/citation-key.ts";
import { wordFileName } from "../export/file-name.ts";
import { quoteLink } from "../export/quote-link.ts";
import { wordFile } from "../export/word-file.ts";
import { say } from "../text/messages.ts";
import { interfaceLanguage, interfaceLanguages } from "./interface-language.ts";
import { jsonOf } from "./json-body.ts";
import type { Shelf } from "./shelf.ts";

const mostQuotes = 100;
const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const body = z.object({
  answer: earlierTurn.refine((turn) => typeof turn === "object", "must say where its quotes stand"),
  language: z.enum(interfaceLanguages.map(({ code }) => code)),
});

/**
 * `POST /api/word` with `{ answer: { question, citations }, language }`: a Word file of the quotes, which are cut anew from
 * the documents; 404 where none stands there any more.
 */
export function wordHandler(shelf: () => Shelf, publicUrls: readonly string[]) {
  return async (c: Context): Promise<Response> => {
    const spoken = interfaceLanguage(c);
    const asked = body.safeParse(await jsonOf(c));
    if (!asked.success || typeof asked.data.answer === "string") {
      return c.json({ error: say(spoken, "web-error-malformed") }, 400);
    }
    const { answer, language } = asked.data;
    const { library, speech } = shelf();
    const claims = answer.citations
      .slice(0, mostQuotes)
      .map(({ marks = [], ...place }) => ({ ...place, marks, score: 0 }));
    const quotes = library.citeAll(claims, language).flatMap((citation) => {
      const info = speech(fileKey(citation.file))?.info;
      const link = quoteLink(citationKey(citation), { publicUrls });
      return info ? [{ citation, info, link }] : [];
    });
    if (quotes.length === 0) return c.json({ error: say(spoken, "web-quote-gone") }, 404);
    const heading = answer.question.slice(0, longestQuestion);
    return wordResponse(c, heading, await wordFile({ heading, language, quotes }));
  };
}

/** A Word file to be saved. */
export function wordResponse(c: Context, heading: string, bytes: Uint8Array): Response {
  return c.body(Buffer.from(bytes), 200, {
    "Content-Type": docx,
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(wordFileName(heading))}`,
  });
}
