import { mainPointsOf } from "../../corpus/structure/main-points.ts";
import { say } from "../../text/messages.ts";
import { normalise, toSimplified } from "../../text/normalise.ts";
import { punctuation } from "../../text/punctuation.ts";
import { compare } from "../compare/compare.ts";
import { namesSides } from "../compare/sides.ts";
import type { Draft } from "../draft.ts";
import type { Claim } from "../quote/gate.ts";
import { keyLine } from "../quote/key-line.ts";
import { itemClaims } from "../quote/lists.ts";
import { held, whoDid } from "./meeting-draft.ts";
import { marked, mostDocuments, type PersonAnswer, subjectOf, unwritten, withoutPeople } from "./person-quotes.ts";
import type { PostHolder } from "./post-holders.ts";
import { isOfNobodyElse, speakersMeant, speakNowhere } from "./speakers.ts";
import type { Introduction, Person, Voice } from "./persons.ts";
import type { QuoteOptions } from "../quote/quotes.ts";
import { quoting } from "../quote/quoting.ts";
import type { PersonAsked, Request, Scope } from "../request.ts";
import type { AskRooms } from "../rooms.ts";
import { seek } from "../seek.ts";
import { SharedTerms } from "../read/shared-terms.ts";

const quotesOfOne = 3;
const quotesOfEach = 2;

/** What is said to a question about people and meetings; undefined where it is none, or others answer it as well. */
export async function personAnswer(rooms: AskRooms, request: Request): Promise<PersonAnswer | undefined> {
  const { person, language } = request;
  if (!person) return undefined;
  const { named, asks } = person;
  const scope = request.readings[0]?.scope;
  if (!scope) return undefined;
  const isOfPeople = asks === "said" || asks === "post";
  if (isOfPeople && named.people.length === 0 && named.unknown.length > 0) {
    return { draft: unwritten(rooms, language, scope.files, named.unknown) };
  }
  const { nobodys = [] } = person;
  if (nobodys.length > 0 && isOfNobodyElse(person, scope)) return speakNowhere(rooms, request, nobodys, scope);
  switch (asks) {
    case "said":
      return said(rooms, request, person, scope);
    case "post":
      return postsOf(rooms, request, person);
    case "holder":
      return holderOf(rooms, request, person, scope);
    case "chaired":
    case "attended":
    case "did":
      return whoDid(rooms, request, person, scope);
    case "when":
      return held(rooms, request, person, scope);
    default:
      return undefined;
  }
}

/** A person's own words and nobody else's: on what is asked, else what they open with. */
async function said(
  rooms: AskRooms,
  request: Request,
  { named }: PersonAsked,
  scope: Scope,
): Promise<PersonAnswer | undefined> {
  const { language } = request;
  const subject = subjectOf(request, scope, named.spans);
  const isOnNothing = new SharedTerms(rooms.finder.index, subject).isEmpty;
  // Those who stand side by side are compared, also where only some of them have a name, and who is set beside the question before.
  const goesOn = request.readings.length > 1 && (isOnNothing || request.leaning === true);
  const isBeside = scope.sides.length > 1 ? !isOnNothing : request.intent === "compare" && goesOn;
  if (isBeside) return undefined;
  const meant = speakersMeant(rooms, named, scope);
  if (meant.length === 0) return undefined;
  const voices = meant.map((one) => one.voices);
  const all = voices.flat();
  const people = meant.flatMap(({ person }) => person ?? []);
  if (all.length === 0) return { draft: onlyNamed(rooms, request, named, people) };
  const isInScope = scope.files.length === 0 || all.some(({ file }) => scope.files.includes(file));
  const isLine = request.intent === "quote";
  const areFew = meant.length <= mostDocuments;
  const areSides = areFew && !isOnNothing && (meant.length > 1 || namesSides(rooms, request));
  const compared = areSides ? await compare(rooms, request) : undefined;
  if (compared) return compared;
  // What is about nothing itself may go on with the question before.
  const [, joint] = request.readings;
  const files = [...new Set(all.map(({ file }) => file))];
  if (isOnNothing && !isLine && !joint) {
    if (meant.length > mostDocuments) return { draft: rooms.about.which(language, files) };
    const most = meant.length > 1 ? quotesOfEach : quotesOfOne;
    const claims = voices.flatMap((theirs) => openingWords(rooms, theirs, most));
    return isInScope ? { draft: quoting(claims, language) } : elsewhere(rooms, request, scope, claims);
  }
  const speakers = [...new Set(all.flatMap(({ speaker }) => speaker.zh ?? []))];
  const own = { files, sides: [], speakers, ownWords: true };
  const alone = { ...scope, ...own, ...withoutPeople(request, scope, named.spans) };
  const readings = request.readings
    .map((reading, at) => ({ ...reading, scope: at === 0 ? alone : { ...reading.scope, ...own } }))
    .slice(isOnNothing && joint ? 1 : 0);
  if (isOnNothing && !joint) return { draft: keyLine(rooms, { ...request, readings }) };
  const options: QuoteOptions = isLine
    ? { line: true }
    : request.intent === "list" || request.count !== undefined
      ? { list: true, count: request.count }
      : {};
  const sought = await seek(rooms, { ...request, readings }, options);
  return isInScope || sought.draft.status !== "answered"
    ? sought
    : { ...sought, ...elsewhere(rooms, request, scope, sought.draft.claims) };
}

/** What somebody says in other documents than those that the question names. */
function elsewhere(
  { about }: AskRooms,
  { language }: Request,
  { files }: Scope,
  claims: readonly Claim[],
): PersonAnswer {
  const lead = about.nothingLead(language, { files, followed: "others" });
  return { draft: { reply: "nothing", status: "related", lead, claims, silent: files } };
}

/** Where somebody is named who says nothing. */
function onlyNamed(
  rooms: AskRooms,
  { language, message }: Request,
  { spans }: PersonAsked["named"],
  people: readonly Person[],
): Draft {
  // As the message calls them, where its normalised text has the same places.
  const isSame = normalise(message).length === message.length;
  const called = isSame ? spans.map(({ start, end }) => message.slice(start, end)) : people.map(({ name }) => name);
  const names = called.join(punctuation[language].comma);
  const claims = introducing(
    rooms,
    people.flatMap(({ introductions }) => introductions.slice(0, 1)),
  );
  const lead = say(language, claims.length > 0 ? "person-silent-named" : "person-silent", { names });
  return { reply: "nothing", status: claims.length > 0 ? "related" : "refused", lead, claims };
}

/** The main points of a person's words, else those sentences that say they speak, else the first. */
function openingWords({ speeches }: AskRooms, voices: readonly Voice[], most: number): Claim[] {
  return voices.slice(0, most).flatMap(({ file, speaker, sentences }) => {
    const speech = speeches.get(file);
    if (!speech) return [];
    const points = mainPointsOf(speech, speaker.zh === undefined ? [] : [speaker.zh]).map(({ sentence }) => sentence);
    if (points.length > 1 && voices.length === 1) return itemClaims(speech, { items: points }, 0);
    const body = sentences.filter(({ role }) => role === "body");
    const telling = body.filter(({ text }) => speaker.zh !== undefined && text.slice(0, 40).includes(speaker.zh));
    const chosen = (telling.length > 0 ? telling : body).slice(0, voices.length > 1 ? 1 : most);
    return chosen.map((sentence) => marked(speech, sentence));
  });
}

/** The sentences that name a person with their posts. */
function postsOf(rooms: AskRooms, { language }: Request, { named }: PersonAsked): PersonAnswer | undefined {
  if (named.people.length === 0) return undefined;
  const telling: Introduction[] = [];
  const files: string[] = [];
  for (const { introductions, posts } of named.people) {
    const told = introductions.toSorted((a, b) => b.posts.length - a.posts.length);
    const different = told.filter(
      ({ posts: own }, at) => !told.slice(0, at).some((other) => own.every((post) => isAmong(post, other.posts))),
    );
    telling.push(...different.slice(0, quotesOfOne));
    if (different.length === 0) files.push(...posts.keys());
  }
  if (telling.length > 0) return { draft: quoting(introducing(rooms, telling), language) };
  return files.length > 0 ? { draft: rooms.about.ofDocuments(language, "speaker", files) } : undefined;
}

function isAmong(post: string, posts: readonly string[]): boolean {
  return posts.some((one) => one.endsWith(post));
}

/** The sentences that name who holds a post; what the catalogue says where no sentence does. */
function holderOf(rooms: AskRooms, request: Request, { named }: PersonAsked, scope: Scope): PersonAnswer | undefined {
  const { language } = request;
  const [asked] = named.posts;
  if (!asked) return undefined;
  const [reading] = request.readings;
  const missing = reading ? rooms.names.missing(reading) : [];
  if (missing.length > 0) return { draft: unwritten(rooms, language, scope.files, missing) };
  const files = [...new Set(asked.holders.map(({ file }) => file))];
  const isOnePerson = new Set(asked.holders.map(({ person }) => person)).size === 1;
  if (files.length === 0) return { draft: unwritten(rooms, language, scope.files) };
  if (files.length > mostDocuments && !isOnePerson) return { draft: rooms.about.which(language, files) };
  const telling = firstOfEach(asked.holders, isOnePerson).flatMap(({ introduction }) => introduction ?? []);
  const claims = introducing(rooms, telling);
  if (claims.length > 0) return { draft: quoting(claims, language) };
  return { draft: rooms.about.ofDocuments(language, "speaker", files) };
}

/** One person is told once. */
function firstOfEach(holders: readonly PostHolder[], isOnePerson: boolean): readonly PostHolder[] {
  if (!isOnePerson) return holders;
  const best = holders.toSorted((a, b) => (b.introduction?.posts.length ?? 0) - (a.introduction?.posts.length ?? 0));
  return best.slice(0, 1);
}

/** The sentences that name people with their posts, each once. */
function introducing({ speeches }: AskRooms, introductions: readonly Introduction[]): Claim[] {
  const sentences = [...new Set(introductions.map(({ sentence }) => sentence))];
  return sentences.map((sentence) => {
    const those = introductions.filter((one) => one.sentence === sentence);
    const speech = speeches.get(those[0]?.file ?? "");
    if (!speech) throw new Error("a person of a document that is not there");
    const isAsWritten = toSimplified(sentence.text).length === sentence.text.length;
    return marked(speech, sentence, ...(isAsWritten ? those.map(({ span }) => span) : []));
  });
}
