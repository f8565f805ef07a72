import { createHash } from "node:crypto";
import { type DocumentKind, documentKinds, type Speaker, type SpeakerName, type Speech } from "../../domain.ts";
import type { GlossaryTerm } from "../../text/dictionary.ts";
import { normalise } from "../../text/normalise.ts";
import { citationKey, quoteHash } from "../quote/citation-key.ts";
import type { Claim } from "../quote/gate.ts";
import { passagesWith } from "../check/mention.ts";
import { kindsNamed } from "../understand/names.ts";
import { Sources } from "../quote/sources.ts";

/** What is kept of a document to tell what is new in its next version. */
export interface DocumentContent {
  /** `quoteHash` of each sentence, one after the other. */
  readonly sentences: string;
  /** Its speakers as `subjectKey` writes them. */
  readonly speakers: readonly string[];
  readonly kind: string;
}

/** New passages of a document on a subject: how many, and the keys of the first. */
export interface PassagesFound {
  readonly count: number;
  readonly keys: readonly string[];
}

/** A document that is new or has changed. */
export interface ChangedDocument {
  readonly speech: Speech;
  /** Of the version before, and of those that it replaces. */
  readonly before: readonly DocumentContent[];
}

const mostKeys = 5;

/** A subject in the form in which two ways of writing it are the same. */
export function subjectKey(subject: string): string {
  return normalise(subject).replaceAll(/\s+/gu, " ").trim();
}

/** The kind of documents that a subject names; undefined where it names none. */
export function kindOfSubject(subject: string): DocumentKind | undefined {
  const named = kindsNamed(subjectKey(subject));
  return documentKinds.find((kind) => named.has(kind));
}

/** Whether the catalogue has a speaker of this name or post. */
export function isSpeaker(subject: string, speeches: readonly Speech[]): boolean {
  const key = subjectKey(subject);
  return speeches.some(({ info }) => info.speakers.some((speaker) => formsOf(speaker).includes(key)));
}

/** Changes whenever the words of a document change, its kind or its speakers. */
export function documentHash(speech: Speech): string {
  const { kind } = speech.info;
  return createHash("sha256")
    .update(JSON.stringify([speech.raw, kind, speakersOf(speech)]))
    .digest("base64url");
}

export function documentContent(speech: Speech): DocumentContent {
  const sentences = speech.passages.flatMap((passage) => passage.sentences);
  return {
    sentences: sentences.map(({ start, end }) => quoteHash(speech.raw.slice(start, end))).join(""),
    speakers: speakersOf(speech),
    kind: speech.info.kind,
  };
}

/** Finds what changed documents say that they did not say before. */
export class NewPassages {
  /** Each with nothing but its new sentences. */
  readonly #fresh: ReadonlyMap<Speech, Speech>;
  readonly #sources: Sources;

  constructor(
    readonly documents: readonly ChangedDocument[],
    readonly glossary: readonly GlossaryTerm[],
  ) {
    this.#fresh = new Map(documents.map(({ speech, before }) => [speech, withoutKnown(speech, before)]));
    this.#sources = new Sources([...this.#fresh.values()]);
  }

  /**
   * What is new on a subject, by document: where the subject names a kind, documents of that kind; else the words of a
   * speaker of that name, and the passages that have it as a term, in either script or language.
   */
  on(subject: string): Map<Speech, PassagesFound> {
    const kind = kindOfSubject(subject);
    const mentioned =
      kind === undefined ? passagesWith(this.#sources, subject, this.glossary).map(({ claims }) => claims) : [];
    const found = new Map<Speech, PassagesFound>();
    for (const [place, document] of this.documents.entries()) {
      const claims =
        kind === undefined
          ? [...this.#saidBy(subject, document), ...(mentioned[place] ?? [])]
          : this.#ofKind(kind, document);
      const passages = onePerPassage(document.speech, bodyOf(document.speech, claims));
      if (passages.length === 0) continue;
      const keys = passages.slice(0, mostKeys).map((claim) => keyOf(document.speech, claim));
      found.set(document.speech, { count: passages.length, keys });
    }
    return found;
  }

  #ofKind(kind: DocumentKind, { speech, before }: ChangedDocument): Claim[] {
    if (speech.info.kind !== kind) return [];
    const isKnown = before.some((content) => content.kind === kind);
    return sentenceClaims(isKnown ? this.#freshOf(speech) : speech);
  }

  #saidBy(subject: string, { speech, before }: ChangedDocument): Claim[] {
    const key = subjectKey(subject);
    const isKnown = before.some(({ speakers }) => speakers.includes(key));
    const looked = isKnown ? this.#freshOf(speech) : speech;
    const own = speech.info.speakers.map(formsOf).filter((forms) => forms.includes(key));
    const wanted = new Set([key, ...own.flat()]);
    const said = sentenceClaims(looked, (speaker) =>
      namesOf(speaker ? [speaker] : []).some((name) => wanted.has(name)),
    );
    // Where the text does not tell whose words its sentences are, it is known only whose document it is.
    return said.length > 0 || own.length === 0 ? said : sentenceClaims(looked);
  }

  #freshOf(speech: Speech): Speech {
    return this.#fresh.get(speech) ?? speech;
  }
}

/** The names and posts of those whose words a document holds. */
function speakersOf({ info, passages }: Speech): string[] {
  const said = new Map<string, SpeakerName>();
  for (const { speaker } of passages.flatMap(({ sentences }) => sentences)) {
    if (speaker) said.set(JSON.stringify(speaker), speaker);
  }
  return [...new Set([...info.speakers.flatMap(formsOf), ...namesOf([...said.values()])])].sort();
}

/** What a speaker of the catalogue is called, by name or by post. */
function formsOf({ post, name, aliases = [] }: Speaker): string[] {
  return [...namesOf([post, ...(name ? [name] : [])]), ...aliases.map(subjectKey)];
}

/** A Chinese name in English may have the family name first or last. */
function namesOf(names: readonly SpeakerName[]): string[] {
  return names.flatMap(({ zh, en }) => [
    ...(zh === undefined ? [] : [subjectKey(zh)]),
    ...(en === undefined ? [] : [subjectKey(en), subjectKey(en.split(" ").reverse().join(" "))]),
  ]);
}

function withoutKnown(speech: Speech, before: readonly DocumentContent[]): Speech {
  const known = new Set(before.flatMap(({ sentences }) => sentences.match(/.{8}/gu) ?? []));
  if (known.size === 0) return speech;
  const passages = speech.passages.flatMap((passage) => {
    const sentences = passage.sentences.filter(({ start, end }) => !known.has(quoteHash(speech.raw.slice(start, end))));
    return sentences.length > 0 ? [{ ...passage, sentences }] : [];
  });
  const isFresh = (start: number, end: number): boolean =>
    passages.some(({ sentences }) => sentences.some((one) => one.start < end && start < one.end));
  return { ...speech, passages, renderings: speech.renderings.filter(({ start, end }) => isFresh(start, end)) };
}

function sentenceClaims(
  { info, passages }: Speech,
  isWanted: (speaker: SpeakerName | undefined) => boolean = () => true,
): Claim[] {
  return passages.flatMap(({ role, sentences }) =>
    role === "body"
      ? sentences.flatMap(({ start, end, speaker }) =>
          isWanted(speaker) ? [{ file: info.file, start, end, score: 1 }] : [],
        )
      : [],
  );
}

/** What stands in sentences; where that is nothing, what stands in titles and headings. */
function bodyOf({ passages }: Speech, claims: readonly Claim[]): readonly Claim[] {
  const sentences = passages.flatMap((passage) => passage.sentences.filter(({ role }) => role === "body"));
  const inBody = claims.filter((claim) => sentences.some(({ start, end }) => start < claim.end && claim.start < end));
  return inBody.length > 0 ? inBody : claims;
}

/** The first claim in each passage, in the order of the text. */
function onePerPassage({ passages }: Speech, claims: readonly Claim[]): Claim[] {
  return passages.flatMap(
    (passage) => claims.find(({ start, end }) => passage.start < end && start < passage.end) ?? [],
  );
}

function keyOf({ info, raw }: Speech, { start, end }: Claim): string {
  return citationKey({ file: info.file, start, end, quote: raw.slice(start, end) });
}
