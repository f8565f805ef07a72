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
  readonly kind: SpeechKind;
  /** As far as the text gives it: `2023`, `2023-01`, `2023-01-11`, or `--01-11` where it names no year. */
  readonly date?: string | undefined;
  readonly script: Script;
  /** What else people call the occasion, in either language. */
  readonly aliases?: readonly string[] | undefined;
}

export interface Speaker {
  readonly post: Bilingual;
  readonly name?: Bilingual | undefined;
  /** What else people call the post, in either language. */
  readonly aliases?: readonly string[] | undefined;
}

export type AdministrativeLevel = "province" | "city" | "district" | "county" | "unknown";
export type SpeechKind = "speech" | "report";

/** A verbatim piece of a speech that can be quoted whole. */
export interface Sentence extends Span {
  /** Reading text: web artefacts removed, line breaks joined, script unchanged. */
  readonly text: string;
  readonly section: readonly string[];
  readonly role: "title" | "heading" | "body";
}

/** What is retrieved: neighbouring sentences of one section, headings kept apart as context. */
export interface Passage extends Span {
  readonly file: string;
  readonly section: readonly string[];
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly role: "title" | "heading" | "body";
  /** Whose words these are, where a report says so: the name as in the catalogue. */
  readonly speaker?: string;
}

/** A machine-drafted English rendering of a span of the source: searched and shown, never cited. */
export interface Rendering extends Span {
  readonly en: string;
}

/** A speech as given, with everything read off it. */
export interface Speech {
  readonly info: SpeechInfo;
  readonly raw: string;
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
  readonly quote: string;
  /** The quote for reading: web artefacts removed. */
  readonly display: string;
  /** A machine-drafted English rendering of the quote; without authority. */
  readonly rendering?: string;
  readonly score: number;
}

/** `answered`: the quotes answer; `related`: nothing answers directly, these are near; `refused`: no citations. */
export type AnswerStatus = "answered" | "related" | "refused";

export interface RankedPassage extends Span {
  readonly file: string;
  readonly score: number;
}

export interface Timings {
  readonly embedMs: number;
  readonly searchMs: number;
  readonly totalMs: number;
}

export interface Answer {
  readonly question: string;
  readonly language: Language;
  readonly status: AnswerStatus;
  /** The whole answer as plain text, quotes and sources included. */
  readonly text: string;
  readonly citations: readonly Citation[];
  /** The ten best passages, for measuring. */
  readonly passages: readonly RankedPassage[];
  readonly timings: Timings;
}

export interface Question {
  readonly text: string;
  /** Earlier questions of the same conversation, oldest first. */
  readonly history?: readonly string[];
}

/** The one thing Telegram, the local page and the command line need of the rooms behind them. */
export interface Answerer {
  answer(question: Question): Promise<Answer>;
}
