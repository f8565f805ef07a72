import type { AnswerStatus, Language } from "../domain.ts";
import { normalise } from "../text/normalise.ts";
import { forbids, negates } from "./understand/complement.ts";
import type { Draft } from "./draft.ts";
import { plainReading } from "./find/find.ts";
import { type Evidence, gather, mostRead, type JudgedSentence } from "./evidence.ts";
import { announcedDraft, announcedList, itemAnnounced, listDraft, listIn } from "./quote/list-answer.ts";
import { fewestInline, inlineRow } from "./quote/lists.ts";
import type { Claim } from "./quote/gate.ts";
import { claimsOf, lineClaim, type QuoteOptions } from "./quote/quotes.ts";
import { quoting } from "./quote/quoting.ts";
import { ordinalAsked } from "./understand/numbers-asked.ts";
import type { QuestionReading, Request } from "./request.ts";
import type { AskRooms } from "./rooms.ts";
import { withoutSaying } from "./people/saying-words.ts";
import { mostOfSubject, SharedTerms } from "./read/shared-terms.ts";
import { topicsOf } from "./catalogue/topics.ts";

/** What was found to a question, and what is said of it. */
export interface Sought {
  readonly draft: Draft;
  readonly evidence: Evidence;
}

/** Asks the documents a question and quotes what answers it, or says that nothing does. */
export async function seek(rooms: AskRooms, request: Request, options: QuoteOptions = {}): Promise<Sought> {
  const isOwn = request.readings.some(({ scope }) => scope.ownWords);
  const found = await bestEvidence(rooms, request, request.forbidden || isOwn ? mostRead : undefined);
  const evidence = request.forbidden ? forbidding(found) : isOwn ? onSubject(rooms, found) : found;
  const { reading } = evidence;
  const terms = options.topical ? rooms.names.missingTerms(withoutSaying(reading.scope.rest), reading.scope) : [];
  const missing = [...new Set([...rooms.names.missing(reading), ...terms, ...(request.person?.named.unknown ?? [])])];
  const status = statusOf(rooms, evidence, missing);
  // What is not so is told only by a text that negates.
  const mayAnswer = ({ file, start, end }: Claim): boolean =>
    request.complement !== true || negates(rooms.speeches.get(file)?.raw.slice(start, end) ?? "");
  const place = status === "refused" || missing.length > 0 ? undefined : ordinalAsked(reading.text);
  const item = place === undefined ? [] : itemAnnounced(rooms, evidence, place);
  if (item.some(mayAnswer)) return { draft: quoting(item, request.language), evidence };
  let isUncounted = false;
  if (options.list && missing.length === 0) {
    const list = listIn(rooms, evidence, options.count);
    // A list of just so many items that is called what is asked for is the one; where so many are nowhere, no other number of them is an answer.
    const isNear = evidence.near >= rooms.judge.cuts.near || evidence.reading.scope.files.length > 0;
    isUncounted = (options.count ?? 0) >= fewestInline && !list?.counted && !namesSoMany(evidence, options.count);
    if (list && !isUncounted && (status === "answered" || (list.counted && isNear)) && list.claims.every(mayAnswer))
      return { draft: listDraft(list, request.language), evidence };
  }
  // A line on a subject answers no question: it is enough that it is on the subject.
  if (
    (status === "answered" && !isUncounted) ||
    ((options.line || options.topical) && status === "related" && missing.length === 0)
  ) {
    const announced = status === "answered" && !options.line ? announcedList(rooms, evidence) : undefined;
    if (announced?.claims.every(mayAnswer)) return { draft: announcedDraft(announced, request.language), evidence };
    const held = new SharedTerms(rooms.finder.index, reading.scope.rest);
    const line = options.line ? lineClaim(evidence.sentences, rooms.speeches, held) : undefined;
    const claims = line ? [line] : claimsOf(evidence, rooms, { ...options, ...(options.line && { most: 1 }) });
    if (claims.some(mayAnswer)) return { draft: quoting(claims, request.language), evidence };
  }
  const said = status === "answered" ? "related" : status;
  return { draft: await nothing(rooms, request, evidence, missing, said), evidence };
}

/** Of all that somebody says what says the words of the subject goes first. */
function onSubject(rooms: AskRooms, evidence: Evidence): Evidence {
  const terms = new SharedTerms(rooms.finder.index, withoutSaying(evidence.reading.scope.rest));
  return { ...evidence, sentences: newWordsFirst(rooms, evidence.sentences, terms) };
}

/** Who is forbidden something is told by sentences that forbid alone; where there are none, nothing answers. */
function forbidding(evidence: Evidence): Evidence {
  const sentences = evidence.sentences.filter(({ sentence }) => forbids(sentence.text));
  return sentences.length > 0 ? { ...evidence, sentences } : { ...evidence, answers: 0 };
}

/** Whether the best sentence names about as many things in a row. */
function namesSoMany({ sentences: [best] }: Evidence, count = 0): boolean {
  return best !== undefined && inlineRow(best.sentence.text).items >= count - 1;
}

/**
 * What the reading together with earlier questions is favoured by where the wording leans on them, and each by the words
 * of the message itself that its best sentence holds: what was said before must not be said again. By the follow-ups of
 * eight archives (`docs/decisions/2026-11-26-archives.md`).
 */
const leaned = 0.2;
const newWords = 0.6;
/** The same of the sentences of a reading, in log-odds. */
const newWordsOdds = 2;
/** What the documents that the last answer quoted are favoured by, where the wording leans on it and names no others. */
const quotedBefore = 0.2;

/** The evidence of the reading that the documents support best; an earlier question counts only where it makes more of it. */
export async function bestEvidence(
  rooms: AskRooms,
  { readings, leaning, language, quoted = [] }: Request,
  passages?: number,
): Promise<Evidence> {
  const [alone, ...joint] = readings;
  if (!alone) throw new Error("a request without a reading");
  const evidence = await gatherBound(rooms, alone, language, passages);
  if (joint.length === 0) return evidence;
  const terms = new SharedTerms(rooms.finder.index, alone.scope.rest);
  const shareIn = ({ sentences: [first] }: Evidence): number => (first ? shareOf(rooms, first, terms) : 0);
  // English words are looked for in renderings: beside a document without any they say nothing.
  const isTold = ({ sentences: [first] }: Evidence): boolean =>
    !terms.isEnglish || !first || (rooms.speeches.get(first.passage.file)?.renderings.length ?? 0) > 0;
  let best = { evidence, favour: 0 };
  const consider = (found: Evidence, favour: number): void => {
    const one = { evidence: { ...found, sentences: newWordsFirst(rooms, found.sentences, terms) }, favour };
    const said = isTold(one.evidence) && isTold(best.evidence) ? newWords : 0;
    const [supported, before] = [one, best].map(
      (each) => each.evidence.answers + each.favour + said * shareIn(each.evidence),
    );
    if ((supported ?? 0) > (before ?? 0)) best = one;
  };
  for (const reading of joint)
    consider(await gatherBound(rooms, reading, language, passages), leaning === false ? 0 : leaned);
  // `春节呢` of the arrangement that was just quoted, before what any other says of it.
  const isThere = quoted.includes(best.evidence.sentences[0]?.passage.file ?? "");
  if (!leaning || quoted.length === 0 || isThere || alone.scope.files.length > 0) return best.evidence;
  const within = { ...alone, scope: { ...alone.scope, files: quoted } };
  const found = await gatherBound(rooms, within, language, passages);
  // Nobody named them: where they do not surely answer, nothing is said of them.
  if (found.answers >= rooms.judge.cuts.answered) consider({ ...found, reading: alone }, leaned + quotedBefore);
  return best.evidence;
}

/** Of the documents that a reading names; where a year alone names them and they do not answer, of all. */
async function gatherBound(
  rooms: AskRooms,
  reading: QuestionReading,
  language: Language,
  passages?: number,
): Promise<Evidence> {
  const options = passages === undefined ? {} : { passages };
  const evidence = await gather(rooms, reading, language, options);
  if (!reading.scope.tentative || evidence.answers >= rooms.judge.cuts.answered) return evidence;
  const open = { ...reading, ...plainReading(reading.text) };
  const everywhere = await gather(rooms, open, language, options);
  return everywhere.answers >= evidence.answers ? everywhere : { ...evidence, reading: open };
}

/** How much of what a message itself says a sentence holds, 0 to 1. */
function shareOf({ speeches }: AskRooms, { passage, sentence }: JudgedSentence, terms: SharedTerms): number {
  const speech = speeches.get(passage.file);
  return speech ? terms.share(terms.heldBy(sentence, speech)) : 0;
}

/** Sentences in their order, those first that say words of a subject. */
export function newWordsFirst(
  rooms: AskRooms,
  sentences: readonly JudgedSentence[],
  terms: SharedTerms,
): JudgedSentence[] {
  return sentences
    .map((one) => ({ one, place: one.score + newWordsOdds * shareOf(rooms, one, terms) }))
    .sort((a, b) => b.place - a.place)
    .map(({ one }) => one);
}

export function statusOf({ judge: { cuts } }: AskRooms, evidence: Evidence, missing: readonly string[]): AnswerStatus {
  if (evidence.answers >= cuts.answered && missing.length === 0) return "answered";
  return evidence.near >= cuts.near ? "related" : "refused";
}

/** So much of what surely answers is nearly an answer. */
const nearlyAnswered = 0.5;
/** Quotes shown as near, where nothing answers. */
const nearQuotes = 2;

/** The documents were asked and do not say it: what is near, else what other documents than those named say. */
async function nothing(
  rooms: AskRooms,
  { language }: Request,
  evidence: Evidence,
  missing: readonly string[],
  status: AnswerStatus,
): Promise<Draft> {
  const { files } = evidence.reading.scope;
  // What a person says that is near goes before what others say, and so does what may well answer.
  const isNearly = evidence.answers >= rooms.judge.cuts.answered * nearlyAnswered && evidence.sentences.length > 0;
  const others =
    files.length > 0 && !(status === "related" && (isNearly || isOwnOnSubject(rooms, evidence)))
      ? await elsewhere(rooms, evidence.reading, language)
      : undefined;
  const from = others ?? evidence;
  // To a question of nothing but what no document has nothing is near.
  const isNear = status === "related" && !isAllMissing(evidence.reading.scope.rest, missing);
  const claims = others || isNear ? claimsOf(from, rooms, { most: nearQuotes }) : [];
  const followed = claims.length === 0 ? undefined : others ? "others" : "near";
  return {
    reply: "nothing",
    status: followed ? "related" : "refused",
    lead: rooms.about.nothingLead(language, { files, missing, ...(followed && { followed }) }),
    claims,
    silent: files,
    missing,
    topics: topicsOf(
      from.found.candidates.map(({ passage }) => passage),
      rooms.speeches,
      language,
    ),
  };
}

/** Whether the best of somebody's own words says half of the subject, where its words can be compared. */
function isOwnOnSubject(rooms: AskRooms, { reading: { scope }, sentences: [best] }: Evidence): boolean {
  if (scope.ownWords !== true || !best) return false;
  const terms = new SharedTerms(rooms.finder.index, withoutSaying(scope.rest));
  return terms.isEmpty || shareOf(rooms, best, terms) >= mostOfSubject;
}

/** Whether a question says nothing but names that no document has. */
function isAllMissing(rest: string, missing: readonly string[]): boolean {
  const left = missing.reduce((text, name) => text.replaceAll(normalise(name), " "), normalise(rest));
  return missing.length > 0 && !/[\p{L}\p{N}]/u.test(left);
}

/** What documents that were not named say, where that answers. */
async function elsewhere(
  rooms: AskRooms,
  { scope }: QuestionReading,
  language: Language,
): Promise<Evidence | undefined> {
  // Whose own words were asked for has none in other documents.
  const everywhere = {
    text: scope.rest,
    scope: { ...scope, files: [], sides: [], speakers: [], mentions: [], ownWords: false },
  };
  if (rooms.names.missing(everywhere).length > 0) return undefined;
  const evidence = await gather(rooms, everywhere, language, { except: new Set(scope.files) });
  return evidence.answers >= rooms.judge.cuts.answered ? evidence : undefined;
}
