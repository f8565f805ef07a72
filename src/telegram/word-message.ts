import { InputFile } from "grammy";
import type { Language } from "../domain.ts";
import { wordFileName } from "../export/file-name.ts";
import { type CutQuote, lossNotes, type LostQuote } from "../export/kept-quotes.ts";
import { citationLink } from "../export/quote-link.ts";
import { wordFile, type WordPart, type WordQuote } from "../export/word-file.ts";
import type { BotContext } from "./context.ts";
import { sendFile } from "./screen.ts";
import { shortened } from "../text/shortened.ts";

/** Telegram takes so many characters under a file. */
const LONGEST_CAPTION = 1024;
const LONGEST_HEADING = 300;

export interface WordMessage {
  readonly heading: string;
  readonly language: Language;
  readonly parts: readonly { readonly heading: string; readonly cut: readonly CutQuote[] }[];
  readonly lost: readonly LostQuote[];
}

/** Sends quotes as a Word file; what is lost is named in it and under it. A part without a heading stands first. */
export async function sendWordFile(ctx: BotContext, { heading, language, parts, lost }: WordMessage): Promise<void> {
  const partOf = ({ heading: title, cut }: WordMessage["parts"][number]): WordPart => ({
    heading: shortened(title, LONGEST_HEADING),
    quotes: cut.map((quote) => linked(quote, ctx.me.username)),
  });
  const all = parts.map(partOf);
  const notes = lossNotes(lost, language);
  const bytes = await wordFile({
    heading: shortened(heading, LONGEST_HEADING),
    language,
    notes,
    quotes: all.filter((part) => part.heading === "").flatMap(({ quotes }) => quotes),
    parts: all.filter((part) => part.heading !== ""),
  });
  await sendFile(ctx, new InputFile(bytes, wordFileName(heading)), shortened(notes.join("\n"), LONGEST_CAPTION));
}

function linked({ key, citation, info }: CutQuote, username: string): WordQuote {
  return { citation, info, link: citationLink(username, key) };
}
