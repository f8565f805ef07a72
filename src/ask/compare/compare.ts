import type { Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { inOwnScript } from "../../text/own-script.ts";
import { punctuation } from "../../text/punctuation.ts";
import type { Draft } from "../draft.ts";
import { type Evidence, gather, type JudgedSentence } from "../evidence.ts";
import { leadOf } from "../plain-text.ts";
import { claimsOf } from "../quote/quotes.ts";
import type { QuestionReading, Request } from "../request.ts";
import type { AskRooms } from "../rooms.ts";
import { withoutVerbsOfSaying } from "../people/saying-words.ts";
import { mostOfSubject, SharedTerms } from "../read/shared-terms.ts";
import { newWordsFirst } from "../seek.ts";
import { documentSides, namedSides, readingOfSides, type Side } from "./sides.ts";

const quotesOfSide = 2;
const fewestSides = 2;
/** Passages read for a side that is named, and for each of all documents. */
const passagesOfSide = 2;
const passagesOfEach = 1;

/**
 * Asks the same of each side, of each document where no sides are named, and names those that do not speak of it;
 * undefined where none does, or there are too many documents to ask.
 */
export async function compare(
  rooms: AskRooms,
  request: Request,
): Promise<{ readonly draft: Draft; readonly evidence?: Evidence } | undefined> {
  const { each = false, language } = request;
  const reading = readingOfSides(request);
  if (!reading) return undefined;
  const named = namedSides(rooms, request, reading);
  const isNamed = named.length > 0;
  const asked: Asked[] = [];
  for (const side of isNamed ? named : documentSides(rooms, reading.scope)) {
    const { scope } = side;
    const passages = isNamed ? passagesOfSide : passagesOfEach;
    asked.push({ side, ...(await askSide(rooms, { text: scope.rest || reading.text, scope }, language, passages)) });
  }
  const isGiven = isNamed || each || reading.scope.files.length > 0;
  const near = asked.filter(({ speaks }) => speaks);
  const speaking = isGiven ? near : surest(rooms, near);
  const claims = speaking.flatMap(({ evidence }) =>
    claimsOf(evidence, rooms, { most: isNamed ? quotesOfSide : 1, close: true }),
  );
  if (claims.length === 0) return undefined;
  // Of documents that nobody asked for it need not be said.
  const silent = isGiven ? asked.filter(({ speaks }) => !speaks).map(({ side }) => side) : [];
  const quoted = new Set(claims.map(({ file }) => file));
  const names = silent.map((side) => nameOf(rooms, side, language)).join(punctuation[language].semicolon);
  const [evidence] = asked.map((one) => one.evidence).sort((one, other) => other.answers - one.answers);
  const draft = {
    reply: "quotes",
    status: "answered",
    lead: leadOf("answered", claims, language),
    ...(names && { closing: say(language, "silent-on-it", { names }) }),
    claims,
    silent: silent.flatMap(({ scope }) => scope.files).filter((file) => !quoted.has(file)),
  } as const;
  return evidence ? { draft, evidence } : { draft };
}

/** A side, what was found there, and whether it speaks of what is asked. */
interface Asked {
  readonly side: Side;
  readonly evidence: Evidence;
  readonly speaks: boolean;
}

/**
 * What a side says of the subject: by its own words, then by what its documents say without telling whose words they are.
 * The documents of a side that seems silent are searched word by word before it is called so.
 */
async function askSide(
  rooms: AskRooms,
  reading: QuestionReading,
  language: Language,
  passages: number,
): Promise<Omit<Asked, "side">> {
  const { scope } = reading;
  const subject = withoutVerbsOfSaying(scope.rest).replace(/\s+/gu, " ").trim();
  const terms = new SharedTerms(rooms.finder.index, subject, { whole: true });
  const onSubject = { ...reading, ...(subject && { text: subject, scope: { ...scope, rest: subject } }) };
  const anybodys = { ...onSubject, scope: { ...onSubject.scope, ownWords: false } };
  const first = await gather(rooms, onSubject, language, { passages });
  let own = speakingOf(rooms, first, terms) ?? sayingIt(rooms, first, terms);
  if (!own && terms.words.length > 1)
    own = speakingOf(rooms, await gather(rooms, reading, language, { passages }), terms);
  if (own || !scope.ownWords) return { evidence: own ?? first, speaks: own !== undefined };
  const { sentences, ...found } = await gather(rooms, anybodys, language, { passages });
  const nobodys = { ...found, sentences: sentences.filter(({ sentence }) => sentence.speaker === undefined) };
  const said = speakingOf(rooms, nobodys, terms);
  return { evidence: said ?? first, speaks: said !== undefined };
}

/** What is near, where it answers or says half of the subject; undefined where nothing does. */
function speakingOf(rooms: AskRooms, evidence: Evidence, terms: SharedTerms): Evidence | undefined {
  const { judge, speeches } = rooms;
  const { sentences, answers, near } = evidence;
  // What stands under a title on the subject is on it.
  const isUnder = ({ passage, sentence }: JudgedSentence): boolean => {
    const title = speeches.get(passage.file)?.info.title;
    return terms.share(terms.heldIn([title?.zh, title?.en, ...sentence.section].join(" "))) >= mostOfSubject;
  };
  if (Math.max(near, answers) < judge.cuts.near && !sentences.some(isUnder)) return undefined;
  const ranked = newWordsFirst(rooms, sentences, terms);
  const isAnswered = answers >= judge.cuts.answered;
  const least = isAnswered ? 0 : mostOfSubject;
  const on = ranked.filter((one) => {
    const speech = speeches.get(one.passage.file);
    const held = speech ? terms.heldBy(one.sentence, speech) : [];
    return isUnder(one) || (held.length > 0 && terms.share(held) >= least);
  });
  if (on.length > 0) return { ...evidence, sentences: isAnswered ? ranked : on };
  return (isAnswered || terms.isEmpty) && sentences.length > 0 ? evidence : undefined;
}

/** The sentence of a side that says most of the subject's words, wherever it stands; undefined where none says half of them. */
function sayingIt({ speeches }: AskRooms, evidence: Evidence, terms: SharedTerms): Evidence | undefined {
  const { files, speakers, ownWords } = evidence.reading.scope;
  let best: { readonly one: JudgedSentence; readonly share: number } | undefined;
  for (const speech of files.flatMap((file) => speeches.get(file) ?? [])) {
    for (const passage of speech.passages) {
      for (const sentence of passage.sentences) {
        const isTheirs = !ownWords || (sentence.speaker?.zh !== undefined && speakers.includes(sentence.speaker.zh));
        if (sentence.role !== "body" || !isTheirs) continue;
        const share = terms.share(terms.heldBy(sentence, speech));
        if (share < mostOfSubject || share <= (best?.share ?? 0)) continue;
        best = { share, one: { passage, sentence, score: 0, answers: 0, alone: 0, marks: [] } };
      }
    }
  }
  return best && { ...evidence, sentences: [best.one] };
}

/** Where nobody says which documents stand side by side: of those that speak the ones that answer, the surest first, two at least. */
function surest(rooms: AskRooms, speaking: readonly Asked[]): Asked[] {
  return [...speaking]
    .sort((one, other) => other.evidence.answers - one.evidence.answers)
    .filter(({ evidence }, place) => place < fewestSides || evidence.answers >= rooms.judge.cuts.answered);
}

/** The people of a side, and its documents. */
function nameOf({ speeches }: AskRooms, { people, scope: { files } }: Side, language: Language): string {
  const isEnglish = language === "en";
  const speakers = files.flatMap((file) => speeches.get(file)?.info.speakers ?? []);
  const named = people.map((name) => {
    const known = speakers.find((one) => (one.name?.zh ?? one.post.zh) === name);
    const { zh, en } = known?.name ?? known?.post ?? { zh: name, en: name };
    return isEnglish ? en : inOwnScript(zh, language);
  });
  const titles = files.map((file) => {
    const title = speeches.get(file)?.info.title;
    const words = (isEnglish ? title?.en : title?.zh) ?? file;
    return people.length > 0 && !isEnglish ? `《${words}》` : words;
  });
  const [open, close] = isEnglish ? [" (", ")"] : ["（", "）"];
  const documents = titles.join(punctuation[language].comma);
  return named.length > 0 ? `${named.join(punctuation[language].comma)}${open}${documents}${close}` : documents;
}
