import type { Answer, Language, Question, RankedPassage } from "../domain.ts";
import type { SearchIndex } from "../index/search-index.ts";
import type { Models } from "../model/local-models.ts";
import { loadGlossary } from "../text/dictionary.ts";
import { prepareScripts } from "../text/normalise.ts";
import { About } from "./catalogue/about.ts";
import { blankAnswer } from "../blank-answer.ts";
import type { Draft } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import { Finder } from "./find/find.ts";
import { type Claim, CitationGate } from "./quote/gate.ts";
import { Judge, lowestLogit } from "./read/judge.ts";
import { MissingNames } from "./read/missing.ts";
import { Persons } from "./people/persons.ts";
import { plainText } from "./plain-text.ts";
import { Responder } from "./respond.ts";
import type { AskRooms } from "./rooms.ts";
import { sameWords } from "./quote/same-words.ts";
import { Sources } from "./quote/sources.ts";
import type { Trace, TracedAnswerer } from "./trace.ts";
import { Understander } from "./understand/understand.ts";

const passagesReported = 10;

/** Answers with verbatim quotes cut from the documents of one index; no text of its own but the lines around them. */
export class DocumentAnswerer implements TracedAnswerer {
  readonly rooms: AskRooms;
  readonly #understander: Understander;
  readonly #responder: Responder;

  constructor(
    readonly index: SearchIndex,
    { embedder, reader, readsPassages = true }: Models & { readonly readsPassages?: boolean },
    judge = new Judge(),
  ) {
    const { speeches } = index;
    this.rooms = {
      finder: new Finder(index, embedder),
      reader: readsPassages ? reader : undefined,
      judge,
      speeches: new Map(speeches.map((speech) => [speech.info.file, speech])),
      about: new About(index, embedder),
      names: new MissingNames(speeches),
      persons: new Persons(speeches),
      sources: new Sources(speeches),
      gate: new CitationGate(speeches),
      glossary: loadGlossary(),
    };
    const catalogue = speeches.map(({ info }) => info);
    this.#understander = new Understander({ reader, embedder, catalogue, persons: this.rooms.persons });
    this.#responder = new Responder(this.rooms, this.#understander, (question) => this.answer(question));
  }

  /** Gets ready what the first messages of some kinds would wait for. */
  async warm(): Promise<void> {
    prepareScripts();
    await this.rooms.sources.prepare();
    await this.rooms.persons.prepare();
    await this.#understander.warm();
    await this.rooms.about.prepare();
  }

  async answer(question: Question, trace: (part: Trace) => void = () => undefined): Promise<Answer> {
    const started = performance.now();
    const { text } = question;
    if (text.trim() === "") {
      const language = question.language ?? "en";
      return this.#worded(question, language, "gibberish", this.rooms.about.empty(language), undefined, started);
    }
    const requests = await this.#understander.understand(question);
    const parts: Answer[] = [];
    for (const request of requests) {
      trace({ understood: request });
      const { draft, evidence, intent = request.intent } = await this.#responder.respond(request, question);
      if (evidence) trace(traceOf(evidence));
      parts.push(
        this.#worded({ ...question, text: request.message }, request.language, intent, draft, evidence, started),
      );
    }
    const [only] = parts;
    if (only && parts.length === 1) return { ...only, question: text };
    return together(question, parts, started);
  }

  #worded(
    { text }: Question,
    language: Language,
    intent: Answer["intent"],
    draft: Draft,
    evidence: Evidence | undefined,
    started: number,
  ): Answer {
    const { silent = [], mentions = [], missing = [], topics = [], check } = draft;
    const citations = this.rooms.gate.cite(this.#withAlso(draft.claims), language, draft.from);
    const lost = citations.length === 0 && draft.claims.length > 0;
    // A line that announces quotes stands before quotes alone.
    const lead = lost ? this.rooms.about.nothingLead(language, { missing }) : draft.lead;
    const closing = lost ? "" : (draft.closing ?? "");
    const answer = {
      ...blankAnswer,
      question: text,
      language,
      intent,
      reply: draft.reply,
      status: lost ? ("refused" as const) : draft.status,
      lead,
      closing,
      citations,
      silent,
      mentions,
      missing,
      topics,
      ...(check && { check }),
      passages: reported(evidence, citations, this.rooms.speeches),
      timings: timingsOf(evidence, started),
    };
    return { ...answer, text: plainText(answer) };
  }

  /** The same words in several documents are quoted once, and where else they stand is said. */
  #withAlso(claims: readonly Claim[]): Claim[] {
    const kept: Claim[] = [];
    for (const claim of claims) {
      const also = sameWords(this.rooms.sources, claim);
      if (kept.some((other) => other.also?.includes(claim.file) && also.includes(other.file))) continue;
      kept.push({ ...claim, also });
    }
    return kept;
  }
}

/** The answers to several questions in one: quotes numbered through. */
function together(question: Question, parts: readonly Answer[], started: number): Answer {
  const [first] = parts;
  if (!first) throw new Error("a message without a request");
  const citations = parts.flatMap((part) => part.citations).map((citation, place) => ({ ...citation, n: place + 1 }));
  const best = (["answered", "related", "refused"] as const).find((status) =>
    parts.some((part) => part.status === status),
  );
  const all = (of: (part: Answer) => readonly string[]): string[] => [...new Set(parts.flatMap(of))];
  const sum = (of: (timings: Answer["timings"]) => number): number =>
    parts.reduce((total, { timings }) => total + of(timings), 0);
  const answer = {
    ...first,
    question: question.text,
    reply: parts.find(({ status }) => status === best)?.reply ?? first.reply,
    status: best ?? "refused",
    lead: "",
    closing: "",
    citations,
    silent: all(({ silent }) => silent),
    missing: all(({ missing }) => missing),
    topics: all(({ topics }) => topics),
    mentions: parts.flatMap(({ mentions }) => mentions),
    parts,
    passages: parts.flatMap(({ passages }) => passages).slice(0, passagesReported),
    timings: {
      embedMs: sum(({ embedMs }) => embedMs),
      searchMs: sum(({ searchMs }) => searchMs),
      readMs: sum(({ readMs }) => readMs),
      totalMs: performance.now() - started,
    },
  };
  return { ...answer, text: plainText(answer) };
}

/** The passages that hold the quotes, then those that were read, then what else was found. */
function reported(
  evidence: Evidence | undefined,
  citations: Answer["citations"],
  speeches: AskRooms["speeches"],
): RankedPassage[] {
  const quoted = citations.flatMap(({ file, start, end, score }) => {
    const passage = speeches.get(file)?.passages.find((one) => one.start <= start && end <= one.end);
    return passage ? [{ passage, score }] : [];
  });
  const read = evidence?.passages.map((one) => one.read.candidate) ?? [];
  const ranked = [...quoted, ...read, ...(evidence?.found.candidates ?? [])];
  const first = ranked.filter(({ passage }, place) => ranked.findIndex((one) => one.passage === passage) === place);
  return first
    .slice(0, passagesReported)
    .map(({ passage: { file, start, end }, score }) => ({ file, start, end, score }));
}

function traceOf({ passages, answers, near }: Evidence): Trace {
  const read = passages.map(({ read: { candidate, answers: logit } }) => {
    const { file, start, end } = candidate.passage;
    return { file, start, end, answers: logit ?? lowestLogit };
  });
  const signals = Object.entries(passages[0]?.read.candidate.signals ?? {}).filter(([, value]) => value !== undefined);
  return { read, judged: { answers, near, ...(Object.fromEntries(signals) as Record<string, number>) } };
}

function timingsOf(evidence: Evidence | undefined, started: number): Answer["timings"] {
  const { embedMs = 0, searchMs = 0 } = evidence?.found ?? {};
  return { embedMs, searchMs, readMs: evidence?.readMs ?? 0, totalMs: performance.now() - started };
}
