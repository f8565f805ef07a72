import { type Intent, intents } from "../../domain.ts";
import type { Reader } from "../../model/reader.ts";
import { frameWords } from "./frame-words.ts";
import { IntentModel, softmax } from "./intent-model.ts";
import { quotedSpan } from "./message-features.ts";
import { isForeign } from "./message-language.ts";

export type Likelihoods = Readonly<Record<Intent, number>>;

/** Kinds that ask something of the documents. */
export const seeking: readonly Intent[] = ["fact", "list", "overview", "compare", "mention", "quote", "verify"];

/** Of a quoted span the models read this much: what is quoted says nothing about what is asked. */
const quotedRead = 24;
/** Of a long message, its beginning and its end. */
const headRead = 140;
const tailRead = 60;
/** No opinion counts less than this: one that is sure and wrong would silence the others. */
const leastLikely = 1e-3;
/** What speaks of an answer, where there was none; the same where there was. */
const ofAnAnswer: Partial<Record<Intent, readonly [without: number, after: number]>> = {
  navigate: [0.2, 1],
  complaint: [0.3, 1.5],
};

/** Tells what kind of message one is: by its words, by the encoder's vector and by the reader, which count the same. */
export class Intents {
  readonly #model = IntentModel.load();

  constructor(private readonly reader: Reader) {}

  /** `vector`: of the message, abridged, as a query. `follows`: whether something was said before. */
  async of(message: string, vector: Float32Array, follows: boolean): Promise<Likelihoods> {
    const settled = settledKind(message);
    if (settled) return certain(settled);
    const reader = softmax(await this.reader.classify(abridged(message)));
    const opinions = [this.#model.byWords(message), this.#model.byMeaning(vector), reader];
    const likelihoods = softmax(
      intents.map((intent, kind) => {
        const logs = opinions.map((opinion) => Math.log((opinion[kind] ?? 0) + leastLikely));
        const factor = ofAnAnswer[intent]?.[follows ? 1 : 0] ?? 1;
        return logs.reduce((sum, log) => sum + log, 0) / opinions.length + Math.log(factor);
      }),
    );
    return fromArray(likelihoods);
  }
}

/** Kinds that a message's characters settle before any model, which lacks them. */
function settledKind(message: string): Intent | undefined {
  if (isForeign(message)) return "foreign";
  if (/[\p{L}\p{N}]/u.test(message)) return undefined;
  return frameWords.thankful.some((sign) => message.includes(sign)) ? "thanks" : "gibberish";
}

/** What the models read of a message: a quotation in it cut short, and of a long one both ends. */
export function abridged(message: string): string {
  const text = message.replace(quotedSpan, (quoted) =>
    quoted.length > quotedRead + 2 ? `${quoted.slice(0, quotedRead)}…${quoted.slice(-1)}` : quoted,
  );
  return text.length <= headRead + tailRead ? text : `${text.slice(0, headRead)}…${text.slice(-tailRead)}`;
}

/** The likeliest kind. */
export function likeliest(likelihoods: Likelihoods): Intent {
  return intents.reduce((best, intent) => (likelihoods[intent] > likelihoods[best] ? intent : best));
}

/** The mean of two opinions. */
export function mean(one: Likelihoods, other: Likelihoods): Likelihoods {
  return fromArray(intents.map((intent) => (one[intent] + other[intent]) / 2));
}

/** As if the kind were known. */
export function certain(kind: Intent): Likelihoods {
  return fromArray(intents.map((intent) => (intent === kind ? 1 : 0)));
}

function fromArray(values: ArrayLike<number>): Likelihoods {
  return Object.fromEntries(intents.map((intent, kind) => [intent, values[kind] ?? 0])) as Record<Intent, number>;
}
