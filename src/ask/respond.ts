import type { Answer, Intent, Question } from "../domain.ts";
import { chineseTerms } from "../text/chinese-terms.ts";
import { normalise } from "../text/normalise.ts";
import { articleDraft, wholeArticle } from "./quote/articles.ts";
import { compare } from "./compare/compare.ts";
import type { Draft } from "./draft.ts";
import { type Evidence } from "./evidence.ts";
import { keyLine } from "./quote/key-line.ts";
import { mentionDraft } from "./check/mention-draft.ts";
import { mentionsOf } from "./check/mention.ts";
import { leadOf } from "./plain-text.ts";
import { frameWords } from "./understand/frame-words.ts";
import { nameWords } from "./understand/names.ts";
import { personAnswer } from "./people/person-draft.ts";
import { askedOfOthers, nobodysLine } from "./people/speakers.ts";
import { withoutSaying } from "./people/saying-words.ts";
import { Conversation } from "./converse/conversation.ts";
import { hasSection, overview } from "./quote/overview.ts";
import type { QuoteOptions } from "./quote/quotes.ts";
import type { QuestionReading, Request, Scope } from "./request.ts";
import type { AskRooms } from "./rooms.ts";
import { sectionDraft } from "./quote/sections.ts";
import { seek, type Sought } from "./seek.ts";
import { stepDraft } from "./quote/step.ts";
import { seekParts } from "./compare/seek-parts.ts";
import { mostOfSubject, SharedTerms } from "./read/shared-terms.ts";
import { namesSides } from "./compare/sides.ts";
import { seeking } from "./understand/intents.ts";
import type { Understander } from "./understand/understand.ts";
import { Verifier } from "./check/verify.ts";

/** Kinds of message that documents cannot answer, unless one of them does. */
const beside: readonly Intent[] = ["offtopic", "moment", "order", "gibberish", "foreign", "help", "catalogue"];
/** Kinds of message in which an article or section that is named is asked for: `数据安全法第45条` may look like any of them. */
const asksText = new Set<Intent>([...seeking, "navigate", "catalogue", "order"]);
/** Kinds that a sentence of the documents may look like: one with figures like a sum to be done, `核对：` like an order. */
const mayBePasted: ReadonlySet<Intent> = new Set(
  [...seeking, ...beside].filter((kind) => kind !== "verify" && kind !== "catalogue"),
);
/** A message of another kind is put to the documents where it may ask something of them and they answer it, both so likely. */
const leastSought = 0.2;
/** How surely a document answers what the catalogue was asked, to be quoted beside it, or a question of everyday knowledge. */
const surelyQuoted = 0.7;
/** Where nothing was found, a message is what it may so well be else. */
const likeliestElse = 0.2;
/** Quotes that tell what is said on a subject. */
const mostOnSubject = 6;

/** What is said to a request, with the evidence where documents were asked. */
export interface Response {
  readonly draft: Draft;
  readonly evidence?: Evidence;
  /** What the message was taken for, where that is another kind than first thought. */
  readonly intent?: Intent;
}

/** Sends a request to the step that answers its kind. */
export class Responder {
  /** How official the documents are, on average. */
  readonly #official: number;
  readonly #conversation: Conversation;
  readonly #verifier: Verifier;

  /** `answer`: answers an earlier question anew, of which nothing but its words is known. */
  constructor(
    readonly rooms: AskRooms,
    understander: Understander,
    answer: (question: Question) => Promise<Answer>,
  ) {
    const verifier = new Verifier(rooms, (request, options) => this.#asked(request, options));
    this.#verifier = verifier;
    this.#conversation = new Conversation(rooms, understander, answer, (request) => verifier.again(request));
    const { officialness } = rooms.finder.index;
    this.#official = officialness.reduce((sum, share) => sum + share, 0) / Math.max(1, officialness.length);
  }

  async respond(request: Request, question: Question): Promise<Response> {
    const others = askedOfOthers(request);
    if (!others) return this.#respond(request, question);
    const response = await this.#respond(others, question);
    const closing = [response.draft.closing, nobodysLine(request)].filter(Boolean).join("\n");
    return { ...response, draft: { ...response.draft, closing } };
  }

  /** By its kind. */
  async #respond(asked: Request, question: Question): Promise<Response> {
    const { rooms } = this;
    const goesOn = asked.step !== undefined || (asked.leaning === true && asked.readings.length > 1);
    const quotes = goesOn ? await this.#conversation.lastQuotes(question) : [];
    const next = asked.step && stepDraft(rooms, asked.step, quotes, asked.language);
    if (next) return { draft: next, intent: "fact" };
    const request = { ...asked, quoted: [...new Set(quotes.map(({ file }) => file))] };
    const { intent } = request;
    if (request.filter?.isWhole) return { draft: await this.#about(request) };
    const whole = asksText.has(intent) ? (articleDraft(rooms, request) ?? sectionDraft(rooms, request)) : undefined;
    if (whole) return { draft: whole, intent: "fact" };
    if (request.gesture === "forward") {
      const response = await this.#verifier.forwarded(request);
      if (response) return response;
    }
    const pasted = mayBePasted.has(intent) ? await this.#verifier.pasted(request) : undefined;
    if (pasted) return pasted;
    const person = intent === "verify" ? undefined : await this.#ofPeople(request);
    if (person) return person;
    switch (intent) {
      case "fact":
        return (
          (namesSides(this.rooms, request) && (await compare(rooms, request))) ||
          (await seekParts(rooms, request)) ||
          this.#seek(request)
        );
      case "list":
        return (
          ((request.each || namesSides(this.rooms, request)) && (await compare(rooms, request))) ||
          (await seekParts(rooms, request)) ||
          this.#seek(request, { list: true, count: request.count })
        );
      case "quote":
        return request.readings.some(({ text }) => text !== "")
          ? this.#seek(request, { line: true })
          : { draft: keyLine(rooms, request) };
      case "compare":
        return this.#compare(request);
      case "overview": {
        const about = await this.#onSubject(request);
        if (about) return about;
        const draft = await this.#overview(request);
        const isAbout = request.readings.some(({ scope }) => scope.rest !== "");
        return draft.reply === "which" && isAbout ? this.#unlessAnswered(request, draft) : { draft };
      }
      case "mention":
        return this.#mention(request);
      case "verify":
        return this.#verifier.verify(request);
      case "navigate":
      case "complaint":
        return { draft: await this.#conversation.goOn(request, question) };
      default:
        break;
    }
    const [reading] = request.readings;
    const missing = intent === "catalogue" && reading ? rooms.names.missing(reading) : [];
    const draft = await this.#about(request, missing);
    return beside.includes(intent) ? this.#unlessAnswered(request, draft) : { draft };
  }

  /** Of the document that is named, also by what tells it from all others: `最长的那篇讲了什么`. */
  async #overview(request: Request): Promise<Draft> {
    const draft = overview(this.rooms, request);
    const file = draft.reply === "which" ? await this.rooms.about.standingOut(request) : undefined;
    if (file === undefined) return draft;
    const readings = request.readings.map((one) => ({ ...one, scope: { ...one.scope, files: [file] } }));
    return overview(this.rooms, { ...request, readings });
  }

  /** Side by side; where no sides are named also each thing by itself that is. */
  async #compare(request: Request): Promise<Response> {
    const compared = await compare(this.rooms, request);
    const isOfThings = !namesSides(this.rooms, request);
    return (
      (isOfThings && (await seekParts(this.rooms, request, compared?.draft))) ||
      compared ||
      this.#seek(request, { each: true })
    );
  }

  async #about(request: Request, missing: readonly string[] = []): Promise<Draft> {
    const draft = await this.rooms.about.reply(request, missing);
    if (!draft) throw new Error(`no step answers a message of the kind ${request.intent}`);
    return draft;
  }

  /** Answers what turned out to be a question, of people or of anything. */
  async #asked(request: Request, options: QuoteOptions = {}): Promise<Response> {
    const intent = request.intent === "list" ? "list" : "fact";
    return (await this.#ofPeople(request)) ?? { ...(await this.#seek({ ...request, intent }, options)), intent };
  }

  /** What is asked of people and meetings; undefined where it is something else. */
  async #ofPeople(request: Request): Promise<Response | undefined> {
    const answer = await personAnswer(this.rooms, request);
    return answer && { ...answer, intent: answer.draft.reply === "catalogue" ? "catalogue" : "fact" };
  }

  /** What the documents answer is answered by them, whatever else the message was taken for. */
  async #unlessAnswered(request: Request, draft: Draft): Promise<Response> {
    if (request.intent === "catalogue" && request.readings.some(({ scope }) => scope.files.length > 0)) {
      return this.#withQuote(request, draft);
    }
    // Everyday knowledge is beside official documents, but what others may be about.
    const general = request.likelihoods.offtopic * (1 - this.#official);
    const asks = seeking.reduce((sum, kind) => sum + request.likelihoods[kind], general);
    if (asks < leastSought) return { draft };
    const { draft: quoted, evidence } = await seek(this.rooms, request);
    const isSure = general < asks / 2 || evidence.answers >= surelyQuoted;
    const isAnswered = quoted.status === "answered" && isSure && asks * evidence.answers >= leastSought;
    return isAnswered ? { draft: quoted, evidence, intent: "fact" } : { draft, evidence };
  }

  /** What the catalogue says of a document that is named, and what that document itself says to the question. */
  async #withQuote(request: Request, draft: Draft): Promise<Response> {
    const { draft: quoted, evidence } = await seek(this.rooms, request, { most: 1 });
    const isAnswered = quoted.status === "answered" && evidence.answers >= surelyQuoted;
    return { draft: isAnswered ? { ...draft, status: "answered", claims: quoted.claims } : draft, evidence };
  }

  /** Asks the documents; where nothing is near and the message was not surely a question to them, as what it is else. */
  async #seek(request: Request, options: QuoteOptions = {}): Promise<Response> {
    const sought = this.#withArticle(request, await seek(this.rooms, request, options), options.list);
    if (sought.draft.status !== "refused") return sought;
    const [other] = beside
      .filter((kind) => request.likelihoods[kind] > likeliestElse)
      .sort((a, b) => request.likelihoods[b] - request.likelihoods[a]);
    const draft = other && (await this.rooms.about.reply({ ...request, intent: other }));
    return draft ? { draft, evidence: sought.evidence, intent: other } : sought;
  }

  /** The whole article that is named, where its items are asked for or none of its sentences surely answers. */
  #withArticle({ language }: Request, sought: Sought, list = false): Sought {
    const { draft, evidence } = sought;
    const claims = wholeArticle(this.rooms, evidence.reading);
    if (claims.length === 0 || (draft.status === "answered" && !list)) return sought;
    if (draft.status === "answered") {
      return { evidence, draft: { ...draft, claims, lead: leadOf("answered", claims, language) } };
    }
    const { files } = evidence.reading.scope;
    const lead = this.rooms.about.nothingLead(language, { files, missing: draft.missing ?? [], followed: "near" });
    return { evidence, draft: { ...draft, status: "related", claims, lead } };
  }

  /** What documents say on a subject of which they surely speak, each of them where all are asked; undefined else. */
  async #onSubject(request: Request): Promise<Response | undefined> {
    const { finder, judge } = this.rooms;
    const readings = request.readings.filter(
      ({ scope }) =>
        (request.each || scope.files.length > 0) &&
        !new SharedTerms(finder.index, subjectOf(this.rooms, scope)).isEmpty,
    );
    if (readings.length === 0 || hasSection(this.rooms, request)) return undefined;
    const about = request.each
      ? await compare(this.rooms, { ...request, readings })
      : await seek(this.rooms, request, { most: mostOnSubject, topical: true });
    // A new term that the documents do not have is said to be missing: nothing else in them is what was asked.
    if (about?.draft.missing?.length && readings.some((reading) => this.#lacksTerm(reading))) return about;
    if (about?.draft.status !== "answered") return undefined;
    return isOnSubject(this.rooms, about) || (about.evidence?.answers ?? 0) >= judge.cuts.further ? about : undefined;
  }

  #lacksTerm({ scope }: QuestionReading): boolean {
    return this.rooms.names.missingTerms(withoutSaying(scope.rest), scope).length > 0;
  }

  async #mention(request: Request): Promise<Response> {
    const { sources, speeches } = this.rooms;
    const { language, span, readings, complement = false } = request;
    if (!span) return this.#seek(request, { each: true, most: speeches.size });
    const mentions = mentionsOf(sources, span, this.rooms.glossary, readings[0]?.scope.files);
    if (mentions.counts.length > 0)
      return { draft: mentionDraft(mentions, sources.speeches, language, { complement }) };
    const sought = await seek(this.rooms, request, { each: true, most: speeches.size });
    const isAnswered = sought.draft.status === "answered";
    if (isAnswered && sought.evidence.answers >= surelyQuoted) return sought;
    const nearby = isAnswered ? sought.draft.claims.slice(0, 1) : [];
    return { draft: mentionDraft(mentions, sources.speeches, language, { nearby }), evidence: sought.evidence };
  }
}

/** Whether the best sentence says most of what the question is about. */
function isOnSubject({ finder, speeches }: AskRooms, { evidence }: Pick<Response, "evidence">): boolean {
  const [best] = evidence?.sentences ?? [];
  const speech = best && speeches.get(best.passage.file);
  if (!evidence || !best || !speech) return false;
  const terms = new SharedTerms(finder.index, subjectOf({ speeches }, evidence.reading.scope));
  return terms.share(terms.heldBy(best.sentence, speech)) >= mostOfSubject;
}

/** Words about nothing in a message that asks for a document as a whole. */
const notSubject: ReadonlySet<string> = new Set([...nameWords.filler, ...frameWords.whole.filler]);

/** What is asked about, without whose words are asked for, by their whole post or a word of it, and without the words that ask. */
function subjectOf({ speeches }: Pick<AskRooms, "speeches">, { files, rest }: Scope): string {
  const speakers = files.flatMap((file) => speeches.get(file)?.info.speakers ?? []);
  const names = speakers.flatMap(({ post, name }) => [post.zh, name?.zh ?? ""]).filter(Boolean);
  const outside = names.reduce((left, name) => left.replaceAll(normalise(name), " "), rest);
  const ofPost = chineseTerms(outside).filter((term) => term.length > 1 && names.some((name) => name.includes(term)));
  return ofPost
    .reduce((left, term) => left.replaceAll(term, " "), outside)
    .split(/\s+/u)
    .filter((word) => !notSubject.has(word))
    .join(" ");
}
