import type { Sentence, Span, Speech } from "../domain.ts";
import { normalise, toSimplified } from "../text/normalise.ts";
import {
  isUnnamedSpeaker,
  marked,
  mostDocuments,
  mostQuotes,
  type PersonAnswer,
  quoting,
  subjectOf,
  unwritten,
} from "./person-quotes.ts";
import { attending, deeds } from "./posts.ts";
import type { PersonAsked, Request, Scope } from "./request.ts";
import type { AskRooms } from "./rooms.ts";
import { SharedTerms } from "./shared-terms.ts";

/** The day of a meeting stands in one of the first sentences. */
const openings = 8;

interface Deed {
  readonly speech: Speech;
  readonly sentence: Sentence;
  readonly share: number;
  readonly mark: Span;
}

/** The sentences that say who chaired a meeting, attended it, or did there what the question names. */
export function whoDid(
  rooms: AskRooms,
  request: Request,
  { named, asks }: PersonAsked,
  scope: Scope,
): PersonAnswer | undefined {
  const { language } = request;
  const asked = normalise(request.message);
  const isAttended = asks === "attended";
  const verbs = verbsOf(asks, asked);
  if (verbs.length === 0) return undefined;
  const terms = new SharedTerms(rooms.finder.index, subjectOf(request, scope, named.spans));
  const found = [...rooms.speeches.values()].flatMap((speech): Deed[] => {
    if (scope.files.length > 0 && !scope.files.includes(speech.info.file)) return [];
    const told = speech.passages
      .flatMap(({ sentences }) => sentences)
      .flatMap((sentence): Deed[] => {
        const mark = sentence.role === "title" ? undefined : deedIn(rooms, sentence, verbs, isAttended);
        const isTheirs = named.people.every(({ name }) => toSimplified(sentence.text).includes(name));
        return mark && isTheirs ? [{ speech, sentence, mark, share: terms.share(terms.heldBy(sentence, speech)) }] : [];
      });
    const meant = told.filter(({ sentence }) =>
      verbs.some((verb) => asked.includes(verb) && toSimplified(sentence.text).includes(verb)),
    );
    return (meant.length > 0 ? meant : told).slice(0, asks === "chaired" ? 1 : mostQuotes);
  });
  const most = Math.max(0, ...found.map(({ share }) => share));
  const nearest = scope.files.length > 0 ? found : found.filter(({ share }) => share === most);
  const files = [...new Set(nearest.map(({ speech }) => speech.info.file))];
  const [given, more] = scope.files;
  const isGiven = (rooms.speeches.get(given ?? "")?.info.speakers.length ?? 0) > 0 && more === undefined;
  if (files.length === 0 && isGiven && asks === "did") {
    return { draft: rooms.about.ofDocuments(language, "speaker", scope.files) };
  }
  if (files.length === 0) {
    return named.people.length > 0 ? undefined : { draft: unwritten(rooms, language, scope.files) };
  }
  if (files.length > mostDocuments) return { draft: rooms.about.which(language, files) };
  return {
    draft: quoting(
      nearest.slice(0, mostQuotes).map(({ speech, sentence, mark }) => marked(speech, sentence, mark)),
      language,
    ),
  };
}

/** The words by which reports tell what is asked for. */
function verbsOf(asks: PersonAsked["asks"], asked: string): readonly string[] {
  if (asks === "chaired" || asks === "attended") return deeds[asks];
  return Object.entries(deeds.did).flatMap(([word, verbs]) => (asked.includes(word) ? verbs : []));
}

/**
 * Where a sentence of the reporter's names people who did it: before the verb, of those who came anywhere. What somebody
 * says that others did is of another meeting.
 */
function deedIn(
  { persons }: AskRooms,
  { text: original, speaker }: Sentence,
  verbs: readonly string[],
  isAttended: boolean,
): Span | undefined {
  const text = toSimplified(original);
  if (text.length !== original.length) return undefined;
  const [first] = verbs
    .flatMap((verb) => Array.from(text.matchAll(new RegExp(`${verb}(?!精神|稿|[和、要与])`, "gu"))))
    .sort((a, b) => a.index - b.index);
  if (!first) return undefined;
  const [verb, at] = [first[0], first.index];
  const before = text.slice(0, at);
  const name = persons.nameIn(before);
  if (speaker && !(name && speaker.zh && before.includes(toSimplified(speaker.zh)))) return undefined;
  if (name) return { start: name.start, end: at + verb.length };
  if (!isAttended) return undefined;
  const isNamed = persons.nameIn(text) !== undefined || attending.some((word) => before.includes(word));
  return isNamed ? { start: 0, end: at + verb.length } : undefined;
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
