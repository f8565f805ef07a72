import { normalise } from "../../text/normalise.ts";
import { checkInTurns, type Finding } from "./check.ts";
import type { Claimant } from "./check-sentence.ts";
import { checkDraft } from "./check-draft.ts";
import { plainReading } from "../find/find.ts";
import { frameWords } from "../understand/frame-words.ts";
import { claimsOf, type QuoteOptions } from "../quote/quotes.ts";
import type { Request } from "../request.ts";
import type { Response } from "../respond.ts";
import type { AskRooms } from "../rooms.ts";
import { bestEvidence, seek } from "../seek.ts";

/** A message so like a sentence of the documents is that sentence, and one of fewer characters may be a question about it. */
const pastedLikeness = 0.8;
const shortestPasted = 15;
const longestIntroduction = 12;
/** Between words that ask for a check so many characters may be a sentence. */
const shortestFramed = 8;
/** What may so well be a check is one where it asks nothing; what surely is one needs no other answer. */
const mayState = 0.15;
const surelyChecked = 0.5;
/** What stands in a question where the source has the answer is no difference: `哪六项` where that says `六项`. */
const longestInterrogative = 8;
const { within, alone: wholly } = frameWords.interrogatives;
const nobody: Claimant = { files: [], speakers: [] };

/** Holds sentences against the documents: those sent for it, forwarded, or pasted without a word. */
export class Verifier {
  /** `asked`: answers what turns out to be a question. */
  constructor(
    readonly rooms: AskRooms,
    readonly asked: (request: Request, options?: QuoteOptions) => Promise<Response>,
  ) {}

  /** A sentence of the documents, one much like it or one that may be meant to be, sent without a word: it is held against them. */
  async pasted(request: Request): Promise<Response | undefined> {
    const { message, language, likelihoods, maybe } = request;
    if (maybe && maybe.span.length >= shortestFramed) {
      const finding = await this.#held(maybe.said, maybe.span, maybe.claimant, pastedLikeness);
      if (isTheirs(finding)) return { draft: checkDraft(finding, language), intent: "verify" };
    }
    const [introduction = "", ...rest] = message.split(/[:：]/u);
    const text = rest.length > 0 && introduction.length <= longestIntroduction ? rest.join("：") : message;
    if (!isLong(text)) return undefined;
    // A question is a sentence of the documents or none: its clauses tell nothing.
    const asks = asksSomething(message);
    const finding = await checkInTurns(this.rooms.sources, text, nobody, asks ? pastedLikeness : 0);
    if (isTheirs(finding)) return { draft: checkDraft(finding, language), intent: "verify" };
    // What states something and asks nothing wants to know whether it is so.
    const isLikely = likelihoods.verify >= mayState || finding.parts.length > 0;
    return isLikely && !asks ? this.#checked(request, finding) : undefined;
  }

  /** What somebody else wrote is held against the documents, unless it asks something; undefined then. */
  async forwarded(request: Request): Promise<Response | undefined> {
    const { message } = request;
    const finding = await this.#held(request.said, message, nobody);
    const isStatement = isLong(message) && !asksSomething(message);
    const isHeld = isStatement || finding.likeness >= pastedLikeness;
    return isHeld && !isAsked(finding) ? this.#checked(request, finding) : undefined;
  }

  /** A sentence held against the documents; without the words that name who says it, where these do not stand there. */
  async #held(said: Request["said"], text: string, claimant: Claimant, least = 0): Promise<Finding> {
    const finding = await checkInTurns(this.rooms.sources, text, claimant, least);
    if (!said || finding.likeness === 1 || claimant.files.length + claimant.speakers.length > 0) return finding;
    const alone = await checkInTurns(this.rooms.sources, said.span, said.claimant, least);
    return alone.source && (!finding.source || alone.likeness >= finding.likeness) ? alone : finding;
  }

  /** A sentence to be checked, or the question that it turns out to be. */
  async verify(request: Request): Promise<Response> {
    const { span, claimant, message, said } = request;
    const finding = await this.#held(said, span ?? message, claimant ?? nobody);
    if (request.gesture === "check") return this.#checked(request, finding);
    const isQuoted = span !== undefined && isQuotedIn(message, span);
    const isFound = ["verbatim", "rendering"].includes(finding.result.verdict);
    // Without quotation marks it may be a question after all: "what did X say about Y?"
    if (!isQuoted && isAsked(finding)) {
      const scope = { ...(claimant ?? plainReading(message).scope), rest: normalise(message) };
      const intent = request.likelihoods.list > request.likelihoods.fact ? "list" : "fact";
      const options = { list: intent === "list" || request.count !== undefined, count: request.count };
      return this.asked({ ...request, intent, readings: [{ text: message, scope }] }, options);
    }
    if (!isQuoted && !(isFound && isLong(span ?? message))) {
      const scope = claimant ?? plainReading(message).scope;
      const asked = { ...request, readings: [{ text: message, scope }] };
      if (!isLong(span ?? message)) return this.asked(asked);
      const mayAsk = asksSomething(message) || request.likelihoods.verify < surelyChecked;
      const isNowhere = mayAsk && (finding.claims.length === 0 || (!finding.source && finding.parts.length > 0));
      const sought = isNowhere ? await seek(this.rooms, asked) : undefined;
      if (sought?.draft.status === "answered") return { ...sought, intent: "fact" };
    }
    return this.#checked(request, finding);
  }

  /** What was found of a sentence that was checked before, told again; undefined where that message asked something. */
  async again(request: Request): Promise<Response | undefined> {
    const { maybe, span = maybe?.span, claimant, message, language, said } = request;
    if (request.intent !== "verify" && (!isLong(message) || asksSomething(message))) return undefined;
    const finding = await this.#held(said, span ?? message, claimant ?? nobody);
    return finding.claims.length > 0 ? { draft: checkDraft(finding, language), intent: "verify" } : undefined;
  }

  /** What the check found; the nearest passage where the sentence is nowhere. */
  async #checked(request: Request, finding: Finding): Promise<Response> {
    const { language } = request;
    if (finding.claims.length > 0) return { draft: checkDraft(finding, language), intent: "verify" };
    const evidence = await bestEvidence(this.rooms, request);
    const isNear = evidence.near >= this.rooms.judge.cuts.near;
    const nearby = isNear ? claimsOf(evidence, this.rooms, { most: 1 }) : [];
    return { draft: checkDraft(finding, language, nearby), evidence, intent: "verify" };
  }
}

/** Whether a message is a sentence of the documents, or much like one, and no question about it. */
function isTheirs(finding: Finding): boolean {
  return finding.claims.length > 0 && finding.likeness >= pastedLikeness && !isAsked(finding);
}

/** Whether a message differs from a sentence of the documents by nothing but words that ask. */
function isAsked({ result: { verdict, differences } }: Finding): boolean {
  const asks = ({ claimed }: { readonly claimed: string }): boolean =>
    claimed.length <= longestInterrogative &&
    (wholly.includes(claimed) || within.some((word) => normalise(claimed).includes(word)));
  return verdict === "differs" && differences.length > 0 && differences.every(asks);
}

/** Whether a message is a question by a word that asks or by its mark. */
function asksSomething(message: string): boolean {
  const text = normalise(message);
  return /[?？]/u.test(text) || within.some((word) => text.includes(word));
}

function isLong(text: string): boolean {
  return text.length >= (/\p{Script=Han}/u.test(text) ? shortestPasted : 3 * shortestPasted);
}

/** Whether what is to be checked stands in quotation marks, or behind a colon or on a line of its own. */
function isQuotedIn(message: string, span: string): boolean {
  const before = message.slice(0, Math.max(0, message.indexOf(span)));
  return /(?:[“"「『‘'«]|[:：\n]\s*)$/u.test(before);
}
