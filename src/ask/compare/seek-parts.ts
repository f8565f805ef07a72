import { say } from "../../text/messages.ts";
import { normalise } from "../../text/normalise.ts";
import { inOwnScript } from "../../text/own-script.ts";
import { punctuation } from "../../text/punctuation.ts";
import type { Draft } from "../draft.ts";
import type { Claim } from "../quote/gate.ts";
import type { Part } from "../understand/parts.ts";
import { leadOf } from "../plain-text.ts";
import { overlap } from "../quote/quotes.ts";
import type { Request } from "../request.ts";
import type { AskRooms } from "../rooms.ts";
import { seek, type Sought } from "../seek.ts";
import { SharedTerms } from "../read/shared-terms.ts";

const quotesOfPart = 2;

/**
 * Asks each of the questions that are asked in one by itself and quotes all that answers, those without an answer named;
 * undefined where there is one question alone, or none of them is answered.
 */
export async function seekParts(rooms: AskRooms, request: Request, told?: Draft): Promise<Sought | undefined> {
  const { parts = [], loose = false, language, message } = request;
  const [reading] = request.readings;
  if (parts.length < 2 || !reading) return undefined;
  const alone = { ...reading.scope, mentions: [], sides: [] };
  const all = reading.scope.rest || reading.text;
  const whole = { text: all, scope: { ...alone, rest: all } };
  const sought: Sought[] = [];
  for (const { question } of parts) {
    const part = { text: question, scope: { ...alone, rest: question } };
    sought.push(
      await seek(rooms, { ...request, readings: [part, whole], leaning: false }, { most: told ? 1 : quotesOfPart }),
    );
  }
  const answered = sought.filter(({ draft }) => draft.status === "answered");
  const [best] = answered.toSorted((one, other) => other.evidence.answers - one.evidence.answers);
  if (!best) return undefined;
  const claims = [...(told?.claims ?? []), ...answered.flatMap(({ draft }) => draft.claims)];
  const silent = parts.filter(
    (part, place) => sought[place]?.draft.status !== "answered" && !isToldIn(rooms, part, claims),
  );
  const isStillSilent = !told?.silent?.some((file) => claims.some((claim) => claim.file === file));
  const names = silent.map(({ own }) => asWritten(own, message) ?? inOwnScript(own, language));
  const closing = say(language, "silent-on-it", { names: names.join(punctuation[language].semicolon) });
  const distinct = claims.filter((claim, place) => !claims.slice(0, place).some((other) => overlap(claim, other)));
  return {
    evidence: best.evidence,
    draft: {
      reply: "quotes",
      status: "answered",
      lead: leadOf("answered", distinct, language),
      ...(told?.closing !== undefined && isStillSilent && { closing: told.closing, silent: told.silent ?? [] }),
      ...(names.length > 0 && !loose && { closing }),
      claims: distinct,
    },
  };
}

/** Whether quotes say all the words that tell a part from the others. */
function isToldIn({ finder, speeches }: AskRooms, { own }: Part, claims: readonly Claim[]): boolean {
  const terms = new SharedTerms(finder.index, own);
  const held = claims.flatMap(({ file, start, end }) => {
    const speech = speeches.get(file);
    const sentences = speech?.passages.flatMap((passage) => passage.sentences) ?? [];
    const quoted = sentences.filter((sentence) => sentence.start < end && start < sentence.end);
    return speech ? quoted.flatMap((sentence) => terms.heldBy(sentence, speech)) : [];
  });
  return !terms.isEmpty && terms.share(held) === 1;
}

/** Normalised words as the message writes them, where both have the same places. */
function asWritten(words: string, message: string): string | undefined {
  const text = normalise(message);
  const start = text.indexOf(words);
  return start < 0 || text.length !== message.length ? undefined : message.slice(start, start + words.length);
}
