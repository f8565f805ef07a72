import { clauseSpans } from "../../corpus/structure/segment.ts";
import type { Citation, EarlierCitation, Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { inOwnScript } from "../../text/own-script.ts";
import { bestEvidence } from "../seek.ts";
import type { Draft } from "../draft.ts";
import type { Claim } from "../quote/gate.ts";
import { claimsOfSentences, inFull } from "../quote/in-full.ts";
import { leadOf } from "../plain-text.ts";
import { claimsOf } from "../quote/quotes.ts";
import type { Request } from "../request.ts";
import type { AskRooms } from "../rooms.ts";

/** Sentences shown before and behind a quote as its context. */
const contextSentences = 1;

/**
 * Acts on the quotes of the last answer, which went on with the question `earlier`, where that is known; `given`: all
 * quotes since that one.
 */
export async function navigate(
  rooms: AskRooms,
  request: Request,
  earlier: Request | undefined,
  last: readonly Citation[],
  given: readonly EarlierCitation[],
): Promise<Draft> {
  const { language, act = "more", ordinal } = request;
  const cited = last.at(ordinal === undefined ? 0 : ordinal < 0 ? ordinal : ordinal - 1);
  if (ordinal !== undefined && !cited && last.length > 0) {
    const lead = say(language, "navigate-no-such", { count: last.length });
    return { reply: "nothing", status: "refused", lead, claims: [] };
  }
  switch (act) {
    case "full":
      return shown(language, say(language, "navigate-full"), cited ? inFull(rooms, cited) : []);
    case "context":
      return shown(language, say(language, "navigate-context"), cited ? inContext(rooms, cited) : []);
    case "who":
      return shown(language, cited ? whoLine(cited, language) : "", cited ? [again(cited)] : []);
    case "shorter":
      return shown(language, say(language, "navigate-shorter"), cited ? [shortened(rooms, cited)] : []);
    case "english":
    case "chinese":
    case "file":
    case "back":
      return shown(language, leadOf("answered", last, language), last.map(again));
    case "only":
      return earlier ? further(rooms, request, earlier, []) : shown(language, "", []);
    default:
      return earlier ? further(rooms, request, earlier, given, rooms.judge.cuts.answered) : shown(language, "", []);
  }
}

/** The next best quotes to the question before, besides those that were given, of passages that answer it so surely. */
export async function further(
  rooms: AskRooms,
  request: Request,
  earlier: Request,
  given: readonly EarlierCitation[],
  least = 0,
): Promise<Draft> {
  const { language } = request;
  const evidence = await bestEvidence(rooms, earlier);
  const sentences = evidence.sentences.filter(({ answers }) => answers >= least);
  const claims = claimsOf({ sentences }, rooms, { besides: given });
  return shown(language, say(language, "navigate-more"), claims);
}

function shown(language: Language, lead: string, claims: readonly Claim[]): Draft {
  if (claims.length > 0) return { reply: "quotes", status: "answered", lead, claims };
  return { reply: "nothing", status: "refused", lead: say(language, "navigate-nothing"), claims: [] };
}

function again({ file, start, end, marks, score }: Citation): Claim {
  return { file, start, end, marks, score };
}

/** Of one sentence, the first of those with most of the words that answer in one piece, the clauses that hold them. */
function shortened({ speeches }: AskRooms, { file, start, end, quote, marks, score }: Citation): Claim {
  const [longest] = [...marks].sort((a, b) => b.end - b.start - (a.end - a.start));
  const place = longest ?? { start, end };
  const sentences = (speeches.get(file)?.passages ?? []).flatMap((passage) => passage.sentences);
  const own = sentences.find((sentence) => sentence.start < place.end && place.start < sentence.end);
  const one = { start: Math.max(start, own?.start ?? start), end: Math.min(end, own?.end ?? end) };
  const held = clauseSpans(quote)
    .map((span) => ({ start: start + span.start, end: start + span.end }))
    .filter((span) => longest && longest.start < span.end && span.start < longest.end);
  const from = Math.max(one.start, held[0]?.start ?? one.start);
  const to = Math.min(one.end, held.at(-1)?.end ?? one.end);
  const words = quote.slice(from - start, to - start).replace(longest ? /[\s,，;；:：、。]+$/u : /\s+$/u, "");
  return { file, start: from, end: from + words.length, marks, score };
}

/** The title stands above the quote. */
function whoLine({ speaker }: Citation, language: Language): string {
  const name = (language === "en" ? (speaker?.en ?? speaker?.zh) : (speaker?.zh ?? speaker?.en)) ?? "";
  return say(language, name ? "navigate-who" : "navigate-who-unknown", { name: inOwnScript(name, language) });
}

/** A quote between its neighbours, in as few pieces as may be cited, with the quote marked. */
function inContext(rooms: AskRooms, { file, start, end }: Citation): Claim[] {
  const speech = rooms.speeches.get(file);
  if (!speech) return [];
  const sentences = speech.passages.flatMap((passage) => passage.sentences);
  const first = sentences.findIndex((sentence) => sentence.end > start);
  const last = sentences.findLastIndex((sentence) => sentence.start < end);
  const around = sentences.slice(Math.max(0, first - contextSentences), last + 1 + contextSentences);
  return claimsOfSentences(speech, around).map((claim) => {
    const mark = { start: Math.max(start, claim.start), end: Math.min(end, claim.end) };
    return mark.start < mark.end ? { ...claim, marks: [mark] } : claim;
  });
}
