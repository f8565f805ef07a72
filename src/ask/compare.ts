import { say } from "../text/messages.ts";
import { punctuation } from "../text/punctuation.ts";
import type { Draft } from "./draft.ts";
import { type Evidence, gather } from "./evidence.ts";
import { leadOf } from "./plain-text.ts";
import { claimsOf } from "./quotes.ts";
import type { QuestionReading, Request } from "./request.ts";
import type { AskRooms } from "./rooms.ts";

const quotesOfSide = 2;
const fewestSides = 2;
/** Passages read for a side that is named, and for each of all documents. */
const passagesOfSide = 2;
const passagesOfEach = 1;
/** So many documents are asked one by one where the sides are not named. */
const mostDocuments = 8;

/**
 * Asks the same of each side, of each document where no sides are named, and names those that do not speak of it;
 * undefined where none does, or there are too many documents to ask.
 */
export async function compare(
  rooms: AskRooms,
  { readings, each = false, language }: Request,
): Promise<{ readonly draft: Draft; readonly evidence?: Evidence } | undefined> {
  const reading = readings.find(({ scope }) => scope.sides.length > 1) ?? readings[0];
  if (!reading) return undefined;
  const sides = sidesOf(rooms, reading);
  const isNamed = reading.scope.sides.length > 1;
  const asked: Asked[] = [];
  for (const scope of sides) {
    const evidence = await gather(rooms, { text: scope.rest || reading.text, scope }, language, {
      passages: isNamed ? passagesOfSide : passagesOfEach,
    });
    asked.push({ scope, evidence });
  }
  const isGiven = isNamed || each || reading.scope.files.length > 0;
  const near = asked.filter((one) => isNear(rooms, one));
  const speaking = isGiven ? near : surest(rooms, near);
  const claims = speaking.flatMap(({ evidence }) =>
    claimsOf(evidence, rooms, { most: isNamed ? quotesOfSide : 1, close: true }),
  );
  const silent = asked.filter((one) => !near.includes(one)).flatMap(({ scope }) => scope.files);
  const [evidence] = asked.map((one) => one.evidence).sort((one, other) => other.answers - one.answers);
  if (claims.length === 0) return undefined;
  const names = silent.map((file) => titleOf(rooms, file, language === "en")).join(punctuation[language].semicolon);
  const closing = names ? { closing: say(language, "compare-silent", { names }) } : {};
  const lead = leadOf("answered", claims, language);
  const draft = { reply: "quotes", status: "answered", lead, ...closing, claims, silent } as const;
  return evidence ? { draft, evidence } : { draft };
}

/** A side, and what it says. */
interface Asked {
  readonly scope: QuestionReading["scope"];
  readonly evidence: Evidence;
}

function isNear({ judge }: AskRooms, { evidence }: Asked): boolean {
  return Math.max(evidence.near, evidence.answers) >= judge.cuts.near;
}

/** Where nobody says which documents stand side by side: of those that are near the ones that answer, the surest first, two at least. */
function surest(rooms: AskRooms, near: readonly Asked[]): Asked[] {
  return [...near]
    .sort((one, other) => other.evidence.answers - one.evidence.answers)
    .filter(({ evidence }, place) => place < fewestSides || evidence.answers >= rooms.judge.cuts.answered);
}

/** The scopes that stand side by side; two people in one document are told apart by their words. */
function sidesOf({ speeches }: AskRooms, { scope }: QuestionReading): QuestionReading["scope"][] {
  const alone = { ...scope, mentions: [], sides: [] };
  if (scope.sides.length > 1) {
    const byPerson = scope.speakers.length === scope.sides.length;
    return scope.sides.map((files, place) => ({
      ...alone,
      files,
      speakers: byPerson ? scope.speakers.slice(place, place + 1) : [],
    }));
  }
  const files = scope.files.length > 0 ? scope.files : [...speeches.keys()];
  return files.length > 1 && files.length <= mostDocuments ? files.map((file) => ({ ...alone, files: [file] })) : [];
}

function titleOf({ speeches }: AskRooms, file: string, english: boolean): string {
  const title = speeches.get(file)?.info.title;
  return (english ? title?.en : title?.zh) ?? file;
}
