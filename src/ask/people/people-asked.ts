import { verbsOfSaying } from "../../corpus/structure/saying.ts";
import type { Intent, Span } from "../../domain.ts";
import { normalise } from "../../text/normalise.ts";
import { PersonQuestions } from "./person-questions.ts";
import { PersonReader } from "./person-reader.ts";
import type { PostNamed } from "./post-holders.ts";
import { nameWords } from "../understand/names.ts";
import type { Persons } from "./persons.ts";
import type { PersonAsked, Request, Scope } from "../request.ts";

/** Kinds that ask nothing of what people said, were or did. */
const ofNobody: ReadonlySet<Intent> = new Set([
  "greeting",
  "thanks",
  "complaint",
  "abuse",
  "foreign",
  "navigate",
  "moment",
  "gibberish",
]);
/** One person named before. */
const pronoun = /(?<!其)[他她](?![们們人])|\b(?:he|she|him)\b/iu;
const nowhere: Pick<Scope, "files" | "mentions"> = { files: [], mentions: [] };

/** Whether a post is one that nobody holds, where it is neither part of a document's name nor whom something is said to. */
function mayBeNobodys(post: PostNamed, { mentions }: Scope): boolean {
  return (
    post.isNobodys && !post.isAddressed && !mentions.some(({ start, end }) => start < post.end && post.start < end)
  );
}

/** Whether a text begins with a word that somebody says something. */
function isSaying(text: string): boolean {
  const [word = ""] = /^[a-z]+/u.exec(text.trimStart()) ?? [];
  return verbsOfSaying.some((verb) => text.startsWith(verb)) || nameWords.cues.saying.includes(word);
}

/** Reads from a message which people it is about and what it asks of them. */
export class PeopleAsked {
  readonly #people: PersonReader;
  readonly #questions = PersonQuestions.load();

  constructor(persons: Persons) {
    this.#people = new PersonReader(persons);
  }

  /** `他是什么职务`: with the name of the one person whom the last message that names anybody names. */
  withName(message: string, before: readonly string[]): string {
    if (!pronoun.test(message) || this.#people.read(message, nowhere).people.length > 0) return message;
    for (const earlier of before.toReversed()) {
      const { people, spans } = this.#people.read(earlier, nowhere);
      const [span] = spans;
      if (people.length === 0 || !span) continue;
      const isSame = normalise(earlier).length === earlier.length;
      const name = isSame ? earlier.slice(span.start, span.end) : people[0]?.name;
      return people.length === 1 && name !== undefined ? message.replace(pronoun, () => name) : message;
    }
    return message;
  }

  /** The people whom the message names and what it asks of them; undefined of kinds that ask nothing of people. */
  async of(
    { intent, readings: [reading], span }: Pick<Request, "intent" | "readings" | "span">,
    message: string,
    vectorOf: (text: string) => Promise<Float32Array>,
  ): Promise<PersonAsked | undefined> {
    // A name that answers "which one?" asks the question before.
    const isEarlier = reading?.text !== message && span === undefined;
    if (!reading || ofNobody.has(intent) || isEarlier) return undefined;
    const named = this.#people.read(message, reading.scope);
    // Whether somebody speaks of something is looked for by its words, unless there is nobody of the name.
    if (intent === "mention") {
      const term = normalise(span ?? "");
      const outside = named.posts.filter(({ called }) => !called.some((one) => term.includes(one)));
      const nobodys = outside.filter((post) => mayBeNobodys(post, reading.scope));
      const isStranger = named.people.length === 0 && named.unknown.length + nobodys.length > 0;
      return isStranger ? { named, asks: "said", nobodys } : undefined;
    }
    const asks = this.#questions.asked(named.masked, await vectorOf(named.masked));
    const isSaid = ({ end }: Span): boolean => asks === "said" || (!asks && isSaying(normalise(message).slice(end)));
    const nobodys = named.posts.filter((post) => isSaid(post) && mayBeNobodys(post, reading.scope));
    return { named, ...(asks && { asks }), ...(nobodys.length > 0 && { nobodys }) };
  }
}
