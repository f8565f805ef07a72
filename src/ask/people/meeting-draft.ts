import type { Language, Sentence, Span, Speech } from "../../domain.ts";
import { mapInTurns } from "../../ops/in-turns.ts";
import { normalise, toSimplified, toTraditional } from "../../text/normalise.ts";
import type { Draft } from "../draft.ts";
import {
  isUnnamedSpeaker,
  marked,
  mostDocuments,
  mostQuotes,
  type PersonAnswer,
  subjectOf,
  unwritten,
} from "./person-quotes.ts";
import type { Person } from "./persons.ts";
import { quoting } from "../quote/quoting.ts";
import { attending, deeds } from "./posts.ts";
import type { PersonAsked, Request, Scope } from "../request.ts";
import type { AskRooms } from "../rooms.ts";
import { SharedTerms } from "../read/shared-terms.ts";

/** The day of a meeting stands in one of the first sentences. */
const openings = 8;

interface Deed {
  readonly speech: Speech;
  readonly sentence: Sentence;
  readonly share: number;
  readonly mark: Span;
}

/** What is looked for: the words by which reports tell it, in either script, and those of them that the question has. */
interface Doing {
  readonly verbs: readonly string[];
  readonly forms: readonly string[];
  readonly meant: readonly string[];
  readonly isAttended: boolean;
  /** Each sentence tells of all of these. */
  readonly people: readonly Person[];
}

/** The sentences that say who chaired a meeting, attended it, or did there what the question names. */
export async function whoDid(
  rooms: AskRooms,
  request: Request,
  { named, asks }: PersonAsked,
  scope: Scope,
): Promise<PersonAnswer | undefined> {
  const { language } = request;
  const doing = doingOf(normalise(request.message), asks, named.people);
  if (doing.verbs.length === 0) return undefined;
  const terms = new SharedTerms(rooms.finder.index, subjectOf(request, scope, named.spans));
  const asked = [...rooms.speeches.values()].filter(
    ({ info }) => scope.files.length === 0 || scope.files.includes(info.file),
  );
  const most = asks === "chaired" ? 1 : mostQuotes;
  const told = await mapInTurns(asked, (speech) => deedsIn(rooms, speech, doing, terms).slice(0, most));
  const found = told.flat();
  const best = Math.max(0, ...found.map(({ share }) => share));
  const nearest = scope.files.length > 0 ? found : found.filter(({ share }) => share === best);
  const files = [...new Set(nearest.map(({ speech }) => speech.info.file))];
  if (files.length === 0) return named.people.length > 0 ? undefined : { draft: untold(rooms, language, asks, asked) };
  if (files.length > mostDocuments) return { draft: rooms.about.which(language, files) };
  const claims = nearest.map(({ speech, sentence, mark }) => marked(speech, sentence, mark));
  return { draft: quoting(claims.slice(0, mostQuotes), language) };
}

/** Who gave a report or speech that does not say it is in the catalogue; else it is nowhere. */
function untold(rooms: AskRooms, language: Language, asks: PersonAsked["asks"], asked: readonly Speech[]): Draft {
  const [only, more] = asked;
  const isGiven = only !== undefined && more === undefined && only.info.speakers.length > 0;
  if (isGiven && asks === "did") return rooms.about.ofDocuments(language, "speaker", [only.info.file]);
  return unwritten(rooms, language, asked.length < rooms.speeches.size ? asked.map(({ info }) => info.file) : []);
}

function doingOf(asked: string, asks: PersonAsked["asks"], people: readonly Person[]): Doing {
  const isOfAll = asks === "chaired" || asks === "attended";
  const verbs = isOfAll
    ? deeds[asks]
    : Object.entries(deeds.did).flatMap(([word, said]) => (asked.includes(word) ? said : []));
  const forms = [...new Set([...verbs, ...verbs.map(toTraditional)])];
  const meant = verbs.filter((verb) => asked.includes(verb));
  return { verbs, forms, meant, isAttended: asks === "attended", people };
}

/** Of a document; where some of its sentences have the very word of the question, those. */
function deedsIn(rooms: AskRooms, speech: Speech, doing: Doing, terms: SharedTerms): Deed[] {
  const told = speech.passages
    .flatMap(({ sentences }) => sentences)
    .flatMap((sentence): Deed[] => {
      const mark = deedIn(rooms, speech, sentence, doing);
      return mark ? [{ speech, sentence, mark, share: terms.share(terms.heldBy(sentence, speech)) }] : [];
    });
  const named = told.filter(({ sentence }) => doing.meant.some((verb) => toSimplified(sentence.text).includes(verb)));
  return named.length > 0 ? named : told;
}

/**
 * Where a sentence of the reporter's names people who did it: before the verb, of those who came anywhere. What somebody
 * says that others did is of another meeting.
 */
function deedIn(
  { persons }: AskRooms,
  { info: { file } }: Speech,
  { text: original, speaker, role }: Sentence,
  { verbs, forms, isAttended, people }: Doing,
): Span | undefined {
  // Most sentences have none of the words, and are not made ready to be compared.
  if (role === "title" || !forms.some((form) => original.includes(form))) return undefined;
  const text = toSimplified(original);
  if (text.length !== original.length || !people.every(({ name }) => text.includes(name))) return undefined;
  const [first] = verbs
    .flatMap((verb) => Array.from(text.matchAll(new RegExp(`${verb}(?!精神|稿|[和、要与])`, "gu"))))
    .sort((a, b) => a.index - b.index);
  if (!first) return undefined;
  const before = text.slice(0, first.index);
  const end = first.index + first[0].length;
  const name = persons.nameIn(before, file);
  if (speaker && !(name && speaker.zh && before.includes(toSimplified(speaker.zh)))) return undefined;
  if (name) return { start: name.start, end };
  if (!isAttended) return undefined;
  const isNamed = persons.nameIn(text, file) !== undefined || attending.some((word) => before.includes(word));
  return isNamed ? { start: 0, end } : undefined;
}

/** The day of a meeting or speech: as the catalogue has it, else the sentence that gives it. */
export function held(
  rooms: AskRooms,
  { language, intent }: Request,
  { named }: PersonAsked,
  scope: Scope,
): PersonAnswer | undefined {
  const theirs = named.people.flatMap((one) => {
    const spoken = rooms.persons.voicesOf(one).map(({ file }) => file);
    return spoken.length > 0 ? spoken : one.introductions.map(({ file }) => file);
  });
  const unnamed = Array.from(rooms.speeches.values()).filter(({ info }) =>
    named.posts.some(({ posts }) => isUnnamedSpeaker(info, posts)),
  );
  const files =
    scope.files.length > 0 ? scope.files : [...new Set([...theirs, ...unnamed.map(({ info }) => info.file)])];
  if (files.length === 0 && intent !== "catalogue") return undefined;
  const [only, more] = files;
  const speech = only !== undefined && more === undefined ? rooms.speeches.get(only) : undefined;
  const told = speech && dayIn(speech);
  const claims = told ? [marked(speech, told.sentence, told.span)] : [];
  if (speech?.info.date === undefined && claims.length > 0) return { draft: quoting(claims, language) };
  const draft = rooms.about.ofDocuments(language, "date", files);
  return { draft: claims.length > 0 ? { ...draft, status: "answered", claims } : draft };
}

const day = /\d{1,2}月\d{1,2}日(?:[上下]午)?/u;
const meeting = /召开|举行|主持|召集/u;

function dayIn({ passages }: Speech): { readonly sentence: Sentence; readonly span: Span } | undefined {
  const first = passages.flatMap(({ sentences }) => sentences).slice(0, openings);
  for (const sentence of first) {
    const text = toSimplified(sentence.text);
    const found = text.length === sentence.text.length && meeting.test(text) ? day.exec(text) : null;
    if (found) return { sentence, span: { start: found.index, end: found.index + found[0].length } };
  }
  return undefined;
}
