import { CorpusError } from "../ops/errors.ts";

/** The text of a UTF-8 file, every code unit kept (a byte order mark too). Throws CorpusError for anything else. */
export function decodeUtf8(bytes: Uint8Array, file: string): string {
  if (bytes.length === 0) throw new CorpusError(`${file} is empty; remove it or put a speech in it`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CorpusError(`${file} is not UTF-8 text; save it as UTF-8 and try again`);
  }
  if (text.includes("\0")) throw new CorpusError(`${file} is a binary file, not text; remove it from the corpus`);
  if (!/\S/u.test(text.replace(/^\ufeff/u, ""))) {
    throw new CorpusError(`${file} holds only blanks; remove it or put a speech in it`);
  }
  return text;
}
