import type { Enumeration } from "../../corpus/structure/enumerations.ts";
import type { Language, Sentence, Speech } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import type { Draft } from "../draft.ts";
import type { Evidence, JudgedSentence } from "../evidence.ts";
import type { Claim } from "./gate.ts";
import { inFull } from "./in-full.ts";
import { type ListCandidate, likeliestList, listCandidates } from "./list-choice.ts";
import { fewestInline, inlineRow, itemClaims, leadsBelow, leadsUp, paragraphClaim } from "./lists.ts";
import { countAsked } from "../understand/numbers-asked.ts";
import { sentenceClaim, withoutLead } from "./quotes.ts";
import { quoting } from "./quoting.ts";
import type { AskRooms } from "../rooms.ts";
import { SharedTerms } from "../read/shared-terms.ts";

/** A row of as many things as are asked for holds at least so much of the question. */
const leastHeld = 0.3;
/** Lists count that stand in so many of the best passages, or sentences that are one among so many of the best. */
const passagesSearched = 10;
const sentencesSearched = 3;
/** An item longer than so many quotes is a section, of which its heading is told. */
const mostOfItem = 3;
/** A text that announces so many more items than are found counts something else. */
const mostLost = 3;

/** A list that was found. */
export interface ListFound {
  readonly claims: readonly Claim[];
  /** Whether it has just as many items as were asked for, and is called something of what was asked. */
  readonly counted: boolean;
  /** How many items the text announces, where it says. */
  readonly announced?: number | undefined;
}

/** The list that answers a question for several things; undefined where none does. */
export function listIn(rooms: AskRooms, evidence: Evidence, count: number | undefined): ListFound | undefined {
  const { sentences } = evidence;
  const [best] = sentences;
  if (!best) return undefined;
  const terms = new SharedTerms(rooms.finder.index, evidence.reading.scope.rest);
  const hasCount = ({ list }: ListCandidate): boolean => count !== undefined && list?.items.length === count;
  // Just so many items of something else are never what is asked for.
  const candidates = listsThatMayAnswer(rooms, evidence, count, terms).filter(
    (one) => !hasCount(one) || isCalled(one, terms),
  );
  const likeliest = likeliestList(candidates);
  const meant = likeliest?.list;
  const counted = likeliest !== undefined && hasCount(likeliest);
  // A list that is announced with the number asked for is surer than a row of so many words.
  const row = meant && counted && announcedIn(meant) === count ? undefined : rowOf(rooms, sentences, count, terms);
  if (row) return { claims: [sentenceClaim(row, rooms.speeches)], counted: true };
  const speech = meant && rooms.speeches.get(meant.file);
  if (!meant || !speech) return undefined;
  return {
    claims: itemClaims(speech, meant, best.score, true),
    counted,
    announced: announcedIn(meant),
  };
}

/**
 * The list that the best sentence only leads up to: alone it would answer nothing. Of a list that stands below a sentence
 * of its own those items alone, each with its paragraph, that say most of the question, where not all say as much.
 * Undefined where the best sentence leads to none.
 */
export function announcedList(rooms: AskRooms, { sentences, reading }: Evidence): ListFound | undefined {
  const [lead] = sentences;
  const led = lead && leadsUp(lead.sentence) ? ledBy(rooms, lead) : undefined;
  if (!lead || !led) return undefined;
  const { list, speech, score } = led;
  if (leadsBelow(lead.sentence)) {
    const terms = new SharedTerms(rooms.finder.index, reading.scope.rest);
    const named = mostNaming(list.items, (item) => terms.share(terms.heldBy(item, speech)));
    if (named.length < list.items.length)
      return { claims: named.map((item) => paragraphClaim(speech, item, score)), counted: false };
    if (withoutLead(sentences)[0] !== lead) return undefined;
  }
  return { claims: itemClaims(speech, list, score, true), counted: false };
}

/** The items that hold most of the question. */
function mostNaming(items: readonly Sentence[], shareOf: (item: Sentence) => number): Sentence[] {
  const shares = items.map(shareOf);
  const most = Math.max(...shares);
  return items.filter((_, place) => shares[place] === most);
}

/** The item in a place (from 1, or from -1 for the last) of the list that the best sentence announces, whole; none where it announces none. */
export function itemAnnounced(rooms: AskRooms, { sentences: [best] }: Evidence, place: number): readonly Claim[] {
  const led = best && ledBy(rooms, best);
  const item = led?.list.items.at(place > 0 ? place - 1 : place);
  if (!led || !item) return [];
  const whole = inFull(rooms, { file: led.list.file, start: item.start, end: item.end });
  return whole.length <= mostOfItem ? whole : itemClaims(led.speech, { items: [item] }, led.score, true);
}

/** The list whose lead a sentence is. */
function ledBy(
  { finder, speeches }: AskRooms,
  { sentence, score }: JudgedSentence,
): { readonly list: Enumeration; readonly speech: Speech; readonly score: number } | undefined {
  const list = finder.map.lists.find(({ list: { lead } }) => lead === sentence)?.list;
  const speech = list && speeches.get(list.file);
  return list && speech && { list, speech, score };
}

/**
 * Whether a list's lead, its heading or all its items hold some of the question's words; where the documents know none of
 * them, whether the lead or heading is itself among what answers. Of the archives' lists with just the number asked for, none that was not called so was
 * right in Chinese, one in eight in English (`docs/decisions/2026-11-27-counted-lists.md`).
 */
function isCalled({ features: { called, lead } }: ListCandidate, terms: SharedTerms): boolean {
  return terms.isEmpty ? lead > 0 : called > 0;
}

/** The best sentence alone, and the lists that stand in the best passages, or anywhere in a document that is named and asked for so many things. */
export function listsThatMayAnswer(
  rooms: Pick<AskRooms, "finder" | "speeches">,
  evidence: Evidence,
  count: number | undefined,
  terms = new SharedTerms(rooms.finder.index, evidence.reading.scope.rest),
): ListCandidate[] {
  const { sentences, headings, found, reading } = evidence;
  const named = new Set(count === undefined ? [] : reading.scope.files);
  const near = found.candidates.slice(0, passagesSearched).flatMap(({ passage }) => passage.sentences);
  const seen = new Set([...sentences, ...headings].map(({ sentence }) => sentence).concat(near));
  const files = new Set(found.candidates.map(({ passage }) => passage.file));
  const isNear = ({ lead, heading, items }: Enumeration): boolean =>
    [lead, heading, ...items].some((sentence) => sentence !== undefined && seen.has(sentence));
  const lists = rooms.finder.map.lists
    .map(({ list }) => list)
    .filter((list) => named.has(list.file) || (files.has(list.file) && isNear(list)));
  return listCandidates({ evidence, lists, count, terms, speechOf: (file) => rooms.speeches.get(file) });
}

/** The one of the best sentences that names so many things in a row, the row marked. */
function rowOf(
  { speeches }: AskRooms,
  sentences: readonly JudgedSentence[],
  count: number | undefined,
  terms: SharedTerms,
): JudgedSentence | undefined {
  if (count === undefined || count < fewestInline) return undefined;
  return sentences.slice(0, sentencesSearched).flatMap((one) => {
    const speech = speeches.get(one.passage.file);
    const row = inlineRow(one.sentence.text);
    if (!speech || row.items !== count) return [];
    const holds = terms.share(terms.heldBy(one.sentence, speech)) >= leastHeld;
    // Where no words can be compared, the best sentence alone is sure enough (of eight such rows six were right).
    return holds || (terms.isEmpty && one === sentences[0]) ? [{ ...one, marks: [row] }] : [];
  })[0];
}

/** A list as an answer: how many items there are, and whether the text announces more. */
export function listDraft({ claims, announced = 0 }: ListFound, language: Language): Draft {
  const count = claims.length;
  return {
    reply: "quotes",
    status: "answered",
    lead: say(language, "list-lead", { count }),
    ...(count > 1 && announced > count && { closing: say(language, "list-fewer", { announced, count }) }),
    claims,
  };
}

/** An announced list as an answer; of one item, that. */
export function announcedDraft(found: ListFound, language: Language): Draft {
  return found.claims.length === 1 ? quoting(found.claims, language) : listDraft(found, language);
}

/** How many items the text says there are. */
function announcedIn({ lead, heading, items }: Enumeration): number | undefined {
  const announced = countAsked((lead ?? heading)?.text ?? "");
  return announced !== undefined && announced <= items.length + mostLost ? announced : undefined;
}
