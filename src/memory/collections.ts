import type { Span } from "../domain.ts";

/** A person's collection holds at most so many quotes. */
export const MOST_COLLECTED = 200;

/** A quote that a person keeps: where it stands and what it was found for, never its words. */
export interface CollectedQuote {
  /** Its citation key. */
  readonly key: string;
  /** The document, to name it once the quote is no longer found. */
  readonly file: string;
  /** The question it answered; empty where it was not found by one. */
  readonly question: string;
  /** The words that answered, counted from the beginning of the quote. */
  readonly marks: readonly Span[];
}

/** What became of quotes that were to be kept. */
export interface Kept {
  readonly added: number;
  /** How many found no room. */
  readonly surplus: number;
}

/** The quotes that people collect to take along. */
export interface Collections {
  /** Adds quotes behind those a person has, in their order; those there already stay where they are. */
  add(userId: number, quotes: readonly CollectedQuote[]): Promise<Kept>;
  /** A person's quotes, in the order they were added. */
  of(userId: number): Promise<CollectedQuote[]>;
  /** Takes quotes out by their keys. */
  remove(userId: number, keys: readonly string[]): Promise<void>;
  /** Takes all out; gives how many there were. */
  empty(userId: number): Promise<number>;
}
