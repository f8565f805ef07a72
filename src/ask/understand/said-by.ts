import { looksLikeName, posts, verbIn } from "../../corpus/structure/saying.ts";
import { clauseSpans } from "../../corpus/structure/segment.ts";
import { toSimplified } from "../../text/normalise.ts";

/** Words that name who says something, and what is said. */
export interface SaidBy {
  readonly who: string;
  readonly said: string;
  /** Whether the words name a person by name or post, whoever that is. */
  readonly isPerson: boolean;
}

const english =
  /^\s*(?<who>[A-Z][^.!?;:"“”]{1,60}?)\s(?:said|says|stressed|stresses|emphasi[sz]ed|pointed out|noted|stated|demanded|urged|called for)(?:\sthat)?\s*[,:]?\s+(?<said>.+)$/su;

/** Who a sentence is put in the mouth of at its beginning (`市长强调，…`, `The mayor said that …`); undefined where nobody is named. */
export function saidBy(text: string): SaidBy | undefined {
  const latin = english.exec(text)?.groups;
  if (latin) return { who: latin["who"] ?? "", said: latin["said"] ?? "", isPerson: false };
  const [first] = clauseSpans(text);
  const clause = toSimplified(text.slice(0, first?.end ?? 0));
  const verb = verbIn(clause);
  if (!first || !verb?.strict || verb.start === 0 || first.end >= text.length) return undefined;
  const who = text.slice(0, verb.start).trim();
  const plain = toSimplified(who);
  const isPerson = posts.endOf(plain) !== undefined || looksLikeName(plain.slice(-3)) || looksLikeName(plain.slice(-2));
  return { who, said: text.slice(first.end).replace(/^[\s“"「『]+|[\s”"」』]+$/gu, ""), isPerson };
}
