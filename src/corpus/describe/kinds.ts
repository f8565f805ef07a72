import { readFileSync } from "node:fs";
import { cut } from "jieba-wasm";
import { z } from "zod";
import { type DocumentKind, documentKinds, type SpeechInfo } from "../../domain.ts";
import { toSimplified } from "../../text/normalise.ts";

/** How the titles of each kind of document end. */
export const { kinds: kindNouns } = z
  .object({ kinds: z.partialRecord(z.enum(documentKinds), z.array(z.string())) })
  .parse(JSON.parse(readFileSync(new URL("../words/describe.json", import.meta.url), "utf8")));

const bracketed = /[(（][^()（）]*[)）]\s*$/u;
/** `…召开…会议`, `…强调…`: a headline tells what happened. */
const happening = /召开|强调|指出|出席|主持|讲话$/u;
/** `本报讯`, `1月5日下午，`: how a text begins that tells what happened. */
const newsLead =
  /^(?:本[报台网刊][^。，,]{0,12}[讯电]|[^。，,]{0,12}[讯电][(（]|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至\d{1,2}日)?(?:[上下]午|晚|[,，]))/u;

/** The kind and the word for it at the end of a title. */
export function nounOf(title: string): DocumentKind | undefined {
  const plain = toSimplified(title.replace(bracketed, "").replace(/[》」”"]+$/u, ""));
  let best: { kind: DocumentKind; length: number } | undefined;
  for (const [kind, nouns] of Object.entries(kindNouns)) {
    for (const noun of nouns ?? []) {
      if (plain.endsWith(noun) && noun.length > (best?.length ?? 0))
        best = { kind: kind as DocumentKind, length: noun.length };
    }
  }
  return best?.kind;
}

/** Whether a report is one that somebody gave, such as a work report, not what papers tell (`市长作工作报告`). */
export function isGivenReport({ kind, title }: Pick<SpeechInfo, "kind" | "title">): boolean {
  return kind === "report" && /(?:报告|報告)$/u.test(title.zh) && !/(?<!工)[作做]\p{Script=Han}{0,8}$/u.test(title.zh);
}

/** A kind as people call it. */
export function shownKind(info: Pick<SpeechInfo, "kind" | "title">): DocumentKind | "given-report" {
  return isGivenReport(info) ? "given-report" : info.kind;
}

/** What a document is by its title; by how its text begins where the title only tells of what. */
export function kindOf(title: string, opening: string): DocumentKind {
  const plain = toSimplified(title);
  const known = nounOf(title);
  if (known !== undefined) return known;
  if (happening.test(plain)) return "report";
  // A whole word: who speaks for a body (发言人) gives no speech (发言).
  const words = cut(plain, false);
  const named = Object.entries(kindNouns).find(([, nouns]) =>
    nouns?.some((noun) => noun.length > 1 && words.some((word) => word.endsWith(noun))),
  );
  if (named) return named[0] as DocumentKind;
  return newsLead.test(toSimplified(opening)) && !plain.includes("关于") ? "report" : "document";
}
