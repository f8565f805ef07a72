import type { Language, Speech } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import type { Draft } from "../draft.ts";
import type { Claim } from "../quote/gate.ts";
import type { Mentions } from "./mention.ts";

/** Documents quoted and listed in words, and silent ones named; `mentions` and `silent` of the draft have all. */
const mostShown = 10;
const mostSilent = 5;
/** Where those that do not have it are asked for, they are listed as far as a message holds them. */
const mostAskedFor = 40;

/**
 * Which documents have a term, in words; where none has, `nearby` is what comes nearest in meaning. `complement`: those
 * are asked for that do not have it.
 */
export function mentionDraft(
  mentions: Mentions,
  speeches: readonly Speech[],
  language: Language,
  { nearby = [], complement = false }: { readonly nearby?: readonly Claim[]; readonly complement?: boolean } = {},
): Draft {
  const { term, counts, claims, silent } = mentions;
  const titles = new Map(speeches.map(({ info }) => [info.file, language === "en" ? info.title.en : info.title.zh]));
  const title = (file: string): string => titles.get(file) ?? file;
  const all = counts.length + silent.length;
  if (counts.length === 0) {
    const none = { silent, mentions: [], claims: nearby };
    const lead = say(language, "mention-none", { all, term });
    if (nearby.length === 0) return { ...none, reply: "nothing", status: "refused", lead };
    return { ...none, reply: "quotes", status: "related", lead: `${lead}\n${say(language, "mention-near")}` };
  }
  const more = counts.length - mostShown;
  const having = [
    say(language, "mention-found", { count: counts.length, all, term }),
    ...counts
      .slice(0, mostShown)
      .map(({ file, count }) => say(language, "mention-item", { title: title(file), count })),
    ...(more > 0 ? [say(language, "mention-more", { count: more })] : []),
  ];
  const most = complement ? mostAskedFor : mostSilent;
  const lacking = silent.length > 0 ? [silentLine(silent.map(title), language, most)] : [];
  const lines = complement ? [...lacking, ...having] : [...having, ...lacking];
  return {
    reply: "quotes",
    status: "answered",
    lead: lines.join("\n"),
    claims: claims.slice(0, mostShown),
    silent,
    mentions: counts,
  };
}

function silentLine(titles: readonly string[], language: Language, most: number): string {
  const [open, close, between] = language === "en" ? ["“", "”", ", "] : ["《", "》", "、"];
  const named = titles.slice(0, most).map((title) => open + title + close);
  const count = titles.length - named.length;
  return say(language, count > 0 ? "mention-silent-more" : "mention-silent", { titles: named.join(between), count });
}
