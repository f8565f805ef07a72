import type { Span } from "../../domain.ts";
import { toSimplified } from "../../text/normalise.ts";
import type { Introduction, Person, Persons, Voice } from "./persons.ts";
import { nounsBefore, type SharedPost } from "./posts.ts";

/** A post that a message names without anybody's name. */
export interface PostNamed extends Span {
  /** In Chinese; several where an English word may mean each. */
  readonly posts: readonly string[];
  /** Characters before it that say how many are meant: `三位`. */
  readonly counted: number;
  /** The same with the body before it, as the message has it: `市委书记`. */
  readonly called: readonly string[];
  /** Who holds it, in the documents asked: those whose post says most of the words. */
  readonly holders: readonly PostHolder[];
  /** Whose words are there by such a post alone, without a name. */
  readonly voices: readonly Voice[];
  /** Whether it names somebody to whom something is said or required, not who says it. */
  readonly isAddressed: boolean;
  /** Whether no document names anybody who holds it, nor has words of one. */
  readonly isNobodys: boolean;
}

/** Somebody who holds a post in a document. */
export interface PostHolder {
  readonly person: Person;
  readonly file: string;
  /** The first sentence that says so; absent where the catalogue alone does. */
  readonly introduction?: Introduction;
}

/** The body before a post. */
const body =
  /(?:[省市县区州镇乡]?党委|[省市县区州镇乡]委|党组|政府|[省市县区州]?(?:政协|人大(?:常委会)?|纪委监?委?))$/u;
/** How many are asked for: `三位`. */
const number = /(?:[一二两三四五六七八九十几各每\d]|所有)[位名个]$/u;
/** `对县长有什么要求`: of whom something is required. */
const preposition = /^[对向给让由]/u;
const addressed = /[对向给让由](?:各|全体)?$/u;
const addressedInEnglish = /\b(?:for|to|on|by|from) (?:(?:an?|the|every|each|all) )?$/u;

/** A post in a normalised message with the words that belong to it. */
export function postAround(
  text: string,
  start: number,
  end: number,
): Pick<PostNamed, "start" | "end" | "counted" | "called" | "isAddressed"> {
  const own = start - (body.exec(text.slice(0, start))?.[0].length ?? 0);
  const counted = number.exec(text.slice(0, own))?.[0].length ?? 0;
  const called = nounsBefore(text.slice(0, own)).replace(preposition, "") + text.slice(own, end);
  const isAddressed = addressed.test(text.slice(0, end - called.length - counted));
  return { start: own, end, counted, called: [called], isAddressed };
}

/** Whether English words before a post make it whom something is required of: `requirements for mayors`. */
export function isAddressedInEnglish(before: string): boolean {
  return addressedInEnglish.test(before);
}

type SharedWith = (held: string) => SharedPost | undefined;

/** Who holds a post of which the words say most, by name or as one who speaks by it; nobody's where no document has one. */
export function holdersOf(
  persons: Persons,
  files: readonly string[],
  sharedWith: SharedWith,
): Pick<PostNamed, "holders" | "voices" | "isNobodys"> {
  const found = holdingIn(persons, files, sharedWith);
  const isElsewhere = found.length === 0 && files.length > 0 && holdingIn(persons, [], sharedWith).length > 0;
  const most = Math.max(0, ...found.map(({ share }) => share));
  const ranked = found.filter(({ share }) => share === most);
  return {
    holders: ranked
      .flatMap(({ holder }) => holder ?? [])
      .filter(({ person, file }, at, all) => all.findIndex((one) => one.person === person && one.file === file) === at),
    voices: [...new Set(ranked.flatMap(({ voice }) => voice ?? []))],
    isNobodys: found.length === 0 && !isElsewhere,
  };
}

interface Holding {
  /** Characters of the post that the words say. */
  readonly share: number;
  readonly holder?: PostHolder;
  readonly voice?: Voice;
}

function holdingIn(persons: Persons, files: readonly string[], sharedWith: SharedWith): Holding[] {
  const isAsked = (file: string): boolean => files.length === 0 || files.includes(file);
  const named = persons.all.flatMap((person) =>
    Array.from(person.posts).flatMap(([file, held]) =>
      Array.from(isAsked(file) ? held : []).flatMap((post): Holding[] => {
        const share = sharedWith(post);
        const introduction = person.introductions.find((one) => one.file === file && one.posts.includes(post));
        if (!share || !persons.isOf(share, file, introduction)) return [];
        return [{ share: share.shared, holder: { person, file, ...(introduction && { introduction }) } }];
      }),
    ),
  );
  const unnamed = persons.unnamed.flatMap((voice) => {
    const posts = isAsked(voice.file) ? toSimplified(voice.speaker.zh ?? "").split("、") : [];
    return posts.flatMap((post): Holding[] => {
      const share = sharedWith(post);
      return share && persons.isOf(share, voice.file, undefined) ? [{ share: share.shared, voice }] : [];
    });
  });
  return [...named, ...unnamed];
}
