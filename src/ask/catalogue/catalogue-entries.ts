import { shownKind } from "../../corpus/describe/kinds.ts";
import type { Language, Speaker, Speech, SpeechInfo } from "../../domain.ts";
import { dateInWords } from "../../text/date-in-words.ts";
import { say } from "../../text/messages.ts";
import { normalise } from "../../text/normalise.ts";
import { inOwnScript } from "../../text/own-script.ts";
import { punctuation } from "../../text/punctuation.ts";
import type { Asked } from "./catalogue-keys.ts";

/** Documents and headings listed at most; how many more there are is said. */
const listed = 20;

/** What of an entry can be asked for by itself. */
export type Field = Extract<Asked, "date" | "number" | "speaker" | "place" | "missing" | "longest">;
const fields: readonly Asked[] = ["date", "number", "speaker", "place", "missing", "longest"] satisfies Field[];
export const isField = (asked: Asked): asked is Field => fields.includes(asked);

/** The entries of the catalogue in words. */
export class CatalogueEntries {
  constructor(readonly language: Language) {}

  entry(info: SpeechInfo): string {
    const { date, speakers, place, level, incomplete, number } = info;
    const issuer = this.#issuer(info);
    const known = [
      speakers.length > 0 ? this.joined(speakers.map(({ name, post }) => this.#own(name ?? post))) : undefined,
      number,
      // Most titles begin with it.
      issuer !== undefined && !normalise(info.title.zh).includes(normalise(issuer)) ? issuer : undefined,
      place && this.#own(place),
      date === undefined ? this.#say("about-entry-undated") : this.date(date),
      level === "unknown" ? undefined : this.#say("about-level", { level }),
      this.#say("about-kind", { kind: shownKind(info) }),
      incomplete && this.#say("about-entry-incomplete", { what: this.#own(incomplete) }),
    ].filter((value) => value !== undefined);
    return this.#say("about-entry", {
      title: this.title(info),
      fields: known.join(punctuation[this.language].semicolon),
    });
  }

  /** One field of an entry; undefined where the text does not give it. */
  value(speech: Speech, field: Field): string | undefined {
    const { date, number, speakers, place, incomplete } = speech.info;
    switch (field) {
      case "date":
        return date === undefined ? undefined : this.date(date);
      case "number":
        return number;
      case "speaker":
        return speakers.length > 0
          ? this.joined(speakers.map((speaker) => this.#speaker(speaker)))
          : this.#issuer(speech.info);
      case "place":
        return place && this.#own(place);
      case "missing":
        return incomplete && this.#own(incomplete);
      default:
        return this.#say("about-length", { length: this.length(speech) });
    }
  }

  /** An entry a document, or one field of each. */
  lines(speeches: readonly Speech[], field?: Field): string {
    return this.numbered(
      speeches.map((speech) => {
        if (field === undefined) return this.entry(speech.info);
        const value = this.value(speech, field) ?? this.#say("about-unknown");
        return this.#say("about-pair", { value, title: this.title(speech.info) });
      }),
    );
  }

  /** The documents by number, as `which` and the list name them. */
  titles(speeches: readonly Speech[]): string {
    const titles = speeches.map(({ info }) => this.title(info));
    // Documents of one title are told apart by what their files are called.
    const isShared = (title: string): boolean => titles.indexOf(title) !== titles.lastIndexOf(title);
    return this.numbered(
      titles.map((title, at) => (isShared(title) ? `${title} (${speeches[at]?.info.file ?? ""})` : title)),
    );
  }

  title({ title }: SpeechInfo): string {
    if (this.language === "en") return title.en;
    return title.zh.startsWith("《") ? title.zh : `《${title.zh}》`;
  }

  date(date: string): string {
    const words = dateInWords(date, this.language);
    return date.startsWith("--") ? this.#say("about-no-year", { date: words }) : words;
  }

  /** How many documents there are of each kind. */
  kinds(speeches: readonly Speech[]): string {
    const counts = new Map<string, number>();
    for (const { info } of speeches) counts.set(shownKind(info), (counts.get(shownKind(info)) ?? 0) + 1);
    return this.joined([...counts].map(([kind, count]) => this.#say("about-count-kind", { kind, count })));
  }

  /** Characters, rounded. */
  length(speech: Speech): number {
    return Math.max(10, lengthOf(speech) < 1000 ? rounded(lengthOf(speech), 10) : rounded(lengthOf(speech), 100));
  }

  numbered(lines: readonly string[]): string {
    return this.listed(lines, (i) => `${i + 1}. `);
  }

  listed(lines: readonly string[], markOf: (place: number) => string): string {
    const shown = lines.slice(0, listed).map((line, i) => `${markOf(i)}${line}`);
    const rest = lines.length - shown.length;
    return [...shown, ...(rest > 0 ? [this.#say("about-rest", { rest })] : [])].join("\n");
  }

  joined(values: readonly string[]): string {
    return values.join(punctuation[this.language].comma);
  }

  #issuer({ issuer }: SpeechInfo): string | undefined {
    return issuer && this.#own(issuer);
  }

  #speaker({ name, post }: Speaker): string {
    return name ? this.#say("about-speaker", { name: this.#own(name), post: this.#own(post) }) : this.#own(post);
  }

  /** What the catalogue writes, in the characters the reader uses; titles and headings stay as the source has them. */
  #own({ zh, en }: { readonly zh: string; readonly en: string }): string {
    return this.language === "en" ? en : inOwnScript(zh, this.language);
  }

  #say(key: string, values: Record<string, string | number> = {}): string {
    return say(this.language, key, values);
  }
}

/** Characters of what can be read, furniture of the page left out. */
export function lengthOf({ passages }: Speech): number {
  return passages.reduce((sum, { text }) => sum + text.length, 0);
}

function rounded(value: number, step: number): number {
  return Math.round(value / step) * step;
}
