import type { Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { inOwnScript } from "../../text/own-script.ts";
import { innerQuotations } from "../../text/punctuation.ts";
import { shortened } from "../../text/shortened.ts";
import type { Finding, FindingPart } from "./check.ts";
import type { SentenceFinding } from "./check-sentence.ts";
import type { Draft } from "../draft.ts";
import type { Claim } from "../quote/gate.ts";
import type { ToldDifference } from "./told-difference.ts";

/** Differences spelt out; the quote shows the rest. */
const mostDifferences = 6;
/** Of one sentence among several so much is repeated. */
const longestPart = 40;

/**
 * The verdict on a sentence in words. `nearby`: what the search found nearest by meaning, shown as such where the
 * sentence is absent and nothing is near it by its words.
 */
export function checkDraft(finding: Finding, language: Language, nearby: readonly Claim[] = []): Draft {
  const { result, source, parts } = finding;
  if (!source && parts.length > 0) {
    const lead = [say(language, "check-absent-partly"), ...parts.map((part) => partLine(part, language))].join("\n");
    return { reply: "check", status: "related", lead, claims: finding.claims, check: result };
  }
  if (!source) {
    const claims = (finding.claims.length > 0 ? finding.claims : nearby).slice(0, 1);
    const differs = differenceLines(finding.told, [], language);
    const lead = [say(language, claims.length > 0 ? "check-absent-near" : "check-absent"), ...differs].join("\n");
    return { reply: "check", status: claims.length > 0 ? "related" : "refused", lead, claims, check: result };
  }
  const lines = parts.length > 0 ? partLines(finding, language) : verdictLines(finding, source, language);
  return { reply: "check", status: "answered", lead: lines.join("\n"), claims: finding.claims, check: result };
}

type Source = NonNullable<Finding["source"]>;

function verdictLines(
  { result, told, isRendering, isRow }: SentenceFinding,
  source: Source,
  language: Language,
): string[] {
  const { verdict, attribution } = result;
  const name = nameOf(source, language);
  const isWrong = attribution === "wrong";
  const key = isRow ? "row" : verdict === "differs" && isRendering ? "differs-rendering" : verdict;
  return [
    say(language, verdict === "verbatim" && isWrong ? "check-attribution-alone" : `check-${key}`, { source: name }),
    ...differenceLines(told, result.differences, language),
    ...(attribution === "right" ? [say(language, "check-attribution-right")] : []),
    ...(isWrong && verdict !== "verbatim" ? [say(language, "check-attribution-wrong", { source: name })] : []),
  ];
}

/** Each of several sentences with its own verdict. */
function partLines({ parts, result }: Finding, language: Language): string[] {
  const isApart = parts.every(({ result: { verdict } }) => verdict === "verbatim" || verdict === "rendering");
  return [
    say(language, isApart ? "check-parts-apart" : "check-parts", { count: parts.length }),
    ...parts.map((part) => partLine(part, language)),
    ...(result.attribution === "right" ? [say(language, "check-attribution-right")] : []),
  ];
}

function partLine({ text, result, source, told, claims, isRow }: FindingPart, language: Language): string {
  const said = innerQuotations(shortened(text, longestPart), language);
  const name = source ? nameOf(source, language) : "";
  const isWrong = result.attribution === "wrong" && source !== undefined;
  const key = isRow ? "row" : !source && claims.length > 0 ? "absent-near" : result.verdict;
  return [
    say(language, `check-part-${key}`, { said, source: name }),
    ...differenceLines(told, result.differences, language),
    ...(isWrong ? [say(language, "check-attribution-wrong", { source: name })] : []),
  ].join("\n");
}

function differenceLines(
  told: readonly ToldDifference[],
  differences: Finding["result"]["differences"],
  language: Language,
): string[] {
  // What stands for words left out between parts is no difference of wording.
  const all = told.length > 0 ? told : differences.map((one) => ({ ...one, around: "", weight: "words" as const }));
  const more = all.length - mostDifferences;
  return [
    ...all.slice(0, mostDifferences).map((difference) => inWords(difference, language)),
    ...(more > 0 ? [say(language, "check-more", { count: more })] : []),
  ];
}

function inWords({ claimed, source, around, weight }: ToldDifference, language: Language): string {
  const inner = (text: string): string => innerQuotations(text, language);
  const values = { claimed: inner(claimed), source: inner(source), around: inner(around), weight };
  if (!source) return say(language, around ? "check-added-in" : "check-added", values);
  if (!claimed) return say(language, around ? "check-omitted-in" : "check-omitted", values);
  return say(language, "check-changed", values);
}

function nameOf({ speech: { info }, speaker }: Source, language: Language): string {
  const spoken = language === "en" ? "en" : "zh";
  const [only, other] = info.speakers;
  const name = speaker?.[spoken] ?? speaker?.zh ?? (only && !other ? (only.name ?? only.post)[spoken] : undefined);
  const title = info.title[spoken];
  return name === undefined
    ? say(language, "check-source", { title })
    : say(language, "check-source-speaker", { title, speaker: inOwnScript(name, language) });
}
