/** The words every room shares. Offsets are UTF-16 code units into a speech's raw text, end exclusive. */

export type Script = "hans" | "hant";

/** Language of a question and of everything the bot says back. */
export type Language = "zh-Hans" | "zh-Hant" | "en";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name or title in Chinese (as the source writes it) and English. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** One entry of `corpus/catalog.json`: only what can be read off the text itself. */
export interface SpeechInfo {
  readonly file: string;
  /** As the text gives it; where it gives none, a description of the occasion. */
  readonly title: Bilingual;
  readonly speakers: readonly Speaker[];
  readonly place?: Bilingual | undefined;
  readonly level: AdministrativeLevel;
  readonly kind: DocumentKind;
  /** The issuing body's number for it: `国发〔2020〕12号`. */
  readonly number?: string | undefined;
  /** Who issued it, where that is a body. */
  readonly issuer?: Bilingual | undefined;
  /** As far as the text gives it: `2023`, `2023-01`, `2023-01-11`, or `--01-11` where it names no year. */
  readonly date?: string | undefined;
  readonly script: Script;
  /** What is missing of the text, where that shows (`第2/2页`, a sentence cut off). */
  readonly incomplete?: Bilingual | undefined;
  /** What else people call the occasion, in either language. */
  readonly aliases?: readonly string[] | undefined;
  /** English words of its title and its issuer and names of its place by the dictionary, where the catalogue has none. */
  readonly english?:
    | { readonly words: readonly string[]; readonly places: readonly string[]; readonly bodies: readonly string[] }
    | undefined;
  /** Files whose place it took, as their new version. */
  readonly replaces?: readonly string[] | undefined;
}

export interface Speaker {
  readonly post: Bilingual;
  readonly name?: Bilingual | undefined;
  /** What else people call the post, in either language. */
  readonly aliases?: readonly string[] | undefined;
}

export const administrativeLevels = [
  "national",
  "province",
  "city",
  "district",
  "county",
  "town",
  "enterprise",
  "unknown",
] as const;
export type AdministrativeLevel = (typeof administrativeLevels)[number];

/** `document`: none of the others. */
export const documentKinds = [
  "speech",
  "report",
  "law",
  "regulation",
  "rules",
  "notice",
  "minutes",
  "plan",
  "qa",
  "document",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What a piece of a text is to it; `signature`: who issues it and the day, at its end. */
export type PieceRole = "title" | "heading" | "body" | "signature";

/** A verbatim piece of a speech that can be quoted whole. */
export interface Sentence extends Span {
  /** Reading text: web artefacts removed, line breaks joined, script unchanged. */
  readonly text: string;
  readonly section: readonly string[];
  readonly role: PieceRole;
  /** Whose words these are; absent where the text does not tell. */
  readonly speaker?: SpeakerName;
  /** Where the salutation before it stands (`同志们:`): read and checked, never quoted by itself. */
  readonly salutation?: Span;
  /** A row of a table: its cells stand side by side, and are no sentence. */
  readonly isRow?: true;
}

/** Who said something, by name or by post, in the languages the source or the catalogue gives. */
export interface SpeakerName {
  readonly zh?: string;
  readonly en?: string;
}

/** What is retrieved: neighbouring sentences of one section, headings kept apart as context. */
export interface Passage extends Span {
  readonly file: string;
  readonly section: readonly string[];
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly role: PieceRole;
}

/** A machine-drafted English rendering of a span of the source: searched and shown, never cited. */
export interface Rendering extends Span {
  readonly en: string;
  /** The language model it is by, where `corpus render` made it. */
  readonly by?: string | undefined;
}

/** A document as given, with everything read off it. */
export interface Speech {
  readonly info: SpeechInfo;
  /** The text of the file: what all offsets refer to. */
  readonly raw: string;
  /** Where each page begins, for formats with pages. */
  readonly pages?: readonly number[] | undefined;
  readonly passages: readonly Passage[];
  /** In the order of the text; empty where a speech has none. */
  readonly renderings: readonly Rendering[];
}

/** A quote that passed the citation gate: `raw.slice(start, end) === quote`. */
export interface Citation extends Span {
  /** The number a reader sees, from 1. */
  readonly n: number;
  readonly file: string;
  readonly title: string;
  readonly section: readonly string[];
  /** The section in the language of the answer: in English the headings' renderings, where there are any. */
  readonly headings: readonly string[];
  readonly quote: string;
  /** The quote for reading: web artefacts removed. */
  readonly display: string;
  /** Whose words these are, of this very sentence; null where the text does not tell. */
  readonly speaker: SpeakerName | null;
  /** Other documents that hold the same words, and their titles in the same order. */
  readonly also: readonly string[];
  readonly alsoTitles: readonly string[];
  /** Page of a paged format; null where there are no pages. */
  readonly page: number | null;
  /** Of the document, as in `SpeechInfo`; null where it gives none. */
  readonly date: string | null;
  /** What is missing of the document, in the language of the answer; null where nothing is known to be. */
  readonly incomplete: string | null;
  /** Whether its sentence says more before or behind it; a marker (`一是`) says nothing. */
  readonly cut: { readonly before: boolean; readonly behind: boolean };
  /** The words that answer: raw offsets inside the quote, in order, none overlapping. */
  readonly marks: readonly Span[];
  /** A machine-drafted English rendering of the quote; without authority. */
  readonly rendering?: string;
  readonly score: number;
}

/** What a message was taken for; the reader's third output names the same nineteen. */
export const intents = [
  "abuse",
  "catalogue",
  "compare",
  "complaint",
  "fact",
  "foreign",
  "gibberish",
  "greeting",
  "help",
  "list",
  "mention",
  "moment",
  "navigate",
  "offtopic",
  "order",
  "overview",
  "quote",
  "thanks",
  "verify",
] as const;
export type Intent = (typeof intents)[number];

/**
 * What was done. `which`: asks back which document is meant; `nothing`: the documents were asked and do not say it
 * (`related`: the nearest is shown; `refused`: nothing is near).
 */
export type Reply = "quotes" | "check" | "catalogue" | "help" | "courtesy" | "declined" | "which" | "nothing";

/** `answered`: the quotes answer; `related`: nothing answers directly, these are near; `refused`: no citations. */
export type AnswerStatus = "answered" | "related" | "refused";

export interface RankedPassage extends Span {
  readonly file: string;
  readonly score: number;
}

export interface Timings {
  readonly embedMs: number;
  readonly searchMs: number;
  readonly readMs: number;
  readonly totalMs: number;
}

/** How often a document has the term that was asked for. */
export interface MentionCount {
  readonly file: string;
  readonly count: number;
}

/** A sentence held against the documents. */
export interface CheckResult {
  /** `rendering`: it is the English rendering of the sentence cited. */
  readonly verdict: "verbatim" | "differs" | "absent" | "rendering";
  /** Whether it is the words of whom the message claims them to be. */
  readonly attribution: "right" | "wrong" | "unstated";
  /** What the message says and what the source says in its place; either may be empty. */
  readonly differences: readonly { readonly claimed: string; readonly source: string }[];
}

export interface Answer {
  readonly question: string;
  readonly language: Language;
  readonly intent: Intent;
  readonly reply: Reply;
  readonly status: AnswerStatus;
  /** The whole answer as plain text: lead, quotes with their sources, closing. */
  readonly text: string;
  /** What is said before the quotes; all there is where nothing is quoted. */
  readonly lead: string;
  /** What is said behind them; may be empty. */
  readonly closing: string;
  readonly citations: readonly Citation[];
  /** Files that were asked (compare, mention, one named) and say nothing. */
  readonly silent: readonly string[];
  /** Every document that has the term asked for, most first. */
  readonly mentions: readonly MentionCount[];
  /** What was asked for and is nowhere: a year, a body, a number, a name. */
  readonly missing: readonly string[];
  /** Nearest headings, offered where nothing answers. */
  readonly topics: readonly string[];
  /** Several questions in one message: an answer each; the outer citations are theirs, numbered through. */
  readonly parts: readonly Answer[];
  readonly check?: CheckResult;
  /** The ten best passages, for measuring. */
  readonly passages: readonly RankedPassage[];
  readonly timings: Timings;
}

/** An earlier question of a conversation, with what was quoted where that is known. */
export interface EarlierTurn {
  readonly question: string;
  readonly citations: readonly EarlierCitation[];
}

/** Where an earlier answer quoted from; a claim of the caller, cut again by the gate. */
export interface EarlierCitation extends Span {
  readonly file: string;
  /** The words that answered, where they are known. */
  readonly marks?: readonly Span[] | undefined;
}

/** What can be done with the last answer. */
export const acts = [
  "more",
  "full",
  "context",
  "shorter",
  "english",
  "chinese",
  "who",
  "back",
  "only",
  "file",
] as const;
export type Act = (typeof acts)[number];

/**
 * What a person did rather than said: tapped a button that acts on the last answer, asked by a command for a sentence to
 * be checked, or passed on what somebody else wrote.
 */
export type Gesture = Act | "check" | "forward";

export interface Question {
  readonly text: string;
  readonly gesture?: Gesture | undefined;
  /** What somebody else says in the message that it replies to. */
  readonly replied?: string | undefined;
  /** What was asked before in the same conversation, oldest first; of a text alone the answer is worked out anew. */
  readonly history?: readonly (string | EarlierTurn)[];
  /** The person's language, for messages that have none (`👍`, `12350`). */
  readonly language?: Language;
}

/** The one thing Telegram, the local page and the command line need of the rooms behind them. */
export interface Answerer {
  answer(question: Question): Promise<Answer>;
}
