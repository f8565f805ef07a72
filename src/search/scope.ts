import type { AdministrativeLevel, SpeechInfo, Span } from "../domain.ts";
import { englishTerms } from "../language/english-terms.ts";
import { inMainlandWords, normalise } from "../language/normalise.ts";
import { overviewAsked } from "./overview.ts";

/** What a question says about which speech it means, read from the catalogue. */
export interface Scope {
  /** Log-odds to add to the passages of a speech, by file. */
  readonly boosts: ReadonlyMap<string, number>;
  /** Where the question compares speeches: the files of each side. */
  readonly sides: readonly (readonly string[])[];
  /** Names (Chinese, as in the catalogue) of the people whose words are asked for. */
  readonly speakers: readonly string[];
  /** The end of a speech that is asked for: how it opens or closes. */
  readonly part: "opening" | "close" | undefined;
  /** Where the words that name a speech stand in the normalised question, and the question without them. */
  readonly mentions: readonly Span[];
  readonly rest: string;
  /** Whether the question names a speech at all. */
  readonly named: boolean;
  /** Whether nothing is left but a question about the speech itself: who gave it, when, at which meeting. */
  readonly aboutSpeech: boolean;
  /** The topic whose main points are asked for, "" for all that the speech says; undefined where none are. */
  readonly overview: string | undefined;
}

/** How sure one phrase, and any number of them, make it that a speech is meant, in log-odds. */
const named = 4;
const surest = 5;
/** A title's word names a speech only where few titles share it. */
const distinctiveShare = 1 / 3;

const levelWords: Readonly<Record<Exclude<AdministrativeLevel, "unknown">, readonly [zh: string, en: string]>> = {
  province: ["省", "province|provincial"],
  city: ["市", "city|municipal"],
  district: ["区", "district"],
  county: ["县", "county"],
};
const englishNoun = "(?:speech|meeting|conference|address|talk|report|session|event)";
const chineseNoun = "(?:的?讲话|那篇|那个会|的会|这个会|会上|会议|视频会|报道|发言)";
const bodies = "(?:party )?(?:committee|officials|leaders|bureau|government|govt|market|health|hospital)";
/** `城市长期` names no 市长, `市长们` no one of them; `健全县级` and `安全区域` name no level. */
const notPost = "(?![们期远久效])";
const endsInQuan = "[健安完齐保]";
const comparison = /\bvs\b|versus|compar|differ|\bboth\b|\band\b|跟|和|与|比|分别|一样|区别|不同|各/u;
const commonTitleWords = new Set(englishTerms("speech meeting conference on work safety report news"));

const aboutSpeechEnglish = new Set(
  (
    "what which who when where how is was were are the a an at on in of did do does that this it speech speeches speak spoke " +
    "speaking meeting meetings conference address talk report gave give given hold held year date day month time place title " +
    "name called deliver delivered about and by to take happen happened made make"
  ).split(" "),
);
const aboutSpeechChinese =
  /讲话|讲的|会议|会|哪一?年|哪一?[天日个次场种]|什么|时候|时间|日期|几[年月日号]|谁|讲|说|的|是|那|这|个|篇|场|报道|发言|在|哪里?|儿|开|召开|名字|标题|题目|叫|啥|上|里|了|呢|吗|么|何时|何地|年|[\s\p{P}]/gu;

interface Phrase {
  readonly pattern: RegExp;
  readonly file: string;
}

/** Puts down that the words from `start` to `end` name a speech. */
type Note = (start: number, end: number, file: string) => void;

interface Mention {
  readonly start: number;
  readonly end: number;
  readonly files: Set<string>;
}

/** Reads from a question which speeches of a catalogue it names. */
export class ScopeReader {
  readonly #phrases: readonly Phrase[];
  readonly #titleWords: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #titles: readonly { readonly file: string; readonly title: string }[];
  readonly #people: readonly { readonly name: string; readonly pattern: RegExp }[];

  constructor(readonly catalogue: readonly SpeechInfo[]) {
    this.#phrases = catalogue.flatMap(phrasesOf);
    const words = new Map<string, Set<string>>();
    for (const { file, title } of catalogue) {
      for (const word of englishTerms(title.en)) words.set(word, (words.get(word) ?? new Set()).add(file));
    }
    this.#titleWords = words;
    this.#people = catalogue.flatMap(({ speakers }) =>
      speakers.flatMap(({ name }) => (name ? [{ name: name.zh, pattern: new RegExp(personPattern(name), "u") }] : [])),
    );
    this.#titles = catalogue.map(({ file, title }) => ({ file, title: normalise(title.zh) }));
  }

  read(question: string): Scope {
    const text = normalise(question);
    const mentions = this.#mentions(inMainlandWords(question) ?? text);
    const groups = groupMentions(mentions);
    const boosts = new Map<string, number>();
    for (const group of groups) {
      for (const [file, phrases] of group)
        boosts.set(file, Math.max(boosts.get(file) ?? 0, Math.min(phrases * named, surest)));
    }
    const part = partAsked(text);
    const rest = restOf(text, mentions);
    const overview = overviewAsked(rest);
    return {
      boosts,
      sides: isComparison(text, groups) ? groups.map((group) => Array.from(group.keys())) : [],
      speakers: this.#people.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name),
      part,
      mentions: mentions.map(({ start, end }) => ({ start, end })),
      rest,
      named: mentions.length > 0,
      aboutSpeech: mentions.length > 0 && part === undefined && overview !== "" && isAboutSpeech(rest),
      overview,
    };
  }

  /** Phrases that name speeches, in order; of overlapping ones the longest. */
  #mentions(text: string): Mention[] {
    const found = new Map<string, Mention>();
    const note: Note = (start, end, file) => {
      const key = `${start}-${end}`;
      const mention = found.get(key) ?? { start, end, files: new Set<string>() };
      mention.files.add(file);
      found.set(key, mention);
    };
    for (const { pattern, file } of this.#phrases) {
      for (const match of text.matchAll(pattern)) note(match.index, match.index + match[0].length, file);
    }
    this.#englishTitleMentions(text, note);
    this.#chineseTitleMentions(text, note);
    const kept: Mention[] = [];
    for (const mention of [...found.values()].sort((a, b) => b.end - b.start - (a.end - a.start))) {
      if (!kept.some((longer) => longer.start <= mention.start && mention.end <= longer.end)) kept.push(mention);
    }
    return kept.sort((a, b) => a.start - b.start);
  }

  /** `the video conference`, `the speech on the three-year campaign`: distinctive words of a title beside its noun. */
  #englishTitleMentions(text: string, note: Note): void {
    const pattern = new RegExp(
      String.raw`((?:[\w']+[ -]){1,5})${englishNoun}(?: on ((?:the )?(?:[\w']+[ -]?){1,4}))?`,
      "gu",
    );
    for (const match of text.matchAll(pattern)) {
      const words = Array.from(match[0].matchAll(/[a-z]+|\d+/gu), (word) => ({
        start: match.index + word.index,
        end: match.index + word.index + word[0].length,
        stem: englishTerms(word[0])[0] ?? word[0],
      }));
      const telling = words.filter(({ stem }) => this.#distinctive(stem).size > 0);
      const [first, last] = [telling[0], telling.at(-1)];
      if (!first || !last) continue;
      const noun = new RegExp(englishNoun, "u").exec(text.slice(first.start, match.index + match[0].length));
      const end = Math.max(last.end, noun ? first.start + noun.index + noun[0].length : 0);
      for (const { stem } of telling) for (const file of this.#distinctive(stem)) note(first.start, end, file);
    }
  }

  #distinctive(stem: string): ReadonlySet<string> {
    const files = this.#titleWords.get(stem);
    const few = Math.max(1, Math.floor(this.catalogue.length * distinctiveShare));
    return files && files.size <= few && !commonTitleWords.has(stem) ? files : new Set();
  }

  /** `疫情防控的会`, `三年行动那篇`: the longest piece of a title that few titles share, before a noun for a speech. */
  #chineseTitleMentions(text: string, note: Note): void {
    const few = Math.max(1, Math.floor(this.catalogue.length * distinctiveShare));
    for (const noun of text.matchAll(new RegExp(chineseNoun, "gu"))) {
      const from = Math.max(0, noun.index - 6);
      const left = text.slice(from, noun.index);
      for (const piece of piecesLongestFirst(left)) {
        const files = this.#titles.filter(({ title }) => title.includes(left.slice(piece.start, piece.end)));
        if (files.length === 0 || files.length > few) continue;
        for (const { file } of files) note(from + piece.start, from + piece.end, file);
        break;
      }
    }
  }
}

/** A text without its mentions, which come in order, may overlap, and hold none another. */
function restOf(text: string, mentions: readonly Mention[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const { start, end } of mentions) {
    kept.push(text.slice(at, start));
    at = end;
  }
  return [...kept, text.slice(at)].join(" ").replace(/\s+/gu, " ").trim();
}

function phrasesOf({ file, speakers, place, date, level, aliases = [] }: SpeechInfo): Phrase[] {
  const phrases: Phrase[] = [];
  const add = (pattern: string): void => void phrases.push({ pattern: new RegExp(pattern, "gu"), file });
  for (const speaker of speakers) {
    if (speaker.name) add(personPattern(speaker.name));
    for (const post of [speaker.post.zh, speaker.post.en, ...(speaker.aliases ?? [])].flatMap(postsIn)) {
      add(`(?<!副|vice |vice-|deputy )${literal(post)}${notPost}`);
    }
  }
  for (const name of place ? namesIn(place) : []) add(literal(name));
  const year = /^\d{4}/u.exec(date ?? "")?.[0];
  if (year !== undefined) add(String.raw`(?<!\d)${year}(?!\d)年?`);
  for (const alias of aliases) add(literal(normalise(alias)));
  if (level !== "unknown") {
    const [zh, en] = levelWords[level];
    add(
      String.raw`(?<![\p{Script=Han}])${zh}(?:里|上|这边|那边|那个|级)(?!级)|(?<=[按在跟和与,，。?？])${zh}里|(?<!${endsInQuan})全${zh}(?![场域])`,
    );
    add(String.raw`\b(?:the|in|this|a|our) (?:${en})(?:'s|’s)?\b(?! ${bodies})|\b(?:${en}) (?=${englishNoun})`);
  }
  return phrases;
}

/** A name in both languages, the English one also with the family name last. */
function namesIn({ zh, en }: { readonly zh: string; readonly en: string }): string[] {
  const english = en.toLowerCase();
  return [normalise(zh), english, english.split(" ").reverse().join(" ")];
}

const chineseTitle = "(?:书记|省长|市长|区长|县长|镇长|主席|主任|部长|厅长|局长|总理|同志|领导)";
const englishTitle = "(?:secretary|governor|mayor|magistrate|chairman|director|minister|premier|comrade|mr|ms)";
const saying = "(?:say|said|mean|meant|want|ask|call|demand|stress|emphasi[sz]e|mention|talk|speak|spoke|tell|told)s?";

/**
 * A pattern for a person: the whole name, the family name with a title (`王书记`, `Secretary Wang`), and in English also
 * where it speaks (`what did Wang say`).
 */
function personPattern(name: { readonly zh: string; readonly en: string }): string {
  const [chinese = ""] = Array.from(normalise(name.zh));
  const [english = ""] = name.en.toLowerCase().split(" ");
  const titled = [`${chinese}${chineseTitle}`, String.raw`\b${englishTitle}\.? ${literal(english)}`];
  // "He", a family name as well, speaks in every other question.
  const speaking = english.length > 2 ? [String.raw`\b${english}(?= ${saying}\b)`] : [];
  return [...namesIn(name).map(literal), ...titled, ...speaking].join("|");
}

/** A post such as `省委書記、省人大常委會主任` is several. */
function postsIn(post: string): string[] {
  return post.split("、").map((part) => normalise(part).trim());
}

/** A pattern for the phrase itself: in English as whole words and with a possessive, in Chinese a 会 with its 议 too. */
function literal(phrase: string): string {
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  if (/^[a-z]/u.test(phrase)) return String.raw`\b${escaped}(?:'s|’s)?\b`;
  return phrase.endsWith("会") ? `${escaped}议?` : escaped;
}

function piecesLongestFirst(text: string): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  for (let length = text.length; length >= 2; length--) {
    for (let start = text.length - length; start >= 0; start--) {
      if (/^[\p{Script=Han}\d]+$/u.test(text.slice(start, start + length))) pieces.push({ start, end: start + length });
    }
  }
  return pieces;
}

/** Mentions that may mean the same speech are one group: how many name each file; only those named most often stay. */
function groupMentions(mentions: readonly Mention[]): Map<string, number>[] {
  const groups: Map<string, number>[] = [];
  for (const { files } of mentions) {
    const group = groups.find((candidate) => Array.from(files).some((file) => candidate.has(file)));
    if (!group) groups.push(new Map(Array.from(files, (file) => [file, 1])));
    else for (const file of files) if (group.has(file)) group.set(file, (group.get(file) ?? 0) + 1);
  }
  for (const group of groups) {
    const best = Math.max(...group.values());
    for (const [file, phrases] of group) if (phrases < best) group.delete(file);
  }
  return groups;
}

function isComparison(text: string, groups: readonly ReadonlyMap<string, number>[]): boolean {
  const [first, second] = groups;
  return !!first && !!second && comparison.test(text) && !Array.from(first.keys()).some((file) => second.has(file));
}

function partAsked(text: string): Scope["part"] {
  if (asksForPart(text, "clos(?:e|es|ed|ing)|conclu(?:de|des|ded|ding|sion)|end(?:s|ed|ing)?")) return "close";
  if (/结尾|结束语|结语|末尾/u.test(text)) return "close";
  if (asksForPart(text, "open(?:s|ed|ing)?|begin(?:s|ning)?|began")) return "opening";
  return /开头|开场|开篇|一开始/u.test(text) ? "opening" : undefined;
}

/** Whether English words for an end of something mean an end of the speech: not `closing mines`, nor `open flames`. */
function asksForPart(text: string, words: string): boolean {
  const its = String.raw`(?:(?:his|her|its|their|the|this|that) )`;
  return [
    String.raw`\bhow\b.*\b(?:${words})\b(?=\s*(?:[\p{P}]|$)| (?:with|by)\b| ${its}(?:\w+ )?${englishNoun})`,
    String.raw`\b(?:${words}) (?:${its}(?:\w+ ){1,3})?with\b`,
    String.raw`\b(?:${words}) (?:words?|remarks?|lines?|sentences?|paragraph|passage|part|section|message|appeal|call|statement)\b`,
    String.raw`\b(?:${words}) of ${its}?(?:[\w'’-]+ ){0,3}${englishNoun}`,
    String.raw`\b(?:at|in|from) (?:the|his|her|its) (?:very )?(?:${words})\b(?=\s*(?:[\p{P}]|$)| what\b)`,
  ].some((pattern) => new RegExp(pattern, "u").test(text));
}

function isAboutSpeech(rest: string): boolean {
  if (/\p{Script=Han}/u.test(rest)) return rest.replace(aboutSpeechChinese, "") === "";
  return (rest.match(/[a-z]+/gu) ?? []).every((word) => aboutSpeechEnglish.has(word));
}
