import { InputFile } from "grammy";
import { quotesFile, type QuotesFile } from "../../export/collected.ts";
import { wordFileName } from "../../export/file-name.ts";
import { lossNotes } from "../../export/kept-quotes.ts";
import type { BotContext } from "../context.ts";
import { sendFile } from "./screen.ts";
import { shortened } from "../../text/shortened.ts";

/** Telegram takes so many characters under a file. */
const LONGEST_CAPTION = 1024;

/** Sends quotes as a Word file; what is lost is named in it and under it. */
export async function sendWordFile(ctx: BotContext, file: QuotesFile): Promise<void> {
  const bytes = await quotesFile(file, { username: ctx.me.username });
  const notes = lossNotes(file.lost, file.language).join("\n");
  await sendFile(ctx, new InputFile(bytes, wordFileName(file.heading)), shortened(notes, LONGEST_CAPTION));
}
