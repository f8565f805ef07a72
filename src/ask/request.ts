import type { Act, Gesture, Intent, Language, Span } from "../domain.ts";
import type { CatalogueFilter } from "./catalogue/catalogue-filter.ts";
import type { NamedArticle } from "./understand/article-names.ts";
import type { PeopleNamed } from "./people/person-reader.ts";
import type { Part } from "./understand/parts.ts";
import type { PostNamed } from "./people/post-holders.ts";
import type { PersonQuestion } from "./people/person-questions.ts";

/** Which documents a message names, by speaker, place, year, title or what people call them. */
export interface Scope {
  /** The files named, which bind the answer; empty where none is named: all are asked. */
  readonly files: readonly string[];
  /**
   * Where documents or people stand side by side: the files of each side, in the order of the message; two people in one
   * document are two sides with the same file.
   */
  readonly sides: readonly (readonly string[])[];
  /** People named, in the order of the message: by name as the catalogue writes it in Chinese, without one by post. */
  readonly speakers: readonly string[];
  /** Where the words that name documents stand in the normalised text, and that text without them. */
  readonly mentions: readonly Span[];
  readonly rest: string;
  /** Whether only what the people named say themselves is asked for. */
  readonly ownWords?: boolean;
  /** Whether nothing but a year names them, which may as well be what the question is about. */
  readonly tentative?: boolean;
}

/** A way to read a question: alone, or together with what was asked before. */
export interface QuestionReading {
  readonly text: string;
  readonly scope: Scope;
  /** The article of a law that is named, by its number. */
  readonly article?: NamedArticle;
}

/** Whom a message names, and what it asks of people and meetings; something else where `asks` is left out. */
export interface PersonAsked {
  readonly named: PeopleNamed;
  readonly asks?: PersonQuestion;
  /** Posts whose words are asked for and that nobody holds in any document. */
  readonly nobodys?: readonly PostNamed[];
}

/** Words put in somebody's mouth, and whose. */
interface Said {
  readonly span: string;
  readonly claimant: Pick<Scope, "files" | "speakers">;
}

/** The article, or the section of a kind, beside the one that was shown. */
export interface Step {
  readonly by: 1 | -1;
  /** What a `part` is, documents call by other names as well. */
  readonly to: "article" | "section" | "part";
  /** How the first of its kind is headed: `第一章`, "chapter 1". */
  readonly first: string;
}

/** What a message asks for, once its wording has been understood; nothing behind this reads wording again. */
export interface Request {
  /** The message as it came, or the part of it that is one question; at most 1,000 characters. */
  readonly message: string;
  readonly intent: Intent;
  /** How likely each kind is, 0 to 1; they sum to 1. */
  readonly likelihoods: Readonly<Record<Intent, number>>;
  /** Language of the reply. */
  readonly language: Language;
  /** The question to be asked of the documents: alone, and where it may lean on earlier ones together with them. */
  readonly readings: readonly QuestionReading[];
  /** Whether its wording leans on what went before. */
  readonly leaning?: boolean;
  /** The documents that the last answer quoted, where the message goes on from it. */
  readonly quoted?: readonly string[];
  /** The article or section asked for by its place beside the one that was shown: the next (1) or the one before (-1). */
  readonly step?: Step;
  /** The place asked for (`第二个`, "the last one"): from 1, or -1 for the last. */
  readonly ordinal?: number;
  /** How many items are asked for (`哪五项`). */
  readonly count?: number;
  /** Whether the same is asked of several documents that are not named, or of all who speak. */
  readonly each?: boolean;
  /** The questions asked in one, where it asks the same of several things or several things of one. */
  readonly parts?: readonly Part[];
  /** Whether no word says that each of them is asked of by itself. */
  readonly loose?: boolean;
  /** Whether what is not so is asked for. */
  readonly complement?: boolean;
  /** Whether it is asked who or what is forbidden to do something. */
  readonly forbidden?: boolean;
  /** What is to be checked (verify) or looked for by its very words (mention), as the message writes it. */
  readonly span?: string;
  /** Whose words the sentence to be checked is claimed to be: what the words around it name. */
  readonly claimant?: Scope;
  /** The sentence to be checked without the words that put it in somebody's mouth, and who that is. */
  readonly said?: Said | undefined;
  /** The same of a message that may so well be a check, whatever else it is taken for. */
  readonly maybe?: { readonly span: string; readonly claimant: Scope; readonly said?: Said | undefined } | undefined;
  /** The people that the message itself names, and what it asks of them. */
  readonly person?: PersonAsked;
  /** catalogue: which of the documents are asked for. */
  readonly filter?: CatalogueFilter | undefined;
  /** navigate: what to do with the last answer. */
  readonly act?: Act;
  /** What the person did rather than said. */
  readonly gesture?: Gesture;
}
