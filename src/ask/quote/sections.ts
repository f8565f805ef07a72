import { headingMarker, withoutMarker } from "../../corpus/structure/outline.ts";
import type { Language, Span, Speech } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { englishTerms } from "../../text/english-terms.ts";
import { normalise } from "../../text/normalise.ts";
import type { Draft } from "../draft.ts";
import { frameWords } from "../understand/frame-words.ts";
import type { Claim } from "./gate.ts";
import { sectionClaims } from "./in-full.ts";
import { quoting } from "./quoting.ts";
import type { Request } from "../request.ts";
import type { AskRooms } from "../rooms.ts";
import { restOf } from "../understand/scope-reader.ts";

/** Quotes of a section at most; who wants more reads the document. */
const mostQuotes = 10;
/** A heading of fewer characters is a word of many messages. */
const shortestHeading = 4;
const division =
  /第\s?(?:[一二三四五六七八九十百]{1,5}|\d{1,3})\s?(?:[编編章节節]|部分)|\b(?:chapter|part|section)\s+\d{1,3}\b/iu;

interface Section {
  readonly speech: Speech;
  /** The headings down to it. */
  readonly path: readonly string[];
}

/**
 * A section of a document that is asked for whole, by its number (`第四章`, "chapter 4") or by its heading; undefined where
 * none is. A number that no section has is said to be missing.
 */
export function sectionDraft(rooms: AskRooms, { message, readings, language }: Request): Draft | undefined {
  const scope = readings[0]?.scope;
  if (!scope) return undefined;
  const asked = normalise(message);
  const isWhole = frameWords.whole.words.some((word) => asked.includes(word));
  const named = division.exec(asked);
  const words = named?.[0];
  if (!isWhole && !(named && isAllAsked(asked, scope.mentions, named))) return undefined;
  const files = scope.files.length > 0 ? scope.files : [...rooms.speeches.keys()];
  const sections = files.flatMap((file) => sectionsOf(rooms.speeches.get(file)));
  const found = words === undefined ? headed(sections, asked) : numbered(sections, words);
  const [section] = found;
  if (section) {
    const holding = [...new Set(found.map(({ speech }) => speech.info.file))];
    return holding.length > 1 ? rooms.about.which(language, holding) : wholeSection(section, language);
  }
  if (words === undefined || scope.files.length === 0) return undefined;
  const missing = [words];
  const lead = rooms.about.nothingLead(language, { files: scope.files, missing });
  return { reply: "nothing", status: "refused", lead, claims: [], silent: scope.files, missing };
}

export function wholeSection({ speech, path }: Section, language: Language): Draft {
  const claims: readonly Claim[] = sectionClaims(speech, path);
  const draft = quoting(claims.slice(0, mostQuotes), language);
  return claims.length > mostQuotes ? { ...draft, closing: say(language, "section-longer") } : draft;
}

/** The sections of a document, each once, in their order. */
export function sectionsOf(speech: Speech | undefined): Section[] {
  const paths = new Map<string, Section>();
  for (const { sentences } of speech?.passages ?? []) {
    for (const { section } of sentences) {
      for (let depth = 1; depth <= section.length; depth++) {
        const path = section.slice(0, depth);
        const key = path.join("\n");
        if (speech && !paths.has(key)) paths.set(key, { speech, path });
      }
    }
  }
  return [...paths.values()];
}

/** Those of a number; a `部分` is a section of the highest level that is numbered, whatever its own number looks like. */
function numbered(sections: readonly Section[], words: string): Section[] {
  const asked = headingMarker(words.replaceAll(/(?<=第)\s|\s(?=[编編章节節部])/gu, ""));
  const own = sections.filter(({ path }) => {
    const marker = headingMarker(path.at(-1) ?? "");
    return marker !== undefined && marker.rank === asked?.rank && marker.ordinal === asked.ordinal;
  });
  if (own.length > 0 || !/部分|part/iu.test(words)) return own;
  const parts = sections.filter(({ path }) => headingMarker(path.at(-1) ?? "")?.ordinal !== undefined);
  const highest = Math.min(...parts.map(({ path }) => path.length));
  return parts.filter(
    ({ path }) => path.length === highest && headingMarker(path.at(-1) ?? "")?.ordinal === asked?.ordinal,
  );
}

/** Those whose heading the message says, the longest. */
function headed(sections: readonly Section[], asked: string): Section[] {
  const named = sections.flatMap((section) => {
    const heading = normalise(withoutMarker(section.path.at(-1) ?? ""));
    return heading.length >= shortestHeading && asked.includes(heading) ? [{ section, length: heading.length }] : [];
  });
  const longest = Math.max(0, ...named.map(({ length }) => length));
  return named.filter(({ length }) => length === longest).map(({ section }) => section);
}

/** Whether a message says nothing beside the section, the documents it names, and words with which a text is asked for. */
function isAllAsked(text: string, mentions: readonly Span[], { 0: words, index }: RegExpExecArray): boolean {
  const section = { start: index, end: index + words.length };
  const others = mentions.filter(({ start, end }) => end <= section.start || section.end <= start);
  const rest = restOf(
    text,
    [...others, section].sort((a, b) => a.start - b.start),
  );
  const frame = [...frameWords.whole.words, ...frameWords.whole.filler, ...frameWords.articles];
  if (!/\p{Script=Han}/u.test(rest)) return englishTerms(rest).every((word) => frame.includes(word));
  return !/[\p{L}\p{N}]/u.test(frame.reduce((left, word) => left.replaceAll(word, " "), rest));
}
