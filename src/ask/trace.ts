import type { Answer, Answerer, Question, Span } from "../domain.ts";
import type { Request } from "./request.ts";

/** What an Answer does not tell of how it came about; each part is told once it is known. */
export interface Trace {
  readonly understood?: Request;
  /** What was read, and the reader's logit whether it answers. */
  readonly read?: readonly ReadPassage[];
  /** The signals that were judged, by name. */
  readonly judged?: Readonly<Record<string, number>>;
}

export interface ReadPassage extends Span {
  readonly file: string;
  readonly answers: number;
}

/** An answerer that can be watched. */
export interface TracedAnswerer extends Answerer {
  answer(question: Question, trace?: (part: Trace) => void): Promise<Answer>;
}
