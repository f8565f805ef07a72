import { articleNumber, isInArticle, startsWithHeadingMarker } from "../../corpus/structure/outline.ts";
import type { Language, Passage } from "../../domain.ts";
import { normalise } from "../../text/normalise.ts";
import { say } from "../../text/messages.ts";
import { type NamedArticle, withoutArticle } from "../understand/article-names.ts";
import type { Draft } from "../draft.ts";
import { englishTerms } from "../../text/english-terms.ts";
import { frameWords } from "../understand/frame-words.ts";
import { type Claim, longestQuote } from "./gate.ts";
import { inFull } from "./in-full.ts";
import { quoting } from "./quoting.ts";
import { plainClaim } from "./quotes.ts";
import type { QuestionReading, Request } from "../request.ts";
import type { AskRooms } from "../rooms.ts";
import { SharedTerms } from "../read/shared-terms.ts";

/** Quotes of an article at most; the longest articles have more sentences than anybody reads in a chat. */
const mostQuotes = 10;
/** An article of more quotes is not shown whole to a question about something in it. */
const longestWhole = 6;
/** `全生产法` tells laws apart, `法` does not. */
const lengthOfEnding = 4;
/** Words that ask for an article as such, and say nothing of what is in it. */
const asking = new Set(frameWords.articles);

/**
 * An article that is asked for by its number alone, whole; asks back where several documents have it. Undefined where
 * something in it is asked for, or no document has articles.
 */
export function articleDraft(rooms: AskRooms, { readings, language }: Request): Draft | undefined {
  const reading = readings.find(({ article }) => article !== undefined);
  if (!reading?.article) return undefined;
  const { article, scope } = reading;
  const notHeld = lawNotHeld(rooms, article, reading);
  if (notHeld !== undefined) {
    const lead = say(language, "article-law-not-held", { law: notHeld, article: article.words });
    return { reply: "nothing", status: "refused", lead, claims: [], missing: [notHeld] };
  }
  if (asksMore(rooms, withoutArticle(scope.rest))) return undefined;
  const files = scope.files.length > 0 ? scope.files : [...rooms.speeches.keys()];
  const numbered = files.filter((file) => passagesOf(rooms, file).some(({ section }) => section.some(isArticle)));
  if (numbered.length === 0) return itemDraft(rooms, scope.files, article.number, language);
  const holding = numbered.filter((file) =>
    passagesOf(rooms, file).some(({ section }) => isInArticle(section, article.number)),
  );
  if (holding.length > 1) return rooms.about.which(language, holding);
  const [file] = holding;
  if (file === undefined) {
    const missing = [article.words];
    const lead = rooms.about.nothingLead(language, { files: scope.files, missing });
    return { reply: "nothing", status: "refused", lead, claims: [], silent: numbered, missing };
  }
  const claims = articleClaims(rooms, file, article.number);
  return quoting(claims, language);
}

/** The law that an article is said to be of, where no title has what its name ends with and no document is named by it. */
function lawNotHeld(
  { speeches }: AskRooms,
  { law }: NamedArticle,
  { text, scope }: QuestionReading,
): string | undefined {
  if (law === undefined) return undefined;
  const name = normalise(law);
  const place = normalise(text).indexOf(name);
  const ending = name.slice(-lengthOfEnding);
  const isHeld =
    scope.mentions.some(({ start, end }) => start < place + name.length && place < end) ||
    [...speeches.values()].some(({ info }) => normalise(info.title.zh).includes(ending));
  return isHeld ? undefined : law;
}

/** The numbered item of one document that has no articles, whole: `通知第二条`. */
function itemDraft(rooms: AskRooms, files: readonly string[], number: number, language: Language): Draft | undefined {
  const [file, other] = files;
  const items = rooms.finder.map.lists
    .map(({ list }) => list)
    .find((list) => list.file === file && list.items.every(({ text }) => startsWithHeadingMarker(text)))?.items;
  const item = items?.[number - 1];
  if (file === undefined || other !== undefined || !item) return undefined;
  const claims = inFull(rooms, { file, start: item.start, end: item.end });
  return quoting(claims, language);
}

/** The article that is named, whole, where one document alone has it and it is no longer than a few quotes. */
export function wholeArticle(rooms: AskRooms, { article, scope }: QuestionReading): readonly Claim[] {
  if (!article) return [];
  const holding = (scope.files.length > 0 ? scope.files : [...rooms.speeches.keys()]).filter((file) =>
    passagesOf(rooms, file).some(({ section }) => isInArticle(section, article.number)),
  );
  const [file] = holding;
  const claims = file === undefined || holding.length > 1 ? [] : articleClaims(rooms, file, article.number);
  return claims.length > longestWhole ? [] : claims;
}

/** Whether more is asked than for the article as such. Most documents have no English to share words with. */
function asksMore({ finder }: AskRooms, rest: string): boolean {
  const words = /\p{Script=Han}/u.test(rest) ? new SharedTerms(finder.index, rest).words : englishTerms(rest);
  return words.some((word) => !asking.has(word));
}

function isArticle(label: string): boolean {
  return articleNumber(label) !== undefined;
}

function passagesOf({ speeches }: AskRooms, file: string): readonly Passage[] {
  return speeches.get(file)?.passages ?? [];
}

/** Passage by passage, sentence by sentence where one is longer than a quote may be. */
export function articleClaims(rooms: AskRooms, file: string, number: number): Claim[] {
  const raw = rooms.speeches.get(file)?.raw ?? "";
  return passagesOf(rooms, file)
    .filter(({ section }) => isInArticle(section, number))
    .flatMap(({ start, end, sentences }): Claim[] =>
      end - start <= longestQuote
        ? [{ file, start, end, score: 0 }]
        : sentences.map((sentence) => plainClaim(file, sentence, raw)),
    )
    .slice(0, mostQuotes);
}
