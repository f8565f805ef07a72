import { type OfferedAct, offeredActs } from "../ask/understand/offered-acts.ts";

/** Telegram's limit for the data of a button. */
export const MAX_CALLBACK_BYTES = 64;

export type CollectionAct = "copy" | "word" | "ask" | "empty";

/**
 * The data of the buttons. Each says all that is needed to act on it, so that it works after a restart and after a
 * re-index. A message's id says which answer a quote was opened from.
 */
export const callbackData = {
  /** Opens a quote in its context, in a message of its own. */
  quote: (key: string) => checked(`q:${key}`),
  /** Turns to another page of the speech around a quote: 0 holds the quote. */
  walk: (key: string, page: number, answerId?: number) => checked(`w:${key}:${page}${suffix(answerId)}`),
  /** Reads a speech from the sentence with this key on. */
  read: (key: string, page: number) => checked(`r:${key}:${page}`),
  /** Says that a quote is wrong. */
  wrongQuote: (key: string, answerId: number) => checked(`x:${key}${suffix(answerId)}`),
  /** Takes the quotes of the answer the button stands under along. */
  take: (way: "copy" | "word" | "collect") => checked(`k:${way}`),
  /** Adds a quote to the collection of whoever taps. */
  collectQuote: (key: string, answerId?: number) => checked(`k:q:${key}${suffix(answerId)}`),
  /** A page of a person's collection. */
  collection: (owner: number, page: number) => checked(`c:${owner.toString(36)}:p:${page}`),
  /** Takes a quote out of a person's collection and shows a page of what is left. */
  uncollect: (owner: number, page: number, key: string) => checked(`c:${owner.toString(36)}:x:${page}:${key}`),
  /** Takes a person's collection along, or empties it: asked first, then done. */
  collectionAct: (owner: number, act: CollectionAct) => checked(`c:${owner.toString(36)}:${act}`),
  /** Rates the answer the button stands under. */
  verdict: (verdict: "good" | "bad") => checked(`v:${verdict}`),
  /** Asks the topic with this place among those the answer the button stands under offers. */
  topic: (place: number) => checked(`t:${place}`),
  /** Acts on the answer the button stands under. */
  act: (act: OfferedAct) => checked(`m:${act}`),
  /** A page of the list of speeches. */
  speeches: (page: number) => checked(`l:${page}`),
  /** A page of the outline of the speech with this file key. */
  outline: (fileKey: string, page: number) => checked(`o:${fileKey}:${page}`),
  /** A page of who speaks where in the speech with this file key. */
  speakers: (fileKey: string, page: number) => checked(`k:${fileKey}:${page}`),
  /** Asks for words to look for in the speech with this file key. */
  askWords: (fileKey: string) => checked(`s:${fileKey}`),
  /** A page of where the words of the message that the button stands under occur in one speech. */
  hits: (fileKey: string, page: number) => checked(`h:${fileKey}:${page}`),
  language: (language: string) => checked(`g:${language}`),
  forget: (sure: boolean) => checked(`d:${sure ? "yes" : "no"}`),
  /** Decides on a person's request to join. */
  decide: (allowed: boolean, userId: number) => checked(`a:${allowed ? "y" : "n"}:${userId}`),
  /** The feedback entries before one. */
  feedback: (before: number) => checked(`f:${before}`),
  exportFeedback: () => checked("e:jsonl"),
  /** A page of what was asked in vain. */
  gaps: (page: number) => checked(`j:${page}`),
  exportGaps: () => checked("e:gaps"),
  /** The suspect answers from before a turn. */
  suspects: (before: number) => checked(`s:${before}`),
  /** Marks the answer of a turn as seen; the list stays where it is. */
  seen: (turnId: number, before: number) => checked(`y:${turnId}:${before}`),
  /** What the person follows. */
  following: () => checked("k:l"),
  /** Ends one follow of the person. */
  unfollow: (id: number) => checked(`k:${id}`),
  /** Adds the document that the card replies to; in the place of another, known by its file key. */
  addDocument: (replacing?: string) => checked(`n:a${replacing === undefined ? "" : `:${replacing}`}`),
  dropDocument: () => checked("n:x"),
  /** Takes back that a document was added. */
  undoDocument: (fileKey: string) => checked(`n:u:${fileKey}`),
  /** Asks for what is known of a document: the field with this place among all. */
  askField: (fileKey: string, place: number) => checked(`n:f:${fileKey}:${place}`),
};

/** What the data above looks like when it comes back; whatever matches none of these is not ours. */
export const callbackPatterns = {
  quote: /^q:([\w-]{24})$/,
  walk: /^w:([\w-]{24}):(-?\d{1,6})(?::([\da-z]{1,9}))?$/,
  read: /^r:([\w-]{24}):(-?\d{1,6})$/,
  wrongQuote: /^x:([\w-]{24}):([\da-z]{1,9})$/,
  take: /^k:(copy|word|collect)$/,
  collectQuote: /^k:q:([\w-]{24})(?::([\da-z]{1,9}))?$/,
  collection: /^c:([\da-z]{1,11}):p:(\d{1,6})$/,
  uncollect: /^c:([\da-z]{1,11}):x:(\d{1,6}):([\w-]{24})$/,
  collectionAct: /^c:([\da-z]{1,11}):(copy|word|ask|empty)$/,
  verdict: /^v:(good|bad)$/,
  topic: /^t:(\d{1,2})$/,
  act: new RegExp(`^m:(${offeredActs.join("|")})$`),
  speeches: /^l:(\d{1,6})$/,
  outline: /^o:([\w-]{6}):(\d{1,6})$/,
  speakers: /^k:([\w-]{6}):(\d{1,6})$/,
  askWords: /^s:([\w-]{6})$/,
  hits: /^h:([\w-]{6}):(\d{1,6})$/,
  language: /^g:(zh-Hans|zh-Hant|en|auto)$/,
  forget: /^d:(yes|no)$/,
  decide: /^a:(y|n):(\d{1,16})$/,
  feedback: /^f:(\d{1,15})$/,
  exportFeedback: /^e:jsonl$/,
  gaps: /^j:(\d{1,6})$/,
  exportGaps: /^e:gaps$/,
  suspects: /^s:(\d{1,15})$/,
  seen: /^y:(\d{1,15}):(\d{1,15})$/,
  following: /^k:l$/,
  unfollow: /^k:(\d{1,15})$/,
  addDocument: /^n:a(?::([\w-]{6}))?$/,
  dropDocument: /^n:x$/,
  undoDocument: /^n:u:([\w-]{6})$/,
  askField: /^n:f:([\w-]{6}):(\d{1,2})$/,
} as const;

/** The message id a button carries, if it does. */
export function messageIdOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number.parseInt(text, 36);
}

/** The person whose collection a button is of. */
export function ownerOf(text: string | undefined): number {
  return Number.parseInt(text ?? "", 36);
}

function suffix(messageId: number | undefined): string {
  return messageId === undefined ? "" : `:${messageId.toString(36)}`;
}

function checked(data: string): string {
  if (Buffer.byteLength(data) > MAX_CALLBACK_BYTES)
    throw new RangeError(`callback data over ${MAX_CALLBACK_BYTES} bytes`);
  return data;
}
