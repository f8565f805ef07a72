import type { Language, Speech } from "../../domain.ts";
import { dateInWords } from "../../text/date-in-words.ts";
import { say } from "../../text/messages.ts";
import { inOwnScript } from "../../text/own-script.ts";
import { punctuation } from "../../text/punctuation.ts";
import { CatalogueEntries } from "./catalogue-entries.ts";
import { type CatalogueFilter, facetsOf, filesOf, type FilterPart } from "./catalogue-filter.ts";

/** Values of the catalogue named at most where none is what was asked for. */
const mostValues = 8;
/** So many documents are listed though not everything asked for is a filter. */
const few = 5;

/** Says which documents were asked for, and what there is in their place where there are none. */
export class FilterText {
  readonly #entries: CatalogueEntries;

  constructor(
    readonly speeches: readonly Speech[],
    readonly language: Language,
  ) {
    this.#entries = new CatalogueEntries(language);
  }

  /** The lines above the documents that meet a filter; `count` is left out where the filter names one. */
  head(filter: CatalogueFilter, count: number | undefined): string[] {
    const filtered = count === undefined ? [] : [this.#say("filter-met", { filter: this.#words(filter.parts), count })];
    const lacking = facetsOf(filter.parts).flatMap((facet) => {
      const without = facet.filter(({ files }) => files.size === 0).map((part) => this.#part(part));
      return without.length > 0 ? [this.#say("filter-lacking", { words: this.#entries.joined(without) })] : [];
    });
    return [...this.#ignored(filter), ...lacking, ...filtered];
  }

  /** How many meet what filters, where so many are not what was asked for; undefined where they are shown. */
  counted(filter: CatalogueFilter, count: number): string | undefined {
    const ignored = this.#ignored(filter);
    if (ignored.length === 0 || count <= few) return undefined;
    return [...ignored, this.#say("filter-beside", { filter: this.#words(filter.parts), count })].join("\n");
  }

  /** That no document meets a filter, and what the catalogue has. */
  none(filter: CatalogueFilter): string {
    const { parts } = filter;
    const ignored = this.#ignored(filter);
    if (parts.length === 0) return [...ignored, ...this.#nothingUnderstood(filter)].join("\n");
    const missed = facetsOf(parts).filter((facet) => filesOf({ ...filter, parts: facet }).size === 0);
    const instead =
      missed.length > 0
        ? missed.flatMap((facet) => this.#instead(facet))
        : [this.#say("filter-apart", { counts: this.#apart(filter) })];
    return [...ignored, this.#say("filter-none", { filter: this.#words(parts) }), ...new Set(instead)].join("\n");
  }

  #nothingUnderstood({ unknown, relative }: CatalogueFilter): string[] {
    const years = relative.length > 0 ? this.#years() : [];
    if (unknown.length === 0) return years;
    const count = this.speeches.length;
    const kinds = this.#entries.kinds(this.speeches);
    return count <= few
      ? [...years, this.#say("about-count", { count, kinds }), this.#entries.lines(this.speeches)]
      : [...years, this.#say("filter-has-kind", { has: kinds })];
  }

  /** What of a message did not filter, and why. */
  #ignored({ unknown, relative }: CatalogueFilter): string[] {
    const quoted = (words: readonly string[]): string =>
      this.#entries.joined(words.map((word) => inOwnScript(word, this.language)));
    return [
      ...(relative.length > 0 ? [this.#say("filter-relative", { words: quoted(relative) })] : []),
      ...(unknown.length > 0 ? [this.#say("filter-unknown", { words: quoted(unknown) })] : []),
    ];
  }

  /** The filter as it was understood: a facet behind the other, what stands side by side joined by "or". */
  #words(parts: readonly FilterPart[]): string {
    const { semicolon, space } = punctuation[this.language];
    const facets = facetsOf(parts).map((facet) => {
      const words = [...new Set(facet.map((part) => this.#part(part)))];
      const isNarrowed = facet.some((one) => facet.some((other) => one !== other && sharesWith(one, other)));
      const isNames = facet[0]?.facet === "name" || facet[0]?.facet === "words";
      return isNames && isNarrowed
        ? words.join(semicolon)
        : words.join([space, this.#say("filter-or"), space].join(""));
    });
    return facets.join(semicolon);
  }

  #part({ dates, words }: FilterPart): string {
    if (!dates) return inOwnScript(words, this.language);
    const { from, to } = dates;
    const [first, last] = [from ?? "", to ?? ""].map((date) => dateInWords(date, this.language));
    const values = { from: first ?? "", to: last ?? "" };
    if (from === to) return values.from;
    if (from === undefined) return this.#say("filter-until", values);
    return to === undefined ? this.#say("filter-since", values) : this.#say("filter-between", values);
  }

  #apart(filter: CatalogueFilter): string {
    return facetsOf(filter.parts)
      .map((facet) =>
        this.#say("filter-count", {
          filter: this.#words(facet),
          count: filesOf({ ...filter, parts: facet }).size,
        }),
      )
      .join(punctuation[this.language].semicolon);
  }

  /** What the catalogue has of a facet. */
  #instead(facet: readonly FilterPart[]): string[] {
    switch (facet[0]?.facet) {
      case "date":
        return this.#years();
      case "kind":
        return [this.#say("filter-has-kind", { has: this.#entries.kinds(this.speeches) })];
      case "level":
        return this.#has(
          "level",
          this.speeches.flatMap(({ info: { level } }) =>
            level === "unknown" ? [] : [this.#say("about-level", { level })],
          ),
        );
      case "number":
        return this.#has(
          "number",
          this.speeches.flatMap(({ info }) => info.number ?? []),
        );
      default:
        return [];
    }
  }

  /** The years of the documents, and how many give none. */
  #years(): string[] {
    const years = this.speeches.flatMap(({ info: { date } }) => /^\d{4}/u.exec(date ?? "") ?? []).map(String);
    const undated = this.speeches.length - years.length;
    const none = undated > 0 ? [this.#say("filter-undated", { undated })] : [];
    const inOrder = [...new Set(years)].sort();
    const [from = "", to = ""] = [inOrder[0], inOrder.at(-1)];
    const has = inOrder.length > mostValues ? this.#say("filter-between", { from, to }) : this.#entries.joined(inOrder);
    return [...(years.length > 0 ? [this.#say("filter-has-date", { has })] : []), ...none];
  }

  #has(facet: string, values: readonly string[]): string[] {
    const named = [...new Set(values)];
    return named.length > 0 && named.length <= mostValues
      ? [this.#say(`filter-has-${facet}`, { has: this.#entries.joined(named) })]
      : [];
  }

  #say(key: string, values: Record<string, string | number> = {}): string {
    return say(this.language, key, values);
  }
}

function sharesWith(one: FilterPart, other: FilterPart): boolean {
  return Array.from(one.files).some((file) => other.files.has(file));
}
