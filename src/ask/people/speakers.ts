import type { Span, Speech } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { blankLetters } from "../../text/artefacts.ts";
import { normalise, toSimplified, toTraditional } from "../../text/normalise.ts";
import { punctuation } from "../../text/punctuation.ts";
import { posts } from "../../corpus/structure/saying.ts";
import type { Claim } from "../quote/gate.ts";
import { marked, mostQuotes, type PersonAnswer, subjectOf } from "./person-quotes.ts";
import type { Person, Voice } from "./persons.ts";
import type { PostNamed } from "./post-holders.ts";
import type { PersonAsked, Request, Scope } from "../request.ts";
import { SharedTerms } from "../read/shared-terms.ts";
import type { AskRooms } from "../rooms.ts";
import { seek, type Sought } from "../seek.ts";

/** What stands for a name that was taken out. */
const takenOut = String.raw`\s*(?:[${blankLetters}某*]{1,4}\s*)?`;

/** Somebody whose words are asked for: by name, or by a post alone, which then is whose a voice is. */
export interface SpeakerMeant {
  readonly person?: Person;
  /** What is theirs, of the documents asked where any of it is there. */
  readonly voices: readonly Voice[];
}

/**
 * Whose words a message asks for: those it names, and all who hold a post that it names. None where posts name documents
 * and nothing else is named: the words of a document are its speaker's.
 */
export function speakersMeant({ persons }: AskRooms, named: PersonAsked["named"], scope: Scope): SpeakerMeant[] {
  const namesDocument = (post: PostNamed): boolean =>
    post.voices.length > 0 && scope.mentions.some((mention) => overlap(mention, post));
  if (named.people.length === 0 && named.posts.every(namesDocument)) return [];
  const holders = [
    ...new Set([...named.people, ...named.posts.flatMap((post) => post.holders.map(({ person }) => person))]),
  ];
  const heldBy = holders.map((person): SpeakerMeant => {
    const own = persons.voicesOf(person, scope.files);
    return { person, voices: own.length > 0 ? own : persons.voicesOf(person) };
  });
  const heard = new Set(heldBy.flatMap(({ voices }) => voices));
  const unnamed = [...new Set(named.posts.flatMap(({ voices }) => voices))].filter((voice) => !heard.has(voice));
  return [...heldBy, ...unnamed.map((voice) => ({ voices: [voice] }))];
}

/** Says that nobody who holds some posts speaks anywhere, and shows where they are mentioned, or else what others say. */
export async function speakNowhere(
  rooms: AskRooms,
  request: Request,
  nobodys: readonly PostNamed[],
  scope: Scope,
): Promise<PersonAnswer> {
  const mentions = [...rooms.speeches.values()].flatMap((speech) => mentioning(speech, nobodys)).slice(0, mostQuotes);
  const said = mentions.length > 0 ? undefined : await saidByOthers(rooms, request, scope);
  const claims = said?.draft.claims ?? mentions;
  const key = said ? "person-silent-others" : claims.length > 0 ? "person-silent-named" : "person-silent";
  const lead = say(request.language, key, { names: namesOf(request, nobodys) });
  const status = claims.length > 0 ? "related" : "refused";
  return { draft: { reply: "nothing", status, lead, claims }, ...(said && { evidence: said.evidence }) };
}

/** What is said on the subject of the question, whoever says it, where that answers. */
async function saidByOthers(rooms: AskRooms, request: Request, scope: Scope): Promise<Sought | undefined> {
  const { person, intent } = request;
  const text = subjectOf(request, scope, person?.named.spans ?? []);
  if (new SharedTerms(rooms.finder.index, text).isEmpty || intent === "mention") return undefined;
  const readings = [{ text, scope: { ...scope, mentions: [], sides: [], rest: text } }];
  const sought = await seek(rooms, { ...request, readings, leaning: false });
  return sought.draft.status === "answered" ? sought : undefined;
}

/** Whether a message names nobody but those who hold posts that nobody holds. */
export function isOfNobodyElse({ named, nobodys = [] }: PersonAsked, scope: Scope): boolean {
  return nobodys.length === named.posts.length && named.people.length === 0 && scope.speakers.length === 0;
}

/** What is asked of others besides the holders of posts that nobody holds; undefined where it names nobody else. */
export function askedOfOthers(request: Request): Request | undefined {
  const { person, readings } = request;
  const scope = readings[0]?.scope;
  const words = (person?.nobodys ?? []).flatMap(({ called }) => called);
  if (!person || !scope || words.length === 0 || isOfNobodyElse(person, scope)) return undefined;
  const without = (text: string): string => words.reduce((left, word) => left.replaceAll(word, " "), text).trim();
  return {
    ...request,
    readings: readings.map((one) => ({ ...one, scope: { ...one.scope, rest: without(one.scope.rest) } })),
  };
}

/** That nobody who holds the posts speaks anywhere, in a line. */
export function nobodysLine(request: Request): string {
  return say(request.language, "person-silent", { names: namesOf(request, request.person?.nobodys ?? []) });
}

/** As the message calls them, where its normalised text has the same places. */
function namesOf({ message, language }: Request, nobodys: readonly PostNamed[]): string {
  const isSame = normalise(message).length === message.length;
  const names = nobodys.map(({ start, end, called: [called = ""] }) => {
    const isHan = normalise(message).endsWith(called, end);
    return isSame ? message.slice(isHan ? end - called.length : start, end) : called;
  });
  return names.join(punctuation[language].comma);
}

/** The first sentence of a document that mentions who holds one of the posts, also where the name is taken out (`市委xx书记`). */
function mentioning(speech: Speech, nobodys: readonly PostNamed[]): Claim[] {
  const forms = nobodys.flatMap(({ called }) => called).flatMap((form) => [form, toTraditional(form)]);
  if (!forms.some((form) => speech.raw.includes(postOf(form)))) return [];
  const pattern = new RegExp(forms.map(withGap).join("|"), "u");
  for (const sentence of speech.passages.flatMap(({ sentences }) => sentences)) {
    const found = sentence.role === "title" ? null : pattern.exec(sentence.text);
    if (found) return [marked(speech, sentence, { start: found.index, end: found.index + found[0].length })];
  }
  return [];
}

/** The post itself, without the body that it is of. */
function postOf(form: string): string {
  return form.slice(-(posts.endOf(toSimplified(form))?.length ?? form.length));
}

function withGap(form: string): string {
  const post = postOf(form);
  const body = form.slice(0, form.length - post.length);
  return `(?<!副)${body}${body === "" ? "" : takenOut}${post}`;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
