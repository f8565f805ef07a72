import type { Sentence, Speech } from "../../domain.ts";
import { chineseTerms } from "../../text/chinese-terms.ts";
import { standingAlone } from "./clauses.ts";
import type { Draft } from "../draft.ts";
import { quoting } from "./quoting.ts";
import type { Request } from "../request.ts";
import type { AskRooms } from "../rooms.ts";

/** A line to remember has at most so many characters. */
const longest = 60;

/** A line of the document or person named, where no subject is: what says most of what the others say; asks back where none is named. */
export function keyLine(rooms: AskRooms, { readings, language }: Request): Draft {
  const scope = readings.find((one) => one.scope.files.length > 0)?.scope;
  const speech = rooms.speeches.get(scope?.files[0] ?? "") ?? onlyOne(rooms);
  const line = speech && lineOf(speech, scope?.speakers ?? []);
  if (!speech || !line) return rooms.about.which(language, scope?.files);
  const claims = [{ file: speech.info.file, ...line, score: 0 }];
  return quoting(claims, language);
}

function onlyOne({ speeches }: AskRooms): Speech | undefined {
  return speeches.size === 1 ? [...speeches.values()][0] : undefined;
}

function lineOf({ raw, passages }: Speech, speakers: readonly string[]): { start: number; end: number } | undefined {
  const body = passages.flatMap(({ sentences }) => sentences.filter(({ role }) => role === "body"));
  const theirs = body.filter(({ speaker }) => speaker?.zh !== undefined && speakers.includes(speaker.zh));
  const sentences = theirs.length > 0 ? theirs : body;
  const words = new Map(sentences.map((sentence) => [sentence, wordsOf(sentence)]));
  const counts = new Map<string, number>();
  for (const word of Array.from(words.values()).flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const shared = (sentence: Sentence): number => {
    const own = words.get(sentence) ?? [];
    return own.reduce((sum, word) => sum + (counts.get(word) ?? 0) - 1, 0) / Math.sqrt(own.length + 1);
  };
  return sentences
    .filter(({ text }) => text.length <= longest)
    .sort((a, b) => shared(b) - shared(a))
    .flatMap((sentence) => standingAlone(raw, sentence, []) ?? [])[0];
}

function wordsOf({ text }: Sentence): string[] {
  return [...new Set(chineseTerms(text).filter(({ length }) => length > 1))];
}
