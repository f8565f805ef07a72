import type { Act, Answer, Citation, EarlierTurn, Intent, Language, Question } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import type { Draft } from "../draft.ts";
import { further, navigate } from "./navigate.ts";
import type { Request } from "../request.ts";
import type { AskRooms } from "../rooms.ts";
import type { Understander } from "../understand/understand.ts";

/** Kinds that say something of an answer. */
const goingOn: ReadonlySet<Intent> = new Set(["navigate", "complaint", "thanks"]);
/** What shows one quote of an answer, not others; what shows all of an answer again. */
const ofOne: ReadonlySet<Act> = new Set(["full", "context", "who", "shorter"]);
const ofAll: ReadonlySet<Act> = new Set(["english", "chinese", "file", "back"]);
/** Each may be answered anew, with those before it. */
const turnsRead = 4;
/** Where there is nothing to go on from, what may so well be a complaint is taken for one. */
const likelyComplaint = 0.2;

/** What was quoted before, and whether documents were asked at all. */
interface EarlierAnswer {
  readonly citations: readonly Citation[];
  readonly isSought: boolean;
}

/** Goes on with what was answered before. */
export class Conversation {
  constructor(
    readonly rooms: AskRooms,
    readonly understander: Understander,
    /** Answers an earlier question anew, of which nothing but its words is known. */
    readonly answer: (question: Question) => Promise<Answer>,
    /** What a check found, told again; undefined for a request that was none. */
    readonly checked: (request: Request) => Promise<{ readonly draft: Draft } | undefined>,
  ) {}

  /** Acts on the last answer, or after a complaint gives the next best. */
  async goOn(request: Request, question: Question): Promise<Draft> {
    const { rooms } = this;
    const turns = turnsOf(question);
    const place = request.act === "back" ? turns.length - 2 : turns.length - 1;
    const [at, earlier, actAt] = await this.#asked(turns.slice(0, place + 1));
    const told = turns.slice(0, at);
    let last: EarlierAnswer = { citations: [], isSought: false };
    // As they are numbered: what came as more goes on from the answer before.
    let listed: readonly Citation[] = [];
    for (const [step, one] of turns.slice(at, place + 1).entries()) {
      last = await this.#answerTo(one, [...told], request.language);
      told.push({ ...one, citations: last.citations });
      const act = actAt.get(at + step);
      if (act === "more") listed = listed.concat(last.citations);
      else if (act === undefined || !(ofOne.has(act) || ofAll.has(act))) listed = last.citations;
    }
    const given = told.slice(at).flatMap(({ citations }) => citations);
    if (request.intent === "navigate" && (at < place || last.isSought)) {
      // `第一项全文`, then `第三项`: of the list, not of the one item that was shown since.
      const quotes = request.ordinal === undefined ? last.citations : listed;
      const draft = await navigate(rooms, request, earlier && inScope(earlier, request), quotes, given);
      return (request.act ?? "more") === "more" ? { ...draft, from: listed.length + 1 } : draft;
    }
    // `这句错在哪` after a check: what it found.
    const isOfCheck = earlier !== undefined && request.intent === "complaint" && at === place;
    const checked = isOfCheck ? await this.checked({ ...earlier, language: request.language }) : undefined;
    if (checked) return checked.draft;
    if (!earlier || (at === place && !last.isSought)) return this.#nothingBefore(request);
    const again = await further(rooms, request, earlier, given);
    if (again.claims.length === 0) return this.#nothingBefore(request);
    return { ...again, status: "related", lead: await rooms.about.complaintLead(request, true) };
  }

  /** The quotes of the last answer. */
  async lastQuotes(question: Question): Promise<readonly Citation[]> {
    const turns = turnsOf(question);
    const last = turns.at(-1);
    if (!last) return [];
    const { citations } = await this.#answerTo(last, turns.slice(0, -1), question.language ?? "zh-Hans");
    return citations;
  }

  async #nothingBefore(request: Request): Promise<Draft> {
    const { about } = this.rooms;
    const { complaint } = request.likelihoods;
    const draft = await about.reply(complaint > likelyComplaint ? { ...request, intent: "complaint" } : request);
    return (
      draft ?? { reply: "help", status: "refused", lead: say(request.language, "navigate-nothing-before"), claims: [] }
    );
  }

  /** The last turn that did not itself go on with one before, where it is, and what those since then did with it. */
  async #asked(
    turns: readonly EarlierTurn[],
  ): Promise<[at: number, asked: Request | undefined, acts: ReadonlyMap<number, Act>]> {
    const done = new Map<number, Act>();
    for (let at = turns.length - 1; at >= 0; at--) {
      const { question: text = "" } = turns[at] ?? {};
      const [asked] = await this.understander.understand({ text, history: turns.slice(0, at) });
      if (asked && !goingOn.has(asked.intent)) return [at, asked, done];
      if (asked?.act !== undefined) done.set(at, asked.act);
    }
    return [Math.max(0, turns.length - 1), undefined, new Map()];
  }

  /** An earlier answer: the quotes that the caller says were shown, else worked out anew after what was `told` before. */
  async #answerTo(
    { question: text, citations: shown }: EarlierTurn,
    told: readonly EarlierTurn[],
    language: Language,
  ): Promise<EarlierAnswer> {
    if (shown.length > 0) {
      const claims = shown.map(({ file, start, end, marks = [] }) => ({ file, start, end, marks, score: 0 }));
      return { citations: this.rooms.gate.cite(claims, language), isSought: true };
    }
    const { citations, passages } = await this.answer({ text, history: told, language });
    return { citations, isSought: passages.length > 0 };
  }
}

/** "Only the mayor's": the earlier question under the scope that is named now. */
function inScope(earlier: Request, { readings }: Request): Request {
  const scope = readings[0]?.scope;
  if (!scope || scope.files.length === 0) return earlier;
  const narrowed = earlier.readings.map(({ text, scope: old }) => ({
    text,
    scope: { ...old, files: scope.files, speakers: scope.speakers },
  }));
  return { ...earlier, readings: narrowed };
}

/** What was asked before, oldest first; the last few. */
function turnsOf({ history = [] }: Question): EarlierTurn[] {
  return history.slice(-turnsRead).map((turn) => (typeof turn === "string" ? { question: turn, citations: [] } : turn));
}
