import { readFileSync } from "node:fs";
import { z } from "zod";
import { administrativeLevels, type SpeechInfo } from "../../domain.ts";
import { englishTerms } from "../../text/english-terms.ts";
import { normalise, toSimplified } from "../../text/normalise.ts";
import { englishNamesOf } from "../people/posts.ts";

const words = z.array(z.string());
const both = z.object({ zh: words, en: words });

/** The words that name people, levels and kinds of documents, and those beside which a name is meant as one. */
export const nameWords = z
  .object({
    levels: z.partialRecord(z.enum(administrativeLevels), both),
    titles: z.object({ zh: words, address: words, en: words }),
    kinds: z.record(z.string(), both),
    anyKind: both,
    cues: z.object({
      zhAfter: words,
      zhNoun: words,
      zhBefore: words,
      conjunctions: words,
      comparing: words,
      saying: words,
      enBefore: words,
      enInside: words,
    }),
    filler: words,
    /** What people do at meetings. */
    deeds: words,
  })
  .parse(JSON.parse(readFileSync(new URL("../words/names.json", import.meta.url), "utf8")));

/**
 * How surely words name a document: `sure` wherever they stand; `post` (a body or post) beside a word of saying; `level`
 * (`县里`, `the county`) only as the one who says something; `year` beside another name or a word for documents, and else
 * perhaps; `kind` (`通知`, `the notice`) only as the place of something.
 */
const strengths = ["sure", "post", "level", "year", "kind"] as const;
export type NameStrength = (typeof strengths)[number];

/** Words, normalised, that name some of a catalogue's documents. */
export interface NameForm {
  readonly words: string;
  readonly strength: NameStrength;
  readonly files: ReadonlySet<string>;
  /** Whose words are asked for, as the catalogue writes it in Chinese. */
  readonly speakers: ReadonlySet<string>;
}

/** A word of titles or a kind names documents only where few share it. */
const distinctiveShare = 1 / 3;
const shortestTitlePart = 5;

/** All the ways to name the documents of a catalogue. */
export class Names {
  readonly #forms = new Map<string, NameForm[]>();
  readonly #titles: readonly {
    readonly file: string;
    readonly zh: string;
    /** English, of its words. */
    readonly stems: readonly string[];
    readonly kinds: ReadonlySet<string>;
  }[];
  readonly #titleWords = new Map<string, Set<string>>();
  readonly #few: number;

  constructor(catalogue: readonly SpeechInfo[]) {
    this.#few = Math.max(1, Math.floor(catalogue.length * distinctiveShare));
    const forms = new Map<string, { files: Set<string>; speakers: Set<string>; strength: NameStrength }>();
    const add = (form: string, strength: NameStrength, file: string, speaker?: string): void => {
      const key = normalise(form).trim();
      if (key.length < 2) return;
      const known = forms.get(key);
      // `电视电话会议` is what one is called, and a kind: the surer meaning counts.
      if (known && strengths.indexOf(known.strength) < strengths.indexOf(strength)) return;
      const named =
        known?.strength === strength ? known : { files: new Set<string>(), speakers: new Set<string>(), strength };
      named.files.add(file);
      if (speaker !== undefined) named.speakers.add(speaker);
      forms.set(key, named);
    };
    this.#titles = catalogue.map((info) => ({
      file: info.file,
      zh: normalise(info.title.zh),
      stems: [...englishTerms(info.title.en), ...(info.english?.words ?? [])],
      kinds: kindsOf(info),
    }));
    for (const info of catalogue) addForms(info, add);
    for (const { file, kinds, stems } of this.#titles) {
      for (const kind of kinds) for (const noun of kindNouns(kind)) add(noun, "kind", file);
      for (const stem of stems) {
        this.#titleWords.set(stem, (this.#titleWords.get(stem) ?? new Set()).add(file));
      }
    }
    for (const [form, named] of forms) {
      if (named.strength === "kind" && named.files.size > this.#few) continue;
      const start = form.slice(0, 2);
      this.#forms.set(start, [...(this.#forms.get(start) ?? []), { words: form, ...named }]);
    }
  }

  /** The forms whose first two characters these are. */
  startingWith(two: string): readonly NameForm[] {
    return this.#forms.get(two) ?? [];
  }

  /** Documents of the kind (any kind: undefined) whose Chinese title holds `piece`; none where many do. */
  withTitlePiece(piece: string, kinds: ReadonlySet<string> | undefined): ReadonlySet<string> {
    const holding = this.#titles.filter(({ zh }) => zh.includes(piece));
    if (holding.length > this.#few) return new Set();
    return new Set(holding.filter((title) => ofKind(title.kinds, kinds)).map(({ file }) => file));
  }

  /** Of some documents those whose Chinese title holds `piece`. */
  titledWith(piece: string, files: ReadonlySet<string>): ReadonlySet<string> {
    return new Set(this.#titles.flatMap(({ file, zh }) => (files.has(file) && zh.includes(piece) ? [file] : [])));
  }

  /** Documents of the kind that have an English word in their title; `few` is set where it tells them from others. */
  withTitleWord(stem: string, kinds: ReadonlySet<string> | undefined): { files: ReadonlySet<string>; few: boolean } {
    const holding = this.#titleWords.get(stem) ?? new Set<string>();
    const files = this.#titles.filter((title) => holding.has(title.file) && ofKind(title.kinds, kinds));
    return { files: new Set(files.map(({ file }) => file)), few: holding.size <= this.#few };
  }
}

function ofKind(own: ReadonlySet<string>, wanted: ReadonlySet<string> | undefined): boolean {
  return !wanted || Array.from(wanted).some((kind) => own.has(kind));
}

function kindNouns(kind: string): string[] {
  const { zh = [], en = [] } = nameWords.kinds[kind] ?? {};
  return [...zh.filter((noun) => noun.length > 1), ...en];
}

/** Kinds of document a Chinese or English noun can stand for. */
export function kindsNamed(noun: string): ReadonlySet<string> {
  return new Set(Object.keys(nameWords.kinds).filter((kind) => allNouns(kind).includes(noun)));
}

function allNouns(kind: string): readonly string[] {
  const { zh = [], en = [] } = nameWords.kinds[kind] ?? {};
  return [...zh, ...en];
}

function kindsOf({ title, kind }: SpeechInfo): ReadonlySet<string> {
  const zh = normalise(title.zh);
  const en = new Set(title.en.toLowerCase().match(/[a-z]+/gu));
  const kinds = Object.keys(nameWords.kinds).filter((name) => {
    const { zh: nouns = [], en: english = [] } = nameWords.kinds[name] ?? {};
    // One character is a kind at the end of a title only: 法, not 执法检查.
    return (
      nouns.some((noun) => (noun.length > 1 ? zh.includes(noun) : zh.endsWith(noun))) ||
      english.some((noun) => en.has(noun))
    );
  });
  return new Set([...kinds, kind]);
}

type Add = (form: string, strength: NameStrength, file: string, speaker?: string) => void;

function addForms(info: SpeechInfo, add: Add): void {
  const { file, title, speakers, place, date, level, english, aliases = [] } = info;
  for (const whole of [title.zh, title.en, ...aliases]) add(whole, "sure", file);
  for (const part of normalise(title.zh).split(/[\p{P}\s]+/u))
    if (part.length >= shortestTitlePart) add(part, "sure", file);
  add(normalise(title.zh).replace(/^中华人民共和国/u, ""), "sure", file);
  const issuer = /^(.{2,20})关于/u.exec(normalise(title.zh))?.[1];
  if (issuer !== undefined) add(issuer, "post", file);
  for (const { name, post, aliases: called = [] } of speakers) {
    const speaker = name?.zh ?? post.zh;
    for (const form of name ? personForms(name) : []) add(form, "sure", file, speaker);
    for (const form of name ? [familyNameOf(name.en)] : []) add(form, "level", file, speaker);
    const posts = post.zh.split("、");
    // Who wrote the entry may have had no English for it.
    const inEnglish = /[a-z]/iu.test(post.en) ? [post.en] : posts.flatMap((one) => englishNamesOf(toSimplified(one)));
    for (const form of [...posts.flatMap(withBody), ...inEnglish, ...called]) add(form, "post", file, speaker);
  }
  if (place) {
    for (const form of [place.zh, place.zh.replace(/(?<=..)[省市县縣区區镇鎮]$/u, "")]) add(form, "sure", file);
    for (const form of [place.en, ...(english?.places ?? [])]) add(form, "sure", file);
  }
  const year = /^\d{4}/u.exec(date ?? "")?.[0];
  if (year !== undefined) add(year, "year", file);
  const called = nameWords.levels[level];
  if (!called) return;
  const { zh, en } = called;
  for (const word of zh) {
    for (const form of [`${word}里`, `${word}上`, `${word}那边`, `${word}这边`, `全${word}`, `${word}级`])
      add(form, "level", file);
  }
  for (const word of en) add(word, "level", file);
}

/** A post, and the body its holder is the head of: `审计局局长` speaks for `审计局`. */
function withBody(post: string): string[] {
  const body = /^(.+[局厅廳署部院委])[局厅廳署部院]?[长長]$/u.exec(post)?.[1];
  return body === undefined ? [post] : [post, body.replace(/([局厅廳署部院])\1$/u, "$1")];
}

/** A person's name in both languages, the English one in either order, and the family name with a title. */
function personForms({ zh, en }: { readonly zh: string; readonly en: string }): string[] {
  const chinese = normalise(zh);
  const family = chinese.slice(0, chinese.length > 3 ? 2 : 1);
  const titled = [...nameWords.titles.zh, ...nameWords.titles.address].map((title) => family + title);
  const english = familyNameOf(en);
  const inEnglish = nameWords.titles.en.flatMap((title) => [`${title} ${english}`, `${title}. ${english}`]);
  return [chinese, en, en.split(" ").reverse().join(" "), ...titled, ...inEnglish];
}

/** English names of Chinese people have the family name first. */
function familyNameOf(en: string): string {
  return en.split(" ")[0] ?? en;
}
