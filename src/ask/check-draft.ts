import type { Language } from "../domain.ts";
import { say } from "../text/messages.ts";
import type { Finding } from "./check.ts";
import type { Draft } from "./draft.ts";
import type { Claim } from "./gate.ts";

/** Differences spelt out; the quote shows the rest. */
const mostDifferences = 6;

/**
 * The verdict on a sentence in words. `nearby`: what the search found nearest by meaning, shown as such where the
 * sentence is absent and nothing is near it by its words.
 */
export function checkDraft(finding: Finding, language: Language, nearby: readonly Claim[] = []): Draft {
  const { result, source } = finding;
  if (!source) {
    const claims = (finding.claims.length > 0 ? finding.claims : nearby).slice(0, 1);
    const lead = say(language, claims.length > 0 ? "check-absent-near" : "check-absent");
    return { reply: "check", status: claims.length > 0 ? "related" : "refused", lead, claims, check: result };
  }
  const { verdict, attribution, differences } = result;
  const more = differences.length - mostDifferences;
  const name = nameOf(source, language);
  const lines = [
    say(language, `check-${verdict}`, { source: name }),
    ...differences.slice(0, mostDifferences).map((difference) => inWords(difference, language)),
    ...(more > 0 ? [say(language, "check-more", { count: more })] : []),
    ...(attribution === "unstated" ? [] : [say(language, `check-attribution-${attribution}`, { source: name })]),
  ];
  return { reply: "check", status: "answered", lead: lines.join("\n"), claims: finding.claims, check: result };
}

function inWords({ claimed, source }: { claimed: string; source: string }, language: Language): string {
  if (!source) return say(language, "check-added", { claimed });
  return say(language, claimed ? "check-changed" : "check-omitted", { claimed, source });
}

function nameOf({ speech: { info }, speaker }: NonNullable<Finding["source"]>, language: Language): string {
  const spoken = language === "en" ? "en" : "zh";
  const [only, other] = info.speakers;
  const name = speaker?.[spoken] ?? speaker?.zh ?? (only && !other ? (only.name ?? only.post)[spoken] : undefined);
  const title = info.title[spoken];
  return name === undefined
    ? say(language, "check-source", { title })
    : say(language, "check-source-speaker", { title, speaker: name });
}
