import type { Language, Speech } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { inOwnScript } from "../../text/own-script.ts";
import { punctuation } from "../../text/punctuation.ts";
import { CatalogueEntries, type Field, isField, lengthOf } from "./catalogue-entries.ts";
import { type CatalogueFilter, filesOf } from "./catalogue-filter.ts";
import type { Asked, Superlative } from "./catalogue-keys.ts";
import { FilterText } from "./filter-text.ts";
import type { Library } from "./library.ts";
import { capitalised, headingText } from "./topics.ts";

/** Says what the catalogue knows of the documents, and nothing it does not. */
export class CatalogueText {
  readonly #entries: CatalogueEntries;

  constructor(
    readonly library: Library,
    readonly language: Language,
  ) {
    this.#entries = new CatalogueEntries(language);
  }

  /** The reply about the documents named (`files`), or all; `absent` is what was asked for and is nowhere. */
  reply(asked: Asked, files: readonly string[], absent: readonly string[] = []): string {
    const all = this.library.speeches;
    if (all.length === 0) return this.#say("about-catalogue-empty");
    const named = all.filter(({ info }) => files.includes(info.file));
    const none =
      absent.length > 0
        ? [
            this.#say("about-absent", {
              absent: this.#entries.joined(absent.map((name) => inOwnScript(name, this.language))),
            }),
          ]
        : [];
    return [...none, this.#ofDocuments(all, named, absent.length > 0 ? "holds" : asked)].join("\n");
  }

  /** The reply about the documents that meet a filter, which it names. */
  filtered(asked: Asked, filter: CatalogueFilter): string {
    const all = this.library.speeches;
    if (all.length === 0) return this.#say("about-catalogue-empty");
    const files = filesOf(filter);
    const met = all.filter(({ info }) => files.has(info.file));
    const text = new FilterText(all, this.language);
    const [only, another] = met;
    if (!only) return text.none(filter);
    const counted = text.counted(filter, met.length);
    if (counted !== undefined) return counted;
    // Whoever names one document knows which it is.
    const isNumbered = filter.parts.some(({ facet }) => facet === "number");
    const isNamed = isNumbered || filter.parts.some(({ facet }) => facet === "name");
    const isOne = !another && (isNumbered || !isListing(asked));
    // Whoever gives a number asks what it is of.
    const isWhat = isListing(asked) || (isNumbered && (asked === "number" || asked === "unstated"));
    const lines = isOne ? [this.#ofOne(only, isWhat ? "outline" : asked)] : this.#ofSome(met, asked);
    return [...text.head(filter, isOne && isNamed ? undefined : met.length), ...lines].join("\n");
  }

  /** The documents by number, as `which` and the list name them. */
  titles(speeches: readonly Speech[] = this.library.speeches): string {
    return this.#entries.titles(speeches);
  }

  #ofDocuments(all: readonly Speech[], named: readonly Speech[], asked: Asked): string {
    const [only, another] = named.length > 0 ? named : all;
    if (only && !another) return this.#ofOne(only, asked);
    if (named.length === 0) return this.#ofAll(all, asked).join("\n");
    const head = isField(asked) ? this.#say(`about-each-${asked}`) : this.#say("about-named", { count: named.length });
    return [head, this.#entries.lines(named, isField(asked) ? asked : undefined)].join("\n");
  }

  #ofAll(all: readonly Speech[], asked: Asked): string[] {
    const count = all.length;
    switch (asked) {
      case "date":
      case "number":
      case "speaker":
      case "place":
        return [this.#say(`about-each-${asked}`), this.#entries.lines(all, asked)];
      case "source":
      case "growing":
      case "unstated":
      case "holds":
        return [this.#say(`about-all-${asked}`, { count }), this.#entries.lines(all)];
      default:
        return (
          this.#chosen(all, asked) ?? [
            this.#say("about-count", { count, kinds: this.#entries.kinds(all) }),
            this.#entries.lines(all),
          ]
        );
    }
  }

  /** Behind a line that says how many they are and why. */
  #ofSome(speeches: readonly Speech[], asked: Asked): string[] {
    return this.#chosen(speeches, asked) ?? [this.#entries.lines(speeches, isField(asked) ? asked : undefined)];
  }

  /** Those that stand out among some, or which of them to open; undefined where something else is asked. */
  #chosen(speeches: readonly Speech[], asked: Asked): string[] | undefined {
    switch (asked) {
      case "newest":
      case "oldest":
      case "longest":
      case "shortest":
      case "missing":
        return this.#outstanding(speeches, asked);
      case "fulltext":
      case "outline":
        return [this.#say("about-open-which"), this.titles(speeches)];
      default:
        return undefined;
    }
  }

  /** The newest, the longest and the like of some documents. */
  #outstanding(speeches: readonly Speech[], asked: Superlative | "missing"): string[] {
    if (asked === "missing") {
      const cut = speeches.filter(({ info }) => info.incomplete);
      return cut.length > 0
        ? [this.#say("about-each-missing"), this.#entries.lines(cut, "missing")]
        : [this.#say("about-none-missing")];
    }
    const found = standingOut(speeches, asked);
    if (!found) return [this.#say("about-no-years"), this.#entries.lines(speeches, "date")];
    const line = this.#say(`about-${asked}`, {
      title: this.#entries.title(found.info),
      length: this.#entries.length(found),
      date: this.#entries.date(found.info.date ?? ""),
    });
    const undated = speeches.filter((speech) => !isComparable(speech, asked)).length;
    const said = undated > 0 ? [line, this.#say("about-undated", { undated })] : [line];
    return [said.join(punctuation[this.language].space), ...this.#headings(found)];
  }

  #ofOne(speech: Speech, asked: Asked): string {
    const { info } = speech;
    const entry = this.#entries.entry(info);
    if (isField(asked)) return `${this.#field(speech, asked)}\n${entry}`;
    if (asked === "source" || asked === "unstated") return `${this.#say(`about-one-${asked}`)}\n${entry}`;
    const open = this.#say(asked === "fulltext" ? "about-one-fulltext" : "about-one", {
      entry,
      file: info.file,
      length: this.#entries.length(speech),
    });
    return [open, ...this.#headings(speech)].join("\n");
  }

  /** The top headings of a document, below a line that says what they are; nothing where it has none. */
  #headings(speech: Speech): string[] {
    const outline = this.library.outline(speech.info.file);
    const labels = outline.flatMap(({ label, depth }) => (depth === 0 && label ? [label] : []));
    if (labels.length === 0) return [];
    // In Chinese with the numbers they have in the text.
    const inEnglish = (label: string): string => headingText(speech, label, "en") ?? label;
    const headings = this.language === "en" ? labels.map(inEnglish) : labels;
    return [this.#say("about-headings"), this.#entries.listed(headings, () => "• ")];
  }

  /** The one value asked for, or that the text does not give it. */
  #field(speech: Speech, field: Field): string {
    const value = this.#entries.value(speech, field);
    return value === undefined
      ? this.#say(`about-no-${field}`)
      : this.#say("about-value", { value: capitalised(value) });
  }

  #say(key: string, values: Record<string, string | number> = {}): string {
    return say(this.language, key, values);
  }
}

/** The document that stands out among those of some that can be compared. */
export function standingOut(speeches: readonly Speech[], asked: Superlative): Speech | undefined {
  const age = ({ info }: Speech): string => info.date ?? "";
  const sorted = speeches
    .filter((speech) => isComparable(speech, asked))
    .toSorted((a, b) => (isByAge(asked) ? (age(a) < age(b) ? 1 : -1) : lengthOf(b) - lengthOf(a)));
  return sorted.at(asked === "newest" || asked === "longest" ? 0 : -1);
}

/** By age only a document that gives a year can be compared with others. */
export function isComparable({ info: { date } }: Speech, asked: Superlative): boolean {
  return !isByAge(asked) || (date !== undefined && !date.startsWith("--"));
}

function isByAge(asked: Superlative): boolean {
  return asked === "newest" || asked === "oldest";
}

/** Whether documents are asked for, rather than something of them. */
function isListing(asked: Asked): boolean {
  return asked === "list" || asked === "holds" || asked === "growing";
}
