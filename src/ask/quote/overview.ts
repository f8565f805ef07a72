import { mainPointsOf } from "../../corpus/structure/main-points.ts";
import type { Enumeration } from "../../corpus/structure/enumerations.ts";
import type { Sentence, Speech } from "../../domain.ts";
import { chineseTerms } from "../../text/chinese-terms.ts";
import type { Draft } from "../draft.ts";
import type { Claim } from "./gate.ts";
import { itemClaims } from "./lists.ts";
import { quoting } from "./quoting.ts";
import { plainClaim } from "./quotes.ts";
import type { Request, Scope } from "../request.ts";
import type { AskRooms } from "../rooms.ts";
import { SharedTerms } from "../read/shared-terms.ts";

/** A heading is on what is asked where it holds so much of the question's rare words. */
const shareHeld = 0.5;
/** So many documents are told of one by one. */
const mostDocuments = 12;
const openingSentences = 3;

/**
 * What documents say as a whole, by their headings or items, or a section's items where the question is on one; asks back
 * where no document is named and no section fits.
 */
export function overview(rooms: AskRooms, { readings, language, each = false }: Request): Draft {
  const { scope } = readings.find((one) => one.scope.files.length > 0) ?? readings[0] ?? { scope: undefined };
  const named = (scope?.files ?? []).flatMap((file) => rooms.speeches.get(file) ?? []);
  const all = [...rooms.speeches.values()];
  const isEach = each && all.length <= mostDocuments;
  const meant = named.length > 0 || (all.length > 1 && !isEach) ? named : all;
  const section = scope && !isEach ? sectionOn(rooms, scope, named.length > 0 ? named : all) : undefined;
  const around = section && rooms.speeches.get(section.file);
  const claims = around
    ? itemClaims(around, section, 0)
    : meant.flatMap((speech) => pointsOf(speech, scope?.speakers ?? [], meant.length > 1));
  if (claims.length === 0) return rooms.about.which(language, scope?.files);
  return quoting(claims, language);
}

/** Whether a heading is on what is asked. */
export function hasSection(rooms: AskRooms, { readings, each = false }: Request): boolean {
  const scope = readings[0]?.scope;
  const files = new Set(scope?.files);
  const asked = [...rooms.speeches.values()].filter(({ info }) => files.size === 0 || files.has(info.file));
  return scope !== undefined && !each && sectionOn(rooms, scope, asked) !== undefined;
}

/** The main points; of several documents one of each, or of each who speaks there: what is nearest to the title. */
function pointsOf(speech: Speech, speakers: readonly string[], one: boolean): Claim[] {
  const points = mainPointsOf(speech, speakers).map(({ sentence }) => sentence);
  if (points.length === 0) return openingOf(speech, one ? 1 : openingSentences);
  if (!one) return itemClaims(speech, { items: points }, 0);
  const title = new Set(chineseTerms(speech.info.title.zh));
  const held = ({ text }: Sentence): number => new Set(chineseTerms(text).filter((term) => title.has(term))).size;
  const people = [...new Set(points.map(({ speaker }) => speaker?.zh))];
  const items = people.flatMap((person) => {
    const theirs = points.filter(({ speaker }) => speaker?.zh === person);
    return [...theirs].sort((a, b) => held(b) - held(a))[0] ?? [];
  });
  return itemClaims(speech, { items }, 0);
}

/** Of a document without headings or items, how it begins. */
function openingOf({ info: { file }, raw, passages }: Speech, most: number): Claim[] {
  const body = passages.flatMap((passage) => passage.sentences).filter(({ role }) => role === "body");
  // Who is addressed, and what only leads up to something.
  const sentences = body.filter(({ text }) => !/[:：]$/u.test(text));
  return sentences.slice(0, most).map((sentence) => plainClaim(file, sentence, raw));
}

/** The list under the one heading that holds what the question is about; none where it is about the whole. */
function sectionOn({ finder }: AskRooms, { rest }: Scope, speeches: readonly Speech[]): Enumeration | undefined {
  const terms = new SharedTerms(finder.index, rest);
  if (terms.isEmpty) return undefined;
  const byFile = new Map(speeches.map((speech) => [speech.info.file, speech]));
  const on = finder.map.lists.flatMap(({ list }) => {
    const speech = byFile.get(list.file);
    const held = speech && list.heading ? terms.share(terms.heldBy(list.heading, speech)) : 0;
    return held >= shareHeld ? [{ list, held }] : [];
  });
  return on.sort((a, b) => b.held - a.held)[0]?.list;
}
