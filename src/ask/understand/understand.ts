import { type Act, acts, type Intent, type Language, type Question, type SpeechInfo } from "../../domain.ts";
import type { Embedder } from "../../model/embedder.ts";
import type { Reader } from "../../model/reader.ts";
import { Acts } from "./acts.ts";
import { FilterReader } from "../catalogue/catalogue-filter.ts";
import { CheckReader, ofWords } from "./check-reader.ts";
import { withoutArticle } from "./article-names.ts";
import { acted, checked } from "./gesture-requests.ts";
import { abridged, certain, Intents, type Likelihoods, likeliest, mean, seeking } from "./intents.ts";
import { leans } from "./leaning.ts";
import { languageAround, replyLanguage } from "./message-language.ts";
import { asksForComplement, asksForForbidden } from "./complement.ts";
import { countAsked, ordinalAsked } from "./numbers-asked.ts";
import { partsOf } from "./parts.ts";
import { PeopleAsked } from "../people/people-asked.ts";
import type { Persons } from "../people/persons.ts";
import { questionsIn } from "./questions-in.ts";
import { type Earlier, isNameAlone, together, underScope } from "./readings.ts";
import type { Request } from "../request.ts";
import { ScopeReader } from "./scope-reader.ts";
import { stepAsked } from "./step-asked.ts";
import { unframed } from "./unframed.ts";
import { wantedBy } from "./wanted.ts";
import { asksForWhole } from "./whole-asked.ts";

/** Characters read of a message, and earlier messages read of a conversation. */
const mostRead = 1000;
const turnsRead = 4;
/** Kinds that ask nothing of the documents, and how likely one of them must be to be left at that. */
const unasking: ReadonlySet<Intent> = new Set(["greeting", "thanks", "complaint", "abuse", "foreign"]);
const decided = 0.6;
/** Kinds whose questions may go on with the one before, whatever their wording. */
const continued: ReadonlySet<Intent> = new Set(["fact", "list", "compare"]);
/** What a message that picks one by its number is taken for where nothing else is asked of it: it is opened. */
const picking: ReadonlySet<Act> = new Set(["more", "back", "shorter", "file", "only"]);
export interface UnderstanderParts {
  readonly reader: Reader;
  readonly embedder: Embedder;
  readonly catalogue: readonly SpeechInfo[];
  /** The people of the documents. */
  readonly persons: Persons;
}

/** What a message asks for. The one place where wording is interpreted. */
export class Understander {
  readonly #embedder: Embedder;
  readonly #scopes: ScopeReader;
  readonly #filters: FilterReader;
  readonly #intents: Intents;
  readonly #acts: Acts;
  readonly #people: PeopleAsked;
  readonly #checks: CheckReader;

  constructor({ reader, embedder, catalogue, persons }: UnderstanderParts) {
    this.#embedder = embedder;
    this.#scopes = new ScopeReader(catalogue);
    this.#checks = new CheckReader(this.#scopes);
    this.#filters = new FilterReader(catalogue, this.#scopes);
    this.#intents = new Intents(reader);
    this.#acts = Acts.of(embedder);
    this.#people = new PeopleAsked(persons);
  }

  /** Gets ready what the first messages would wait for. */
  async warm(): Promise<void> {
    await this.#acts.prepare();
  }

  /** One request; several where a message asks several questions, in their order. */
  async understand({ text, history = [], language: person, gesture, replied }: Question): Promise<readonly Request[]> {
    const message = text.slice(0, mostRead);
    const before = history
      .slice(-turnsRead)
      .map((turn) => (typeof turn === "string" ? turn : turn.question).slice(0, mostRead));
    // What somebody else wrote does not tell what the person speaks.
    const isTheirs = gesture !== "check" && gesture !== "forward";
    const language = (isTheirs ? undefined : person) ?? replyLanguage(message, person, before);
    const act = acts.find((one) => one === gesture);
    if (act) return [{ ...acted(message, act), language: languageAsked(act, language) }];
    if (gesture === "check") return [{ ...checked(message, language), gesture, said: this.#checks.saidIn(message) }];
    const pieces = gesture === "forward" ? [] : questionsIn(message);
    if (pieces.length > 1) {
      const parts: Request[] = [];
      for (const piece of pieces) parts.push(asAsked({ ...(await this.#withPeople(piece, before)), language }));
      if (parts.every(({ intent }) => isAsking(intent))) return parts;
    }
    const request = await this.#wanted(await this.#withPeople(message, before), before);
    if (replied !== undefined && this.#checks.judges(request))
      return [
        { ...checked(replied.slice(0, mostRead), language), gesture: "check", said: this.#checks.saidIn(replied) },
      ];
    const asked = isTheirs ? languageAround(request, language) : language;
    const whole = asAsked({ ...request, language: languageAsked(request.act, asked) });
    return [gesture === "forward" ? { ...whole, gesture, said: this.#checks.saidIn(message) } : whole];
  }

  /** What a complaint says was asked for, as the question that follows the one before; else the complaint itself. */
  async #wanted(complaint: Omit<Request, "language">, before: readonly string[]): Promise<Omit<Request, "language">> {
    const words = complaint.intent === "complaint" ? wantedBy(complaint.message) : undefined;
    if (words === undefined) return complaint;
    const isChinese = /\p{Script=Han}/u.test(words);
    const asked = await this.#withPeople(isChinese ? `那${words}呢` : `what about ${words}`, before);
    return seeking.includes(asked.intent) ? asked : complaint;
  }

  /** With the people whom the message names and what it asks of them. */
  async #withPeople(text: string, before: readonly string[]): Promise<Omit<Request, "language">> {
    const message = this.#people.withName(text, before);
    const vector = await this.#vectorOf(message);
    const request = this.#filtered(
      this.#checks.withMaybe(await this.#request(message, vector, before), message),
      message,
      before,
    );
    if (request.filter?.isWhole) return request;
    // To the encoder's tokenizer, which takes NFKC, they are the same.
    const isSame = (masked: string): boolean => masked === message.normalize("NFKC");
    const person = await this.#people.of(request, message, async (masked) =>
      isSame(masked) ? vector : this.#vectorOf(masked),
    );
    return person ? { ...request, person } : request;
  }

  /** With which documents of the catalogue are asked for; a message that says nothing else asks the catalogue. */
  #filtered(request: Omit<Request, "language">, message: string, before: readonly string[]): Omit<Request, "language"> {
    const filter = this.#filters.read(message, request.intent === "catalogue");
    if (!filter) return request;
    // A name alone answers "which one?"; what leans on a question goes on with it.
    const goesOn = before.length > 0 && (leans(message) || isNameAlone(this.#scopes.read(message)));
    if (filter.isWhole && !goesOn && !ofWords.has(request.intent))
      return { ...request, filter, intent: "catalogue", likelihoods: certain("catalogue") };
    return request.intent === "catalogue" ? { ...request, filter: { ...filter, isWhole: false } } : request;
  }

  async #request(message: string, vector: Float32Array, before: readonly string[]): Promise<Omit<Request, "language">> {
    const likelihoods = await this.#intents.of(message, vector, before.length > 0);
    const ordinal = ordinalAsked(message);
    const first = likeliest(likelihoods);
    // Who is asked about by a post is who spoke: `which city is the mayor from`.
    const whole = this.#scopes.read(message, { claims: first === "catalogue", comparing: first === "compare" });
    // `第二块全文发我`, `第三项具体内容是什么`, `全文`: of what was just answered, not of the documents.
    const isOfAnswer =
      before.length > 0 &&
      whole.files.length === 0 &&
      ((ordinal !== undefined && (first === "catalogue" || first === "overview")) || asksForWhole(message));
    const intent = isOfAnswer ? "navigate" : first;
    const count = countAsked(withoutArticle(message));
    const step = before.length > 0 ? stepAsked(message) : undefined;
    const numbers = {
      ...(step && { step }),
      ...(ordinal === undefined ? {} : { ordinal }),
      ...(count === undefined ? {} : { count }),
      ...(asksForComplement(message) ? { complement: true } : {}),
      ...(asksForForbidden(message) ? { forbidden: true } : {}),
    };
    if (isNameAlone(whole) && !isDecided(likelihoods)) {
      const earlier = await this.#earlierQuestion(before);
      if (earlier) return { message, ...underScope(earlier, whole), ...numbers };
      const kind = intent === "catalogue" || intent === "navigate" ? intent : "overview";
      const act = kind === "navigate" ? { act: await this.#actOf(message, vector, ordinal) } : {};
      return {
        message,
        intent: kind,
        likelihoods: certain(kind),
        readings: [{ text: message, scope: whole }],
        ...numbers,
        ...act,
      };
    }
    if (intent === "verify" || intent === "mention") {
      const span = this.#checks.spanIn(message, intent);
      const frame = span === undefined ? message : message.replace(span, () => " ".repeat(span.length));
      const scope = this.#scopes.read(frame, { claims: intent === "verify" });
      const readings = [{ text: intent === "verify" ? (span ?? message) : message, scope }];
      const claimant = intent === "verify" ? { claimant: scope } : {};
      return {
        message,
        intent,
        likelihoods,
        readings,
        ...numbers,
        ...(span === undefined ? {} : { span }),
        ...claimant,
        ...(intent === "verify" && { said: this.#checks.saidIn(span ?? message) }),
      };
    }
    const alone = { text: message, scope: whole };
    if (intent === "navigate") {
      return {
        message,
        intent,
        likelihoods,
        readings: [alone],
        ...numbers,
        act: await this.#actOf(message, vector, ordinal),
      };
    }
    // `太长了 说重点`: the gist of what was named before.
    const leaning = leans(message) || (intent === "overview" && whole.files.length === 0);
    const mayLean = !isDecided(likelihoods) && (leaning || continued.has(intent));
    const earlier = mayLean ? await this.#earlierQuestion(before) : undefined;
    if (!earlier) return { message, intent, likelihoods, readings: [alone], ...numbers };
    const both = together(earlier, alone);
    // `那企业呢`: of the one that was asked about, unless another is named.
    const isBound = leaning && whole.files.length === 0 && !earlier.scope.tentative;
    const kept = isBound ? { ...alone, scope: { ...earlier.scope, mentions: [], sides: [], rest: whole.rest } } : alone;
    // `那雨天呢` is anything; after a question it is what the two are.
    const joint =
      isAsking(intent) || !leaning ? likelihoods : mean(likelihoods, await this.#likelihoodsOf(both.text, true));
    return { message, intent: likeliest(joint), likelihoods: joint, readings: [kept, both], leaning, ...numbers };
  }

  async #likelihoodsOf(text: string, follows: boolean): Promise<Likelihoods> {
    return this.#intents.of(text, await this.#vectorOf(text), follows);
  }

  /** One that is picked by its number is opened. */
  async #actOf(message: string, vector: Float32Array, ordinal: number | undefined): Promise<Act> {
    const act = asksForWhole(message) ? "full" : await this.#acts.nearest(message, vector);
    return ordinal !== undefined && picking.has(act) ? "full" : act;
  }

  async #vectorOf(message: string): Promise<Float32Array> {
    const [encoded] = await this.#embedder.encode([abridged(message)], "query");
    return encoded?.vector ?? new Float32Array();
  }

  /** The last question that was asked of the documents, with the one it leans on; undefined where none was. */
  async #earlierQuestion(before: readonly string[]): Promise<Earlier | undefined> {
    for (let at = before.length - 1; at >= 0; at--) {
      const text = before[at] ?? "";
      const scope = this.#scopes.read(text);
      const likelihoods = await this.#likelihoodsOf(text, at > 0);
      const isName = isNameAlone(scope);
      if (!isName && !isAsking(likeliest(likelihoods))) continue;
      const alone = { text, scope };
      if (!isName && !leans(text)) return { ...alone, likelihoods };
      const earlier = await this.#earlierQuestion(before.slice(0, at));
      if (!earlier) return { ...alone, likelihoods: isName ? certain("overview") : likelihoods };
      if (!isName) return { ...together(earlier, alone), likelihoods };
      const [reading] = underScope(earlier, scope).readings;
      return { ...earlier, ...reading };
    }
    return undefined;
  }
}

/** The language of the reply, where the act does not ask for another. */
function languageAsked(act: Act | undefined, language: Language): Language {
  if (act === "english") return "en";
  return act === "chinese" && language === "en" ? "zh-Hans" : language;
}

/** Without the words that frame it, and the questions in it that are asked in one. */
function asAsked(request: Request): Request {
  const { intent, readings, leaning = false } = request;
  const [reading] = readings;
  const isOfParts = continued.has(intent) && reading && !leaning && reading.scope.sides.length === 0;
  const asked = isOfParts ? reading.scope.rest || reading.text : "";
  const parts = partsOf(asked);
  if (parts.length > 0 || intent !== "compare") return { ...unframed(request), ...(parts.length > 0 && { parts }) };
  return { ...unframed(request), parts: partsOf(asked, true), loose: true };
}

function isAsking(intent: Intent): boolean {
  return seeking.includes(intent) || intent === "catalogue" || intent === "help";
}

/** Whether a message is surely of a kind that asks nothing, whatever it names and whatever was asked before. */
function isDecided(likelihoods: Likelihoods): boolean {
  const intent = likeliest(likelihoods);
  return unasking.has(intent) && likelihoods[intent] >= decided;
}
