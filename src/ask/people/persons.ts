import type { Sentence, Span, SpeakerName, Speech } from "../../domain.ts";
import { holdersIn, isPost } from "../../corpus/structure/holders.ts";
import { atOnce, inTurns } from "../../ops/in-turns.ts";
import { toSimplified, toTraditional } from "../../text/normalise.ts";
import { holdsPost, type SharedPost } from "./posts.ts";

/** Where a text names somebody with what they are. */
export interface Introduction {
  readonly file: string;
  readonly sentence: Sentence;
  /** In Simplified characters. */
  readonly posts: readonly string[];
  /** From the posts to the name, in the sentence's text. */
  readonly span: Span;
}

/** Somebody whom the documents name. */
export interface Person {
  /** In Simplified characters. */
  readonly name: string;
  /** In letters, where the catalogue gives it. */
  readonly english: readonly string[];
  readonly introductions: readonly Introduction[];
  /** Posts by file, those of the catalogue among them. */
  readonly posts: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Whose words some sentences are, as the documents call them. */
export interface Voice {
  readonly file: string;
  readonly speaker: SpeakerName;
  readonly sentences: readonly Sentence[];
}

interface Growing {
  readonly name: string;
  readonly english: Set<string>;
  readonly introductions: Introduction[];
  readonly posts: Map<string, Set<string>>;
}

interface Register {
  readonly people: ReadonlyMap<string, Person>;
  readonly all: readonly Person[];
  readonly byFile: ReadonlyMap<string, readonly Person[]>;
  readonly voices: readonly Voice[];
  readonly unnamed: readonly Voice[];
}

/** The people of the documents: what they are called, what they are, and what is theirs; read when first asked for. */
export class Persons {
  #register: Register | undefined;

  constructor(readonly speeches: readonly Speech[]) {}

  /** Reads the documents ahead of the first question, with turns for whatever else waits. */
  async prepare(): Promise<void> {
    this.#register ??= await inTurns(registering(this.speeches));
  }

  get all(): readonly Person[] {
    return this.#read().all;
  }

  /** Who speaks by a post alone, as the text or the catalogue has it, the latter also where no sentence is surely theirs. */
  get unnamed(): readonly Voice[] {
    return this.#read().unnamed;
  }

  /** By a name in Simplified characters. */
  called(name: string): Person | undefined {
    return this.#read().people.get(name);
  }

  /** What a person says, in the order of the documents; of the files given, where there are any. */
  voicesOf(person: Person, files: readonly string[] = []): readonly Voice[] {
    return this.#read().voices.filter(
      ({ file, speaker }) => (files.length === 0 || files.includes(file)) && this.#isCalled(person, speaker, file),
    );
  }

  /** The first place where a text of a document, in Simplified characters, names anybody. */
  nameIn(text: string, file: string): Span | undefined {
    const known = this.#read().byFile.get(file) ?? [];
    const places = known.map(({ name }) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }));
    return [...holdersIn(text).map(({ span }) => span), ...places]
      .filter(({ start }) => start >= 0)
      .sort((a, b) => a.start - b.start)[0];
  }

  /** Whether any document has these words. */
  isWritten(words: string): boolean {
    const forms = new Set([words, toTraditional(words)]);
    return this.speeches.some(({ raw }) => Array.from(forms).some((form) => raw.includes(form)));
  }

  /** Whether a post is that of the place which is named before it, as far as the document tells. */
  isOf({ prefix, isBodys }: SharedPost, file: string, introduction: Introduction | undefined): boolean {
    const speech = prefix === "" ? undefined : this.speeches.find(({ info }) => info.file === file);
    if (!speech) return prefix === "";
    const { title, place } = speech.info;
    const near = [title.zh, place?.zh ?? "", introduction?.sentence.text ?? ""];
    return [...near, ...(isBodys ? [speech.raw] : [])].some((text) => toSimplified(text).includes(prefix));
  }

  /** A voice may be called by name, or by surname and post where only one can be meant. */
  #isCalled(person: Person, { zh = "" }: SpeakerName, file: string): boolean {
    const called = toSimplified(zh);
    if (called === person.name) return true;
    const [surname, post] = [called.slice(0, 1), called.slice(1)];
    if (!person.name.startsWith(surname) || post.length < 2 || this.#read().people.has(called)) return false;
    const meant = this.all.filter(({ name, posts }) => name.startsWith(surname) && holds(posts, post, [file]));
    return (
      (meant.length > 0 ? meant : this.all.filter((one) => isKnownAs(one, surname, post))).every(
        (one) => one === person,
      ) && isKnownAs(person, surname, post)
    );
  }

  #read(): Register {
    return (this.#register ??= atOnce(registering(this.speeches)));
  }
}

function isKnownAs({ name, posts }: Person, surname: string, post: string): boolean {
  return name.startsWith(surname) && holds(posts, post, []);
}

/** Whether a post is among those that somebody has; in the files given, where there are any. */
export function holds(posts: Person["posts"], post: string, files: readonly string[], asDeputy = false): boolean {
  return Array.from(posts).some(
    ([file, held]) =>
      (files.length === 0 || files.includes(file)) && Array.from(held).some((one) => holdsPost(one, post, asDeputy)),
  );
}

function* registering(speeches: readonly Speech[]): Generator<void, Register> {
  const people = new Map<string, Growing>();
  const voices: Voice[] = [];
  const unnamed: Voice[] = [];
  const personCalled = (name: string): Growing => {
    const known = people.get(name) ?? { name, english: new Set(), introductions: [], posts: new Map() };
    people.set(name, known);
    return known;
  };
  const addPosts = ({ posts }: Growing, file: string, held: readonly string[]): void => {
    posts.set(file, new Set([...(posts.get(file) ?? []), ...held]));
  };
  for (const { info, passages } of speeches) {
    const { file } = info;
    for (const { name, post } of info.speakers) {
      if (!name) continue;
      const person = personCalled(toSimplified(name.zh));
      if (name.en !== name.zh) person.english.add(name.en.toLowerCase());
      addPosts(person, file, toSimplified(post.zh).split("、"));
    }
    const bySpeaker = new Map<string, { speaker: SpeakerName; sentences: Sentence[] }>();
    for (const sentence of passages.flatMap(({ sentences }) => sentences)) {
      for (const { name, posts, span } of holdersIn(toSimplified(sentence.text))) {
        const person = personCalled(name);
        person.introductions.push({ file, sentence, posts, span });
        addPosts(person, file, posts);
      }
      const { speaker } = sentence;
      if (!speaker) continue;
      const key = speaker.zh ?? speaker.en ?? "";
      const voice = bySpeaker.get(key) ?? { speaker, sentences: [] };
      voice.sentences.push(sentence);
      bySpeaker.set(key, voice);
    }
    const speaking = Array.from(bySpeaker.values(), (voice) => ({ file, ...voice }));
    voices.push(...speaking);
    unnamed.push(...speaking.filter(({ speaker: { zh = "" } }) => isPost(toSimplified(zh))));
    for (const { name, post } of info.speakers) {
      const isHeard = speaking.some(({ speaker }) => speaker.zh === post.zh);
      if (!name && !isHeard) unnamed.push({ file, speaker: post, sentences: [] });
    }
    yield;
  }
  const all = Array.from(people.values(), (one) => ({ ...one, english: [...one.english] }));
  const byFile = new Map<string, Person[]>();
  for (const person of all) {
    for (const file of person.posts.keys()) byFile.set(file, [...(byFile.get(file) ?? []), person]);
  }
  return { people: new Map(all.map((person) => [person.name, person])), all, byFile, voices, unnamed };
}
