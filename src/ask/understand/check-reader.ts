import type { Intent } from "../../domain.ts";
import type { Request, Scope } from "../request.ts";
import { quotedSpan } from "./message-features.ts";
import { saidBy } from "./said-by.ts";
import type { ScopeReader } from "./scope-reader.ts";
import { type SpanKind, SpanModel } from "./span-model.ts";

/** A request whose language is still to be told. */
type Read = Omit<Request, "language">;

/** Kinds that are told by the words they look for, whatever else they name. */
export const ofWords: ReadonlySet<Intent> = new Set(["mention", "verify"]);
/** A message with so much chance of being a check may be one, whatever it is taken for. */
const mayCheck = 0.2;
/** Of a message that judges another its own words are no more than these: `这话对吗`. */
const longestJudging = 8;
const shortestQuoted: Readonly<Record<SpanKind, number>> = { mention: 1, verify: 4 };

/** Reads which words of a message are to be checked or looked for, and whose they are said to be. */
export class CheckReader {
  readonly #spans = SpanModel.load();

  constructor(readonly scopes: ScopeReader) {}

  /** Whether a message asks whether another one is right, and says nothing itself that could be. */
  judges({ message, intent, likelihoods }: Read): boolean {
    const asks = intent === "verify" || intent === "complaint" || likelihoods.verify >= mayCheck;
    return asks && (this.spanIn(message, "verify") ?? "").length < longestJudging;
  }

  /** With what would be checked, where the message may so well ask for that. */
  withMaybe(request: Read, message: string): Read {
    const span = request.likelihoods.verify >= mayCheck ? this.spanIn(message, "verify") : undefined;
    if (span === undefined || ofWords.has(request.intent)) return request;
    return { ...request, maybe: { span, claimant: this.#claimantAround(message, span), said: this.saidIn(span) } };
  }

  /** Whom the words around a sentence name as those who said it. */
  #claimantAround(message: string, span: string): Scope {
    return this.scopes.read(
      message.replace(span, () => " ".repeat(span.length)),
      { claims: true },
    );
  }

  /** Who a sentence is put in the mouth of, where that is somebody. */
  saidIn(sentence: string): Request["said"] {
    const found = saidBy(sentence);
    if (!found) return undefined;
    const { files, speakers } = this.scopes.read(found.who, { claims: true });
    if (files.length > 0) return { span: found.said, claimant: { files, speakers } };
    return found.isPerson ? { span: found.said, claimant: { files: [], speakers: [found.who] } } : undefined;
  }

  /** What is to be checked or looked for: the longest quotation, else what is no frame. */
  spanIn(message: string, kind: SpanKind): string | undefined {
    const quoted = Array.from(message.matchAll(quotedSpan), ([match]) => match.slice(1, -1).trim())
      .filter(({ length }) => length >= shortestQuoted[kind])
      .sort((a, b) => b.length - a.length)[0];
    if (quoted !== undefined) return quoted;
    const found = this.#spans.find(message, kind);
    return found && message.slice(found.start, found.end);
  }
}
