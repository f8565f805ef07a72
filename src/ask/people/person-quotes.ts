import type { Language, Sentence, Span, Speech, SpeechInfo } from "../../domain.ts";
import { normalise, toSimplified } from "../../text/normalise.ts";
import { quotedSpan } from "../quote/clauses.ts";
import type { Draft } from "../draft.ts";
import type { Evidence } from "../evidence.ts";
import type { Claim } from "../quote/gate.ts";
import { inSource } from "../quote/marks.ts";
import { holdsPost } from "./posts.ts";
import type { Request, Scope } from "../request.ts";
import type { AskRooms } from "../rooms.ts";
import { withoutSaying } from "./saying-words.ts";
import { restOf } from "../understand/scope-reader.ts";
import { isFramed, topicOf } from "../understand/topic.ts";

/** Where more documents than this would answer, it is asked which is meant. */
export const mostDocuments = 4;
export const mostQuotes = 4;

export interface PersonAnswer {
  readonly draft: Draft;
  readonly evidence?: Evidence;
}

/** Nothing of it is written; `files`: the documents asked; `missing`: what is named and nowhere. */
export function unwritten(
  { about }: AskRooms,
  language: Language,
  files: readonly string[],
  missing: readonly string[] = [],
): Draft {
  const lead = about.nothingLead(language, { files, missing });
  return { reply: "nothing", status: "refused", lead, claims: [], missing, silent: files };
}

/** What a question about people is about besides them: without the words that say that people say or do something. */
export function subjectOf(request: Request, scope: Scope, spans: readonly Span[]): string {
  const rest = withoutPeople(request, scope, spans).rest;
  return topicOf(withoutSaying(rest), isFramed(request.intent) ? request.intent : "overview");
}

/** The message without the words that name people and documents. */
export function withoutPeople(
  { message }: Request,
  scope: Scope,
  spans: readonly Span[],
): Pick<Scope, "mentions" | "rest"> {
  const mentions: Span[] = [];
  for (const span of [...spans, ...scope.mentions].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (mentions.at(-1)?.end ?? 0)) mentions.push({ start: span.start, end: span.end });
  }
  return { mentions, rest: restOf(normalise(message), mentions) };
}

/** Whether a document is by somebody of a post whose name it does not give. */
export function isUnnamedSpeaker({ speakers }: SpeechInfo, asked: readonly string[]): boolean {
  return speakers.some(({ name, post }) => !name && asked.some((one) => holdsPost(toSimplified(post.zh), one)));
}

/** A sentence as a quote, its marked clauses where it is long. */
export function marked({ raw, info: { file } }: Speech, sentence: Sentence, ...marks: readonly Span[]): Claim {
  return { file, ...quotedSpan(raw, sentence, marks), score: 0, marks: inSource(raw, sentence, marks) };
}
