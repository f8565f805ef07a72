import { createHash } from "node:crypto";
import { readable } from "../../text/artefacts.ts";
import type { Span } from "../../domain.ts";

/** What a citation key says: where the quote stood, and how to know it again where it stands elsewhere. */
export interface CitationAddress extends Span {
  /** `fileKey` of the speech's file name. */
  readonly file: string;
  /** `quoteHash` of the quote. */
  readonly quote: string;
}

const FILE_LENGTH = 6;
const OFFSET_LENGTH = 5;
const QUOTE_LENGTH = 8;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Offsets above this have no key; a speech that long would fill a thousand books. */
const MAX_OFFSET = DIGITS.length ** OFFSET_LENGTH - 1;

/**
 * The key of a quote: 24 characters of `[A-Za-z0-9_-]` that need no memory to be understood, now or after the speech
 * was cut anew, changed or renamed. `quote` is the raw text from `start` to `end`.
 */
export function citationKey({
  file,
  start,
  end,
  quote,
}: Span & { readonly file: string; readonly quote: string }): string {
  return fileKey(file) + digits(start) + digits(end - start) + quoteHash(quote);
}

/** Reads a key; undefined for anything that is none. */
export function parseCitationKey(key: string): CitationAddress | undefined {
  const [, file, start, length, quote] = /^([\w-]{6})([\w-]{5})([\w-]{5})([\w-]{8})$/.exec(key) ?? [];
  if (!file || !start || !length || !quote) return undefined;
  const from = numberOf(start);
  return { file, start: from, end: from + numberOf(length), quote };
}

/** A short stable name of a speech: six characters of the hash of its file name. */
export function fileKey(file: string): string {
  return digest(file, FILE_LENGTH);
}

/** Knows a quote again by what a reader sees of it, so that other line breaks or page counters make no difference. */
export function quoteHash(quote: string): string {
  return digest(readable(quote), QUOTE_LENGTH);
}

function digest(text: string, length: number): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, length);
}

function digits(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > MAX_OFFSET) throw new RangeError(`no key for offset ${value}`);
  let text = "";
  for (let rest = value; text.length < OFFSET_LENGTH; rest = Math.floor(rest / DIGITS.length)) {
    text = DIGITS.charAt(rest % DIGITS.length) + text;
  }
  return text;
}

function numberOf(text: string): number {
  return text.split("").reduce((value, digit) => value * DIGITS.length + DIGITS.indexOf(digit), 0);
}
