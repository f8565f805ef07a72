import { UserError } from "../ops/errors.ts";
import type { BotContext } from "./context.ts";

/** The Bot API hands out no larger files. */
export const MOST_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

/** Telegram did not hand out a file. */
export class DownloadError extends UserError {
  override readonly name = "DownloadError";
}

/** Where files are had from. */
export interface FileSource {
  /** Address of the Bot API without a slash at its end. */
  readonly apiRoot: string;
  readonly token: string;
}

/** The bytes of a file that somebody sent. Throws DownloadError, whose message holds neither address nor token. */
export async function download(ctx: BotContext, fileId: string, { apiRoot, token }: FileSource): Promise<Uint8Array> {
  const { file_path: path = "" } = await ctx.api.getFile(fileId);
  try {
    const response = await fetch(`${apiRoot}/file/bot${token}/${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new DownloadError(`Telegram answered ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > MOST_BYTES) throw new DownloadError("the file is larger than 20 MB");
    return bytes;
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    // What fetch throws may name the address, and so the token.
    throw new DownloadError("Telegram did not hand out the file");
  }
}
