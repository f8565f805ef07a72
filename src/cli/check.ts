import { check } from "../ask/check/check.ts";
import { checkDraft } from "../ask/check/check-draft.ts";
import { CitationGate } from "../ask/quote/gate.ts";
import { quotationMarks, shownQuote, sourceLine } from "../ask/plain-text.ts";
import { Sources } from "../ask/quote/sources.ts";
import type { Speech } from "../domain.ts";
import { detectLanguage } from "../text/detect.ts";

/** Whether a sentence stands in the speeches, in lines for people, or as one JSON object with the citation. */
export function checkLines(speeches: readonly Speech[], sentence: string, json: boolean): string[] {
  const language = detectLanguage(sentence);
  const { result, ...found } = check(new Sources(speeches), sentence, { files: [], speakers: [] });
  const { lead, claims } = checkDraft({ result, ...found }, language);
  const citations = new CitationGate(speeches).cite(claims, language);
  if (json) return [JSON.stringify({ ...result, citation: citations[0] ?? null })];
  const [open, close] = quotationMarks(language);
  return [
    lead,
    ...citations.flatMap((one) => ["", `${open}${shownQuote(one)}${close}`, `    — ${sourceLine(one, language)}`]),
  ];
}
