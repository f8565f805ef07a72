import { articleNumber, headingMarker } from "../../corpus/structure/outline.ts";
import type { Citation, Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import type { Draft } from "../draft.ts";
import type { Step } from "../request.ts";
import type { AskRooms } from "../rooms.ts";
import { articleClaims } from "./articles.ts";
import { quoting } from "./quoting.ts";
import { sectionsOf, wholeSection } from "./sections.ts";

/** The article or section beside the last one that was quoted, whole; undefined where what was quoted last is in no article or section of the kind. */
export function stepDraft(
  rooms: AskRooms,
  { by, to, first }: Step,
  quotes: readonly Citation[],
  language: Language,
): Draft | undefined {
  // From the last of several the next follows, from the first the one before.
  const from = by > 0 ? quotes.at(-1) : quotes[0];
  const speech = from && rooms.speeches.get(from.file);
  if (!speech) return undefined;
  const section =
    speech.passages.flatMap(({ sentences }) => sentences).find(({ end }) => end > from.start)?.section ?? [];
  if (to === "article") {
    const number = section.map(articleNumber).findLast((one) => one !== undefined);
    if (number === undefined) return undefined;
    const claims = articleClaims(rooms, from.file, number + by);
    return claims.length > 0 ? quoting(claims, language) : noMore(language);
  }
  const depth = depthOf(section, to, first);
  if (depth < 0) return undefined;
  const rank = headingMarker(section[depth] ?? "")?.rank;
  const path = section.slice(0, depth + 1).join("\n");
  const numbered = sectionsOf(speech).filter((one) => headingMarker(one.path.at(-1) ?? "")?.rank === rank);
  const next = numbered[numbered.findIndex((one) => one.path.join("\n") === path) + by];
  return next ? wholeSection(next, language) : noMore(language);
}

/** Where in a path the section of a kind is; a part may be any that is numbered, the highest; -1 where there is none. */
function depthOf(section: readonly string[], to: Step["to"], first: string): number {
  const rank = headingMarker(first)?.rank;
  const own = section.findIndex((label) => headingMarker(label)?.rank === rank);
  if (own >= 0 || to !== "part") return own;
  return section.findIndex((label) => headingMarker(label)?.ordinal !== undefined);
}

function noMore(language: Language): Draft {
  return { reply: "nothing", status: "refused", lead: say(language, "navigate-nothing"), claims: [] };
}
