import type { Context } from "hono";
import { fileKey } from "../ask/quote/citation-key.ts";
import { say } from "../text/messages.ts";
import { interfaceLanguage } from "./interface-language.ts";
import type { Shelf } from "./shelf.ts";
import { pageAt } from "./text-pages.ts";

/**
 * `GET /api/quotes/KEY`: where the quote of a link is now, with a line where it is not where it stood: moved, changed
 * (its document is there without it) or gone (404).
 */
export function quoteHandler(shelf: () => Shelf) {
  return (c: Context): Response => {
    const language = interfaceLanguage(c);
    const { library, speech: speechOf } = shelf();
    const found = library.find(c.req.param("key") ?? "");
    if (found.status === "gone") return c.json({ status: "gone", note: say(language, "web-quote-gone") }, 404);
    const note = found.status === "same" ? "" : say(language, `web-quote-${found.status}`);
    if (found.status === "changed") return c.json({ status: "changed", note, document: fileKey(found.file) });
    const { file, start, end } = found.place;
    const speech = speechOf(fileKey(file));
    return c.json({
      status: found.status,
      note,
      document: fileKey(file),
      start,
      end,
      page: speech ? pageAt(speech, start) : 0,
    });
  };
}
