import { shownKind } from "../corpus/kinds.ts";
import type { Language, Speaker, Speech, SpeechInfo } from "../domain.ts";
import { dateInWords } from "../text/date-in-words.ts";
import { say } from "../text/messages.ts";
import { inOwnScript } from "../text/own-script.ts";
import { punctuation } from "../text/punctuation.ts";
import type { Library } from "./library.ts";
import { capitalised, headingText } from "./topics.ts";

/** Documents and headings listed at most; how many more there are is said. */
const listed = 20;

/** What can be asked of the catalogue: the keys of `words/catalogue.json`. */
export type Asked =
  | "list"
  | "outline"
  | "date"
  | "speaker"
  | "place"
  | "newest"
  | "oldest"
  | "longest"
  | "shortest"
  | "fulltext"
  | "source"
  | "holds"
  | "missing"
  | "growing"
  | "unstated";

type Field = "date" | "speaker" | "place" | "missing" | "longest";
const fields: readonly string[] = ["date", "speaker", "place", "missing", "longest"] satisfies Field[];
const isField = (asked: Asked): asked is Field => fields.includes(asked);

/** Says what the catalogue knows of the documents, and nothing it does not. */
export class CatalogueText {
  constructor(
    readonly library: Library,
    readonly language: Language,
  ) {}

  /** The reply about the documents named (`files`), or all; `absent` is what was asked for and is nowhere. */
  reply(asked: Asked, files: readonly string[], absent: readonly string[] = []): string {
    const all = this.library.speeches;
    if (all.length === 0) return this.#say("about-catalogue-empty");
    const named = all.filter(({ info }) => files.includes(info.file));
    const none =
      absent.length > 0
        ? [this.#say("about-absent", { absent: this.#joined(absent.map((name) => inOwnScript(name, this.language))) })]
        : [];
    return [...none, this.#ofDocuments(all, named, absent.length > 0 ? "holds" : asked)].join("\n");
  }

  /** The documents by number, as `which` and the list name them. */
  titles(speeches: readonly Speech[] = this.library.speeches): string {
    const titles = speeches.map(({ info }) => this.#title(info));
    // Documents of one title are told apart by what their files are called.
    const isShared = (title: string): boolean => titles.indexOf(title) !== titles.lastIndexOf(title);
    return this.#numbered(
      titles.map((title, at) => (isShared(title) ? `${title} (${speeches[at]?.info.file ?? ""})` : title)),
    );
  }

  #ofDocuments(all: readonly Speech[], named: readonly Speech[], asked: Asked): string {
    const [only, another] = named.length > 0 ? named : all;
    if (only && !another) return this.#ofOne(only, asked);
    if (named.length === 0) return this.#ofAll(all, asked).join("\n");
    const head = isField(asked) ? this.#say(`about-each-${asked}`) : this.#say("about-named", { count: named.length });
    return [head, this.#lines(named, isField(asked) ? asked : undefined)].join("\n");
  }

  #ofAll(all: readonly Speech[], asked: Asked): string[] {
    const count = all.length;
    switch (asked) {
      case "newest":
      case "oldest":
        return [this.#byAge(all, asked)];
      case "longest":
      case "shortest": {
        const sorted = all.toSorted((a, b) => lengthOf(b) - lengthOf(a));
        const found = sorted.at(asked === "longest" ? 0 : -1) ?? all[0];
        return found
          ? [this.#say(`about-${asked}`, { title: this.#title(found.info), length: this.#length(found) })]
          : [];
      }
      case "missing": {
        const cut = all.filter(({ info }) => info.incomplete);
        return cut.length > 0
          ? [this.#say("about-each-missing"), this.#lines(cut, "missing")]
          : [this.#say("about-none-missing")];
      }
      case "date":
      case "speaker":
      case "place":
        return [this.#say(`about-each-${asked}`), this.#lines(all, asked)];
      case "fulltext":
      case "outline":
        return [this.#say("about-open-which"), this.titles(all)];
      case "source":
      case "growing":
      case "unstated":
      case "holds":
        return [this.#say(`about-all-${asked}`, { count }), this.#lines(all)];
      default:
        return [this.#say("about-count", { count, kinds: this.#kinds(all) }), this.#lines(all)];
    }
  }

  #ofOne(speech: Speech, asked: Asked): string {
    const { info } = speech;
    const entry = this.#entry(info);
    if (isField(asked)) return `${this.#field(speech, asked)}\n${entry}`;
    if (asked === "source" || asked === "unstated") return `${this.#say(`about-one-${asked}`)}\n${entry}`;
    const open = this.#say(asked === "fulltext" ? "about-one-fulltext" : "about-one", {
      entry,
      file: info.file,
      length: this.#length(speech),
    });
    const labels = this.library.outline(info.file).flatMap(({ label, depth }) => (depth === 0 && label ? [label] : []));
    if (labels.length === 0) return open;
    // In Chinese with the numbers they have in the text.
    const inEnglish = (label: string): string => headingText(speech, label, "en") ?? label;
    const headings = this.language === "en" ? labels.map(inEnglish) : labels;
    return [open, this.#say("about-headings"), this.#listed(headings, () => "• ")].join("\n");
  }

  /** The one value asked for, or that the text does not give it. */
  #field(speech: Speech, field: Field): string {
    const value = this.#value(speech, field);
    return value === undefined
      ? this.#say(`about-no-${field}`)
      : this.#say("about-value", { value: capitalised(value) });
  }

  #value(speech: Speech, field: Field): string | undefined {
    const { date, speakers, place, incomplete } = speech.info;
    switch (field) {
      case "date":
        return date === undefined ? undefined : this.#date(date);
      case "speaker":
        return speakers.length > 0 ? this.#joined(speakers.map((speaker) => this.#speaker(speaker))) : undefined;
      case "place":
        return place && this.#own(place);
      case "missing":
        return incomplete && this.#own(incomplete);
      default:
        return this.#say("about-length", { length: this.#length(speech) });
    }
  }

  /** Only documents that give a year can be compared; the others are counted. */
  #byAge(all: readonly Speech[], asked: "newest" | "oldest"): string {
    const dated = all.filter(({ info }) => info.date !== undefined && !info.date.startsWith("--"));
    const sorted = dated.toSorted((a, b) => ((a.info.date ?? "") < (b.info.date ?? "") ? 1 : -1));
    const found = sorted.at(asked === "newest" ? 0 : -1)?.info;
    if (!found) return `${this.#say("about-no-years")}\n${this.#lines(all, "date")}`;
    const line = this.#say(`about-${asked}`, { title: this.#title(found), date: this.#date(found.date ?? "") });
    const undated = all.length - dated.length;
    return undated > 0 ? [line, this.#say("about-undated", { undated })].join(punctuation[this.language].space) : line;
  }

  #entry(info: SpeechInfo): string {
    const { date, speakers, place, level, incomplete } = info;
    const known = [
      speakers.length > 0 ? this.#joined(speakers.map(({ name, post }) => this.#own(name ?? post))) : undefined,
      place && this.#own(place),
      date === undefined ? this.#say("about-entry-undated") : this.#date(date),
      level === "unknown" ? undefined : this.#say("about-level", { level }),
      this.#say("about-kind", { kind: shownKind(info) }),
      incomplete && this.#say("about-entry-incomplete", { what: this.#own(incomplete) }),
    ].filter((value) => value !== undefined);
    return this.#say("about-entry", {
      title: this.#title(info),
      fields: known.join(punctuation[this.language].semicolon),
    });
  }

  /** An entry a document, or one field of each. */
  #lines(speeches: readonly Speech[], field?: Field): string {
    return this.#numbered(
      speeches.map((speech) => {
        if (field === undefined) return this.#entry(speech.info);
        const value = this.#value(speech, field) ?? this.#say("about-unknown");
        return this.#say("about-pair", { value, title: this.#title(speech.info) });
      }),
    );
  }

  #numbered(lines: readonly string[]): string {
    return this.#listed(lines, (i) => `${i + 1}. `);
  }

  #listed(lines: readonly string[], markOf: (place: number) => string): string {
    const shown = lines.slice(0, listed).map((line, i) => `${markOf(i)}${line}`);
    const rest = lines.length - shown.length;
    return [...shown, ...(rest > 0 ? [this.#say("about-rest", { rest })] : [])].join("\n");
  }

  #kinds(speeches: readonly Speech[]): string {
    const counts = new Map<string, number>();
    for (const { info } of speeches) counts.set(shownKind(info), (counts.get(shownKind(info)) ?? 0) + 1);
    return this.#joined([...counts].map(([kind, count]) => this.#say("about-count-kind", { kind, count })));
  }

  #title({ title }: SpeechInfo): string {
    if (this.language === "en") return title.en;
    return title.zh.startsWith("《") ? title.zh : `《${title.zh}》`;
  }

  #speaker({ name, post }: Speaker): string {
    return name ? this.#say("about-speaker", { name: this.#own(name), post: this.#own(post) }) : this.#own(post);
  }

  /** What the catalogue writes, in the characters the reader uses; titles and headings stay as the source has them. */
  #own({ zh, en }: { readonly zh: string; readonly en: string }): string {
    return this.language === "en" ? en : inOwnScript(zh, this.language);
  }

  #date(date: string): string {
    const words = dateInWords(date, this.language);
    return date.startsWith("--") ? this.#say("about-no-year", { date: words }) : words;
  }

  #length(speech: Speech): number {
    return Math.max(10, lengthOf(speech) < 1000 ? rounded(lengthOf(speech), 10) : rounded(lengthOf(speech), 100));
  }

  #joined(values: readonly string[]): string {
    return values.join(punctuation[this.language].comma);
  }

  #say(key: string, values: Record<string, string | number> = {}): string {
    return say(this.language, key, values);
  }
}

/** Characters of what can be read, furniture of the page left out. */
function lengthOf({ passages }: Speech): number {
  return passages.reduce((sum, { text }) => sum + text.length, 0);
}

function rounded(value: number, step: number): number {
  return Math.round(value / step) * step;
}
