import type { Speech } from "../../domain.ts";
import { toSimplified } from "../../text/normalise.ts";
import { subjectOf } from "../people/person-quotes.ts";
import { type SpeakerMeant, speakersMeant } from "../people/speakers.ts";
import { holdsPost } from "../people/posts.ts";
import type { QuestionReading, Request, Scope } from "../request.ts";
import type { AskRooms } from "../rooms.ts";

const fewestSides = 2;
/** So many documents are asked one by one where the sides are not named. */
const mostDocuments = 8;

/** What stands beside others: documents, or somebody in them. */
export interface Side {
  /** Whom the message names, as the catalogue or the text has them in Chinese. */
  readonly people: readonly string[];
  readonly scope: Scope;
}

/** Whether a message names documents or people that stand side by side: each is asked. */
export function namesSides(rooms: AskRooms, request: Request): boolean {
  return namedSides(rooms, request, readingOfSides(request)).length >= fewestSides;
}

/** The reading that sets documents side by side; else what names one to be set beside the question before; else the first. */
export function readingOfSides({ intent, readings }: Request): QuestionReading | undefined {
  const beside = readings.find(({ scope }) => scope.sides.length >= fewestSides);
  const [alone, joint] = readings;
  const isOther = intent === "compare" && joint !== undefined && (alone?.scope.files.length ?? 0) > 0;
  return beside ?? (isOther ? joint : alone);
}

/** The sides that a message names; none where it names fewer than two and sets none beside what was asked before. */
export function namedSides(rooms: AskRooms, request: Request, reading: QuestionReading | undefined): readonly Side[] {
  if (!reading) return [];
  const { scope } = reading;
  const fewest = reading === request.readings[0] || scope.sides.length >= fewestSides ? fewestSides : 1;
  const ofScope = scope.sides.length >= fewestSides ? scope.sides : scope.files.length > 0 ? [scope.files] : [];
  const first = sidesOfScope(rooms, scope, ofScope);
  const meant = speakersBeside(rooms, request, scope).filter(
    (one) => !first.some(({ scope: { speakers } }) => speakers.some((name) => isCalled(one, name))),
  );
  const isTheirs = meant.flatMap(({ voices }) => voices).some(({ file }) => scope.files.includes(file));
  // A document whose people are compared is no side of its own.
  const before = scope.sides.length < fewestSides && isTheirs && meant.length >= fewestSides ? [] : first;
  if (before.length + meant.length < fewest) return [];
  const rest = meant.length > 0 ? subjectOf(request, scope, request.person?.named.spans ?? []) : scope.rest;
  const alone = { ...scope, mentions: [], sides: [], rest };
  return [
    ...before.map((side) => ({ ...side, scope: { ...side.scope, rest } })),
    ...meant.map(({ person, voices }): Side => {
      const files = voices.length > 0 ? voices.map(({ file }) => file) : [...(person?.posts.keys() ?? [])];
      const speakers = voices.flatMap(({ speaker }) => speaker.zh ?? []);
      const isHeard = person !== undefined || voices.some(({ sentences }) => sentences.length > 0);
      return {
        people: person ? [person.name] : speakers,
        scope: { ...alone, files: [...new Set(files)], speakers: [...new Set(speakers)], ownWords: isHeard },
      };
    }),
  ];
}

/** Whose words stand beside others': all whose words are asked for, or else those compared by name. */
function speakersBeside(rooms: AskRooms, { person, intent }: Request, scope: Scope): readonly SpeakerMeant[] {
  if (!person) return [];
  if (person.asks === "said") return speakersMeant(rooms, person.named, { ...scope, files: [] });
  const people = intent === "compare" ? person.named.people : [];
  const named = people.map((one) => ({ person: one, voices: rooms.persons.voicesOf(one) }));
  return named.filter(({ voices }) => voices.length > 0);
}

/** The documents that a scope names, of all where it names none, one by one; none where they are more than can be asked. */
export function documentSides({ speeches }: AskRooms, scope: Scope): readonly Side[] {
  const files = scope.files.length > 0 ? scope.files : [...speeches.keys()];
  const isFew = files.length >= fewestSides && files.length <= mostDocuments;
  const alone = { ...scope, mentions: [], sides: [] };
  return isFew ? files.map((file) => ({ people: [], scope: { ...alone, files: [file] } })) : [];
}

function sidesOfScope(rooms: AskRooms, scope: Scope, sides: Scope["sides"]): Side[] {
  const alone = { ...scope, mentions: [], sides: [] };
  const named = sides.map((files) => scope.speakers.filter((name) => files.some((file) => isOf(rooms, file, name))));
  return sides.map((files, place) => {
    const those = named[place] ?? [];
    const shares = (others: readonly string[]): boolean => others.some((name) => those.includes(name));
    // Two people in one document are told apart by their order.
    const before = named.slice(0, place).filter(shares).length;
    const people = named.filter(shares).length > 1 ? those.slice(before, before + 1) : those;
    const speakers = [...new Set(people.flatMap((name) => files.flatMap((file) => labelsOf(rooms, file, name))))];
    const ownWords = speakers.length > 0 && files.some((file) => hasVoices(rooms.speeches.get(file)));
    return { people, scope: { ...alone, files, speakers, ownWords } };
  });
}

function isOf({ speeches }: AskRooms, file: string, name: string): boolean {
  const speakers = speeches.get(file)?.info.speakers ?? [];
  return speakers.some((speaker) => (speaker.name?.zh ?? speaker.post.zh) === name);
}

/** What the sentences of a document call somebody whom its entry has by name, or by post alone. */
function labelsOf({ persons }: AskRooms, file: string, name: string): string[] {
  const post = toSimplified(name);
  const holders = persons.all.filter(({ posts }) =>
    Array.from(posts.get(file) ?? []).some((held) => holdsPost(toSimplified(held), post)),
  );
  const voices = holders.flatMap((person) => persons.voicesOf(person, [file]));
  return [name, ...voices.flatMap(({ speaker }) => speaker.zh ?? [])];
}

function isCalled({ person, voices }: SpeakerMeant, name: string): boolean {
  return toSimplified(name) === person?.name || voices.some(({ speaker }) => speaker.zh === name);
}

/** Whether a document tells whose words its sentences are. */
function hasVoices(speech: Speech | undefined): boolean {
  return speech?.passages.some(({ sentences }) => sentences.some(({ speaker }) => speaker !== undefined)) ?? false;
}
