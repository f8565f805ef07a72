import { normalise } from "../../text/normalise.ts";
import { type Likelihoods, likeliest } from "./intents.ts";
import { nameWords } from "./names.ts";
import type { QuestionReading, Request, Scope } from "../request.ts";

/** An earlier question that was asked of the documents, with what it leans on itself. */
export interface Earlier extends QuestionReading {
  readonly likelihoods: Likelihoods;
}

/** Whether a message does nothing but name documents: what answers "which one?". */
export function isNameAlone({ files, rest }: Scope): boolean {
  if (files.length === 0) return false;
  let left = normalise(rest).replace(/[\p{P}\p{S}]/gu, " ");
  for (const word of nameWords.filler) {
    left = /^[a-z]/u.test(word) ? left.replaceAll(new RegExp(`\\b${word}\\b`, "gu"), " ") : left.replaceAll(word, " ");
  }
  return left.trim() === "";
}

/** The earlier question, now asked of the documents that were named. */
export function underScope(
  { text, scope: earlier, likelihoods }: Earlier,
  scope: Scope,
): Pick<Request, "intent" | "likelihoods" | "readings"> {
  const question = earlier.files.length > 0 ? earlier.rest : text;
  return {
    intent: likeliest(likelihoods),
    likelihoods,
    readings: [{ text: question, scope: { ...scope, rest: question } }],
  };
}

/** A question read with the one before: what it names itself binds, else what that one named. */
export function together(earlier: QuestionReading, now: QuestionReading): QuestionReading {
  const isNamed = now.scope.files.length > 0;
  const rest = `${earlier.scope.rest} ${now.scope.rest}`.trim();
  const before = isNamed ? earlier.scope.rest : earlier.text;
  return { text: `${before} ${now.text}`.trim(), scope: { ...(isNamed ? now.scope : earlier.scope), rest } };
}
