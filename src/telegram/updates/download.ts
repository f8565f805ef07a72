import { get as getPlain, type IncomingMessage } from "node:http";
import { get as getSecurely } from "node:https";
import { UserError } from "../../ops/errors.ts";
import type { BotContext } from "../context.ts";
import type { ProxyAgent } from "./proxy.ts";

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
  readonly proxy: ProxyAgent | undefined;
}

/** The bytes of a file that somebody sent. Throws DownloadError, whose message holds neither address nor token. */
export async function download(ctx: BotContext, fileId: string, source: FileSource): Promise<Uint8Array> {
  const { file_path: path = "" } = await ctx.api.getFile(fileId);
  try {
    const response = await requested(`${source.apiRoot}/file/bot${source.token}/${path}`, source.proxy);
    return await bytesOf(response);
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    // What is thrown otherwise may name the address, and so the token.
    throw new DownloadError("Telegram did not hand out the file");
  }
}

/** The built-in fetch knows no agents, and so no proxies. */
function requested(address: string, proxy: ProxyAgent | undefined): Promise<IncomingMessage> {
  const get = address.startsWith("https:") ? getSecurely : getPlain;
  const options = { signal: AbortSignal.timeout(TIMEOUT_MS), ...(proxy && { agent: proxy }) };
  return new Promise((resolve, reject) => get(address, options, resolve).once("error", reject));
}

async function bytesOf(response: IncomingMessage): Promise<Uint8Array> {
  const { statusCode = 0 } = response;
  if (statusCode !== 200) {
    response.destroy();
    throw new DownloadError(`Telegram answered ${statusCode}`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new DownloadError("the file is larger than 20 MB");
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
