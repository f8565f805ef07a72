import { kindNouns } from "../../corpus/describe/kinds.ts";
import type { AdministrativeLevel, DocumentKind, SpeechInfo, Span } from "../../domain.ts";
import { normalise } from "../../text/normalise.ts";
import { BodyName, withoutState } from "./body-names.ts";
import { numbersOf } from "./document-numbers.ts";
import { wordsIn } from "./filter-frame.ts";
import { filterWords } from "./filter-words.ts";
import { longestOf, type ScopeReader } from "../understand/scope-reader.ts";
import { type DateSpan, dateSpansIn, isWithin } from "./year-spans.ts";

/** What of an entry is asked for; `name`: what documents, people and places are called; `words`: words of the entry. */
export type Facet = "number" | "date" | "kind" | "level" | "body" | "name" | "words";

/** What a message asks of documents, where it does, and which have it. */
export interface Condition extends Span {
  readonly facet: Facet;
  readonly files: ReadonlySet<string>;
  readonly dates?: DateSpan;
  /** A noun that is what documents say just as well as what they are. */
  readonly isAmbiguous?: boolean;
}

interface Kinds {
  readonly noun: string;
  readonly kind?: DocumentKind;
}

/** Nouns of kinds, of both languages, and the kinds they stand for; of the others titles end so. */
const nouns: readonly Kinds[] = [
  ...Object.entries(filterWords.kinds).flatMap(([kind, { zh, en }]) =>
    [...zh, ...en].map((noun) => ({ noun, kind: kind as DocumentKind })),
  ),
  ...Object.entries(kindNouns)
    .filter(([kind]) => kind !== "report")
    .flatMap(([kind, zh]) => {
      const general = filterWords.kinds[kind as DocumentKind]?.zh ?? [];
      return zh.filter((noun) => noun.length > 1 && !general.includes(noun)).map((noun) => ({ noun }));
    }),
];
const titleQuoted = /(?<=.)《[^《》]*》/gu;

/** The conditions that a message may set, found in its normalised text. */
export class FilterConditions {
  #bodies: readonly Body[] | undefined;
  readonly #titles: readonly { readonly info: SpeechInfo; readonly title: string }[];

  constructor(
    readonly catalogue: readonly SpeechInfo[],
    readonly scopes: ScopeReader,
  ) {
    this.#titles = catalogue.map((info) => ({ info, title: normalise(info.title.zh).replace(titleQuoted, "") }));
  }

  /** In the order of the text, none overlapping. */
  in(text: string): Condition[] {
    const bodies = this.#bodiesIn(text);
    return longestOf([
      ...this.#numbersIn(text, bodies),
      ...bodies,
      ...this.#namesIn(text),
      ...this.#datesIn(text),
      ...this.#kindsIn(text),
      ...this.#levelsIn(text),
    ]);
  }

  /** All documents of the bodies that issued some. */
  ofSameBody(files: readonly string[]): ReadonlySet<string> {
    const bodies = this.#issuing().filter((body) => files.some((file) => body.files.has(file)));
    return new Set([...files, ...bodies.flatMap((body) => [...body.files])]);
  }

  #issuing(): readonly Body[] {
    return (this.#bodies ??= bodiesOf(this.catalogue));
  }

  #files(is: (info: SpeechInfo) => boolean): ReadonlySet<string> {
    return new Set(this.catalogue.filter(is).map(({ file }) => file));
  }

  #numbersIn(text: string, bodies: readonly Condition[]): Condition[] {
    const ends = new Set(bodies.map(({ end }) => end));
    return this.scopes.numbers.in(text, ends).map((number): Condition => ({ ...number, facet: "number" }));
  }

  #datesIn(text: string): Condition[] {
    return dateSpansIn(text).map(({ start, end, ...dates }) => ({
      facet: "date",
      files: this.#files(({ date }) => isWithin(date, dates)),
      dates,
      start,
      end,
    }));
  }

  #kindsIn(text: string): Condition[] {
    return nouns.flatMap(({ noun, kind }) => {
      const found = wordsIn(text, noun);
      if (found.length === 0) return [];
      const called = this.#titles.filter(({ info, title }) => title.endsWith(noun) || (kind && info.kind === kind));
      const holding = kind ? called : this.#titles.filter(({ title }) => title.includes(noun));
      const files = new Set(holding.map(({ info }) => info.file));
      const isAmbiguous = filterWords.ambiguous.includes(noun);
      return found.map((span): Condition => ({ ...span, facet: "kind", files, isAmbiguous }));
    });
  }

  #levelsIn(text: string): Condition[] {
    return Object.entries(filterWords.levels).flatMap(([level, { zh, en }]) => {
      const files = this.#files((info) => info.level === (level as AdministrativeLevel));
      return [...zh, ...en].flatMap((word) => wordsIn(text, word)).map((span) => ({ ...span, facet: "level", files }));
    });
  }

  #bodiesIn(text: string): Condition[] {
    const found: Condition[] = [];
    for (const { name, files } of this.#issuing()) {
      for (let at = 0; at < text.length; at++) {
        const span = name.calledAt(text, at);
        if (span) found.push({ ...span, facet: "body", files });
      }
    }
    // Of several bodies that are called so each is meant.
    return longestOf(found).map((one) => {
      const same = found.filter(({ start, end }) => start === one.start && end === one.end);
      return { ...one, files: new Set(same.flatMap(({ files }) => [...files])) };
    });
  }

  /** Documents, people and places by what they are called; a family name alone is whose speeches are asked for. */
  #namesIn(text: string): Condition[] {
    return this.scopes
      .namesIn(text)
      .filter(
        ({ strength, speakers }) =>
          strength === "sure" || strength === "post" || (strength === "level" && speakers.size > 0),
      )
      .map(({ start, end, files }): Condition => ({ facet: "name", start, end, files }));
  }
}

interface Body {
  readonly name: BodyName;
  readonly files: ReadonlySet<string>;
}

const numberKind = new RegExp(`(?:${filterWords.numberKinds.join("|")})$`, "u");
const issuerOfTitle = /^(\p{Script=Han}{2,30}?[府会局厅部委院室司署])关于/u;

/** The bodies that issued documents, as their texts or their numbers say. */
function bodiesOf(catalogue: readonly SpeechInfo[]): Body[] {
  const files = new Map<string, Set<string>>();
  const add = (body: string, file: string): void => {
    if (body.length > 1) files.set(body, (files.get(body) ?? new Set()).add(file));
  };
  for (const { file, issuer, title } of catalogue) {
    const named = issuer?.zh.split("、") ?? [issuerOfTitle.exec(normalise(title.zh))?.[1] ?? ""];
    for (const body of named) add(normalise(body), file);
  }
  const names = Array.from(files, ([body, theirs]) => ({ name: new BodyName(body), theirs }));
  for (const info of catalogue) {
    for (const { body } of numbersOf(info)) {
      const code = withoutState(body?.replace(numberKind, "") ?? "");
      if (code.length < 2) continue;
      for (const { name, theirs } of names) if (name.calledAt(code, 0)?.end === code.length) theirs.add(info.file);
      if (!names.some(({ theirs }) => theirs.has(info.file))) add(code, info.file);
    }
  }
  return Array.from(files, ([body, theirs]) => ({ name: new BodyName(body), files: theirs }));
}
