import type { Intent, Language, Speech } from "../../domain.ts";
import type { SearchIndex } from "../../index/search-index.ts";
import type { Embedder } from "../../model/embedder.ts";
import { say } from "../../text/messages.ts";
import { normalise } from "../../text/normalise.ts";
import { inOwnScript } from "../../text/own-script.ts";
import { punctuation } from "../../text/punctuation.ts";
import { CatalogueText, isComparable, standingOut } from "./catalogue.ts";
import { type Asked, isSuperlative } from "./catalogue-keys.ts";
import type { Draft } from "../draft.ts";
import { Library } from "./library.ts";
import { NearestExample, readExamples } from "../understand/nearest-example.ts";
import type { Request } from "../request.ts";
import { exampleTopic, nearestTopics } from "./topics.ts";

const exampleSets = ["catalogue", "help", "declined", "courtesy", "complaint"] as const;
type ExampleSet = (typeof exampleSets)[number];

/**
 * A key below this score is not taken: what is said then fits every message of the kind. Of the examples left out in
 * turn, 37 % of those below it find their key, 59 % of those up to .1 above, 80 % and more of the others.
 */
const surest = 0.3;

/** What an order can be; the other keys of `words/declined.json` are for questions. */
const orderKeys = [
  "write",
  "translate",
  "calculate",
  "invent",
  "opinion",
  "politics",
  "predict",
  "roleplay",
  "instructions",
  "act",
  "amuse",
];
const offtopicKeys = ["world", "advice", "person", "politics", "predict", "opinion", "calculate"];
/** Declined without offering topics: private persons and political opinion. */
const withoutTopics: ReadonlySet<string> = new Set(["person", "politics", "opinion"]);
/** Complaints that are answered by saying how things are; asking again would not change them. */
const settled: ReadonlySet<string> = new Set(["mistaken", "english"]);

/** Replies about the documents and the bot itself; they quote nothing. */
export class About {
  readonly library: Library;
  readonly #examples: Readonly<Record<ExampleSet, NearestExample>>;

  constructor(
    readonly index: SearchIndex,
    readonly embedder: Embedder,
  ) {
    this.library = new Library(index.speeches);
    const set = (name: ExampleSet): NearestExample =>
      new NearestExample(readExamples(name), embedder, index.questionCentres);
    this.#examples = {
      catalogue: set("catalogue"),
      help: set("help"),
      declined: set("declined"),
      courtesy: set("courtesy"),
      complaint: set("complaint"),
    };
  }

  /** Encodes all examples, a few seconds' work; else the first message of each kind waits for its own. */
  async prepare(): Promise<void> {
    for (const name of exampleSets) await this.#examples[name].prepare();
  }

  /** The reply to a message that asks nothing of what the documents say; undefined where it does. `missing`: named and nowhere. */
  async reply(request: Request, missing: readonly string[] = []): Promise<Draft | undefined> {
    const { language } = request;
    const line = (key: string): string => say(language, key, { example: this.example(language) });
    switch (request.intent) {
      case "catalogue":
        return this.#catalogue(request, missing);
      case "help":
        return draft("help", line(`about-help-${(await this.#key(request, "help")) ?? "general"}`));
      case "greeting":
        return draft("courtesy", line("about-greeting"));
      case "thanks":
        return draft("courtesy", line(`about-${(await this.#key(request, "courtesy")) ?? "thanks"}`));
      case "abuse":
        return draft("courtesy", line("about-abuse"));
      case "complaint":
        return draft("courtesy", await this.complaintLead(request, false));
      case "gibberish":
        return draft("help", line("about-no-question"));
      case "foreign":
        return draft("help", line("about-foreign"));
      case "order":
      case "offtopic":
      case "moment":
        return this.#declined(request);
      default:
        return undefined;
    }
  }

  /** Acknowledges a complaint; `followed`: the next best passages come behind it, else it says how to ask again. */
  async complaintLead(request: Request, followed: boolean): Promise<string> {
    const { language } = request;
    const key = (await this.#key(request, "complaint")) ?? "wrong";
    const said = say(language, `about-complaint-${key}`);
    if (!followed && settled.has(key)) return said;
    const then = followed
      ? say(language, "about-complaint-next")
      : say(language, "about-complaint-rephrase", { example: this.example(language) });
    return `${said}${punctuation[language].space}${then}`;
  }

  /** What the catalogue says of some documents, of all where none are given. */
  ofDocuments(language: Language, asked: Asked, files: readonly string[]): Draft {
    return draft("catalogue", new CatalogueText(this.library, language).reply(asked, files));
  }

  /**
   * The document that a message means by what tells it from all others (`最长的那篇`); undefined where it does not, or they
   * cannot all be compared.
   */
  async standingOut(request: Request): Promise<string | undefined> {
    const asked = await this.#key(request, "catalogue");
    const { speeches } = this.library;
    if (asked === undefined || !isSuperlative(asked) || !speeches.every((speech) => isComparable(speech, asked)))
      return undefined;
    return standingOut(speeches, asked)?.info.file;
  }

  /** Asks which of some documents is meant, of all where none are given. */
  which(language: Language, files: readonly string[] = []): Draft {
    const meant = this.#named(files);
    const titles = new CatalogueText(this.library, language).titles(meant.length > 1 ? meant : this.library.speeches);
    return draft("which", `${say(language, "about-which")}\n${titles}`);
  }

  /** Says that the documents, or those named, do not say it; `followed`: near passages or those of others come behind it. */
  nothingLead(
    language: Language,
    asked: {
      readonly files?: readonly string[];
      readonly missing?: readonly string[];
      readonly followed?: "near" | "others";
    },
  ): string {
    const { files = [], missing = [], followed } = asked;
    const comma = punctuation[language].comma;
    const where = this.#named(files).map(({ info }) =>
      language === "en" ? `“${info.title.en}”` : `《${info.title.zh}》`,
    );
    const values = {
      where: [...new Set(where)].join(comma),
      missing: missing.map((name) => inOwnScript(name, language)).join(comma),
    };
    const scope = where.length > 0 ? "named" : "all";
    const what = say(language, `about-nothing-${scope}${missing.length > 0 ? "-missing" : ""}`, values);
    const then = followed ?? "none";
    return `${what}${punctuation[language].space}${say(language, `about-nothing-${then}`)}`;
  }

  /** For a message without a readable character. */
  empty(language: Language): Draft {
    return draft("help", say(language, "about-no-question", { example: this.example(language) }));
  }

  /** A subject of these documents, for the texts that give an example. */
  example(language: Language): string {
    const topic = exampleTopic(this.index.speeches, language) ?? say(language, "about-example");
    return say(language, "about-example-question", { topic });
  }

  async #catalogue(request: Request, missing: readonly string[]): Promise<Draft> {
    const { language, ordinal, readings, filter } = request;
    const text = new CatalogueText(this.library, language);
    if (filter) return draft("catalogue", text.filtered(await this.#askedOf(request), filter));
    const named = readings[0]?.scope.files ?? [];
    const counted = ordinal === undefined ? undefined : this.index.speeches.at(ordinal < 0 ? ordinal : ordinal - 1);
    const files = named.length > 0 || !counted ? named : [counted.info.file];
    const key = (await this.#key(request, "catalogue")) ?? (files.length > 0 ? "outline" : "list");
    return draft("catalogue", text.reply(key as Asked, files, missing));
  }

  /** What is asked of the documents that a filter meets: by its words, else by the nearest example. */
  async #askedOf(request: Request): Promise<Asked> {
    const { filter } = request;
    if (filter?.isWhole) return filter.asked ?? "outline";
    const key = (await this.#key(request, "catalogue")) as Asked | undefined;
    return key ?? filter?.asked ?? "list";
  }

  async #declined(request: Request): Promise<Draft> {
    const { language, message, intent } = request;
    const vector = await this.#vectorOf(message);
    const key = await this.#declinedKey(intent, message, vector);
    const lead = say(language, `about-declined-${key}`, { example: this.example(language) });
    // A text to be written has a subject of which the documents may speak.
    const offers = intent === "order" ? key === "write" : !withoutTopics.has(key);
    const topics = offers ? await nearestTopics(vector, this.index, language) : [];
    return { ...draft("declined", lead), topics };
  }

  async #declinedKey(intent: Intent, message: string, vector: Float32Array): Promise<string> {
    if (intent === "moment") return "moment";
    const keys = intent === "order" ? orderKeys : offtopicKeys;
    const { key, score } = await this.#examples.declined.nearest(message, vector, keys);
    return score >= surest ? key : intent === "order" ? "order" : "world";
  }

  /** The key of a set that a message belongs to; undefined where it is not clear. */
  async #key({ message }: Request, set: ExampleSet): Promise<string | undefined> {
    const vector = await this.#vectorOf(message);
    const { key, score } = await this.#examples[set].nearest(message, vector);
    return score >= surest ? key : undefined;
  }

  async #vectorOf(message: string): Promise<Float32Array> {
    const [encoded] = await this.embedder.encode([normalise(message)], "query");
    if (!encoded) throw new Error("the embedder gave no vector for the message");
    return encoded.vector;
  }

  #named(files: readonly string[]): Speech[] {
    return this.index.speeches.filter(({ info }) => files.includes(info.file));
  }
}

function draft(reply: Draft["reply"], lead: string): Draft {
  return { reply, status: "refused", lead, claims: [] };
}
