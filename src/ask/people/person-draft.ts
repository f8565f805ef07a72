import { mainPointsOf } from "../../corpus/structure/main-points.ts";
import { say } from "../../text/messages.ts";
import { normalise, toSimplified } from "../../text/normalise.ts";
import { punctuation } from "../../text/punctuation.ts";
import type { Draft } from "../draft.ts";
import type { Claim } from "../quote/gate.ts";
import { keyLine } from "../quote/key-line.ts";
import { itemClaims } from "../quote/lists.ts";
import { held, whoDid } from "./meeting-draft.ts";
import {
  isUnnamedSpeaker,
  marked,
  mostDocuments,
  type PersonAnswer,
  subjectOf,
  unwritten,
  withoutPeople,
} from "./person-quotes.ts";
import type { PostHolder } from "./person-reader.ts";
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
  const isBeside = scope.sides.length > 1 ? !isOnNothing : request.intent === "compare" && request.readings.length > 1;
  if (isBeside) return undefined;
  const people = speaking(rooms, named.people, named.posts, scope);
  if (people.length === 0) return undefined;
  const voicesIn = (files: readonly string[]): Voice[][] =>
    people.map((one) => [...rooms.persons.voicesOf(one, files)]);
  const inScope = voicesIn(scope.files);
  const voices = inScope.some((one) => one.length > 0) ? inScope : voicesIn([]);
  const all = voices.flat();
  if (all.length === 0) return { draft: onlyNamed(rooms, request, named, people) };
  const isLine = request.intent === "quote";
  if (people.length > 1 && !isOnNothing) return undefined;
  // What is about nothing itself may go on with the question before.
  const [, joint] = request.readings;
  if (isOnNothing && !isLine && !joint) {
    const most = people.length > 1 ? quotesOfEach : quotesOfOne;
    const claims = voices.flatMap((theirs) => openingWords(rooms, theirs, most));
    return inScope === voices ? { draft: quoting(claims, language) } : elsewhere(rooms, request, scope, claims);
  }
  const files = [...new Set(all.map(({ file }) => file))];
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
  return inScope === voices || sought.draft.status !== "answered"
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

/** Those named; of a post those who hold it, where it is not somebody's whose name is nowhere. */
function speaking(
  { speeches }: AskRooms,
  people: readonly Person[],
  posts: PersonAsked["named"]["posts"],
  { files }: Scope,
): Person[] {
  const holding = posts.flatMap(({ posts: asked, holders }) => {
    const isUnnamed = [...speeches.values()].some(
      ({ info }) => (files.length === 0 || files.includes(info.file)) && isUnnamedSpeaker(info, asked),
    );
    return isUnnamed || holders.length === 0 ? [] : holders.map(({ person }) => person);
  });
  const all = [...new Set([...people, ...holding])];
  return all.length <= mostDocuments ? all : [];
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
