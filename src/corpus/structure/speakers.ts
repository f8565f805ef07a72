import type { Speaker, SpeakerName, SpeechInfo } from "../../domain.ts";
import { toSimplified } from "../../text/normalise.ts";
import { isGivenReport } from "../describe/kinds.ts";
import { startsHeadingOrItem } from "./outline.ts";
import type { Paragraph } from "./paragraphs.ts";
import { type Mention, People } from "../describe/people.ts";
import * as words from "./saying.ts";
import { clauseSpans } from "./segment.ts";

/** Who says what a sentence goes on with. */
interface Saying {
  /** The one who says it, whoever the sentence or the paragraph is about, the one who speaks anyway, or nobody. */
  readonly subject: SpeakerName | "pronoun" | "elided" | "self" | "body";
  /** Where what is said begins. */
  readonly start: number;
  /** `习近平总书记`: as someone is called who is quoted rather than reported. */
  readonly isAddressed: boolean;
}

/** What stands before the words of saying is at most this long, and no more than this share of the sentence. */
const longestLead = 70;
const leadShare = 0.65;
/** Whoever is told about this far in front of the verb is told about, not quoted. */
const longestElidedLead = 40;
/** In a speech, words of saying further in only tell what the speaker says of others. */
const longestLeadInSpeech = 12;

/** Follows who speaks while a text is read in order: in a speech its speaker, in a report whoever is said to. */
export class Voices {
  readonly #people: People;
  readonly #speakers: readonly Speaker[];
  readonly #isReport: boolean;
  /** Who speaks where nothing else is said. */
  readonly #default: SpeakerName | undefined;
  #current: SpeakerName | undefined;
  /** Whom the paragraph has told about last. */
  #subject: SpeakerName | undefined;
  /** Whose quotation is still open. */
  #quoted: SpeakerName | undefined;

  constructor({ kind, speakers, title }: SpeechInfo, paragraphs: readonly Paragraph[]) {
    const names = speakers.flatMap(({ name }) => (name ? [simplified(name.zh)] : []));
    const texts = paragraphs.map(({ mapped }) => simplified(mapped.text));
    this.#speakers = speakers;
    this.#people = new People(texts, names);
    // A work report is given by somebody, all of it; what papers report is not.
    const isGiven = speakers.length === 1 && isGivenReport({ kind, title });
    this.#isReport =
      (kind === "report" && !isGiven) || speakers.length > 1 || (speakers.length === 0 && this.#looksReported(texts));
    const [only] = speakers;
    this.#default = !this.#isReport && only && speakers.length === 1 ? nameOf(only) : undefined;
    this.#current = this.#default;
  }

  /** Whether paragraphs open with what several say, or the head tells who met; a speech greets first. */
  #looksReported(texts: readonly string[]): boolean {
    if (texts.slice(0, 5).some((text) => /^(?:同志们|各位|尊敬的|女士们)/u.test(text))) return false;
    const meets = texts.slice(0, 5).some((text) => /召开|举行|主持|出席/u.test(text.slice(0, 400)));
    if (meets && !this.#people.isEmpty) return true;
    const sayers = texts.map((text) => this.#sayingIn(text.slice(0, 120), text)?.subject);
    return new Set(sayers.flatMap((sayer) => (typeof sayer === "object" ? [sayer.zh] : []))).size > 1;
  }

  /** A paragraph is its own, unless a list goes on in it. */
  enterParagraph(text: string): void {
    if (this.#isReport && !startsHeadingOrItem(text)) this.#current = undefined;
    this.#subject = undefined;
    this.#quoted = undefined;
  }

  /** Whose words the next sentence is; undefined where the text does not tell. */
  speakerOf(sentence: string): SpeakerName | undefined {
    const text = simplified(sentence);
    if (this.#quoted) return this.#goOnQuoting(text, this.#quoted);
    const saying = this.#sayingIn(text, sentence) ?? this.#sayingBehind(text, sentence);
    const speaker = saying ? this.#told(saying, text) : this.#untold(text, sentence);
    this.#subject = this.#subjectOf(text, sentence) ?? this.#subject;
    if (speaker && speaker !== this.#default && isOpen(text)) this.#quoted = speaker;
    return speaker;
  }

  #goOnQuoting(text: string, quoted: SpeakerName): SpeakerName {
    if (/[”」]/u.test(text)) this.#quoted = undefined;
    return quoted;
  }

  #told({ subject, start, isAddressed }: Saying, text: string): SpeakerName | undefined {
    const isFar = start > (subject === "elided" ? longestElidedLead : longestLead) || start > text.length * leadShare;
    if (!this.#isReport) {
      if (subject === "self" || subject === "elided" || subject === "pronoun") return this.#default;
      const isQuotation = /^[\s“"「]/u.test(text.slice(start)) || start === text.length;
      if (isFar || (start > longestLeadInSpeech + longestLead / 2 && !isQuotation)) return this.#default;
      return subject === "body" ? undefined : subject;
    }
    if (subject === "self") return this.#current;
    const before = this.#current;
    const about = subject === "pronoun" || subject === "elided" ? (this.#subjectOf(text, text) ?? before) : undefined;
    const speaker = typeof subject === "object" ? subject : subject === "body" ? undefined : (about ?? this.#subject);
    const isQuotedOnly = isAddressed && before !== undefined && before !== speaker;
    this.#current = isQuotedOnly ? undefined : speaker;
    this.#subject = speaker;
    return isFar ? undefined : speaker;
  }

  #untold(text: string, sentence: string): SpeakerName | undefined {
    if (!this.#isReport) return this.#default;
    if (words.beginsNarration(text) || this.#subjectOf(text, sentence)) this.#current = undefined;
    return this.#current;
  }

  #sayingIn(text: string, sentence: string): Saying | undefined {
    for (const { start, end } of clauseSpans(text)) {
      const head = start + (/^[\s“”"]*/u.exec(text.slice(start, end))?.[0].length ?? 0);
      // A quotation behind the clause belongs to it.
      const verb = words.verbIn(text.slice(head, end));
      if (!verb) continue;
      const subject = text.slice(head, head + verb.start);
      const found = this.#sayer(subject, verb.strict, sentence.slice(head));
      if (found) return { ...found, start: head + verb.end };
    }
    return undefined;
  }

  #sayer(text: string, strict: boolean, original: string): Pick<Saying, "subject" | "isAddressed"> | undefined {
    if (words.isElided(text)) return { subject: "elided", isAddressed: false };
    if (words.isPronoun(text)) return { subject: "pronoun", isAddressed: false };
    if (words.isSelf(text)) return { subject: "self", isAddressed: false };
    const mention = this.#people.mentionAt(text);
    if (mention && words.isAdverbial(text.slice(mention.end)) && (strict || mention.by !== "post")) {
      return { subject: this.#named(mention, original), isAddressed: mention.by === "address" };
    }
    return words.isBody(text) ? { subject: "body", isAddressed: false } : undefined;
  }

  /** `“…”，习近平总书记指出。` */
  #sayingBehind(text: string, sentence: string): Saying | undefined {
    if (!/^["“「『]/u.test(text)) return undefined;
    const last = clauseSpans(text).at(-1);
    if (!last || last.start === 0) return undefined;
    const clause = text.slice(last.start, last.end).replace(/[。.!！]$/u, "");
    const verb = words.verbBehind(clause);
    if (verb === undefined) return undefined;
    const found = this.#sayer(clause.slice(0, -verb.length), true, sentence.slice(last.start));
    return found && typeof found.subject === "object" ? { ...found, start: 0 } : undefined;
  }

  /** Whom a sentence tells about: `市长王一主持会议`. */
  #subjectOf(text: string, sentence: string): SpeakerName | undefined {
    for (const { start, end } of clauseSpans(text).slice(0, 4)) {
      const head = start + (/^[\s“”"]*/u.exec(text.slice(start, end))?.[0].length ?? 0);
      const clause = text.slice(head, end);
      const mention = this.#people.mentionAt(clause);
      if (!mention || mention.by === "post" || (mention.by === "address" && this.#current)) continue;
      const rest = clause.slice(mention.end);
      if (words.isNarrating(rest) || (mention.isKnown && !words.isJoined(rest))) {
        return this.#named(mention, sentence.slice(head));
      }
    }
    return undefined;
  }

  /** As the catalogue names them where it does, else as the text does. */
  #named({ called, by }: Mention, original: string): SpeakerName {
    const zh = original.slice(called.start, called.end);
    const same = simplified(zh);
    const listed = this.#speakers.filter(({ name, post }) =>
      by === "post"
        ? post.zh.split("、").some((one) => simplified(one) === same)
        : name && simplified(name.zh) === same,
    );
    const [only] = listed;
    return only && listed.length === 1 ? nameOf(only) : { zh };
  }
}

function nameOf({ name, post }: Speaker): SpeakerName {
  return name ?? post;
}

/** Simplified where that keeps every offset. */
function simplified(text: string): string {
  const simple = toSimplified(text);
  return simple.length === text.length ? simple : text;
}

/** Whether a quotation that a text opens is not closed in it. */
function isOpen(text: string): boolean {
  return (
    Math.max(text.lastIndexOf("“"), text.lastIndexOf("「")) > Math.max(text.lastIndexOf("”"), text.lastIndexOf("」"))
  );
}
