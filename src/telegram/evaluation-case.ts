import { citationKey } from "../ask/quote/citation-key.ts";
import type { Library } from "../ask/catalogue/library.ts";
import type { Citation } from "../domain.ts";
import type { Feedback } from "../memory/feedback.ts";

/** Words and the document they stand in. */
type Quote = Pick<Citation, "file" | "quote">;

/**
 * A rated answer as a line of a question file for `eval`: the quotes are gold only where a person said they were, and
 * only those that still stand in the documents of `library`. What should have been answered in the place of a bad answer
 * is for people to add; until then nothing is expected.
 */
export function evaluationCase(
  { id, verdict, citation, question, history, answer, givenAt }: Feedback,
  library?: Library,
): string {
  const shown = answer?.citations ?? [];
  const wrong = shown.find(({ n }) => n === citation);
  const gold = verdict === "good" ? shown.flatMap((one) => standing(one, library) ?? []) : [];
  const isKnown = verdict === "good" && answer !== undefined && (gold.length > 0 || shown.length === 0);
  const note = [
    `feedback: ${verdict}`,
    `state: ${answer?.status ?? "unknown"}`,
    givenAt.toISOString(),
    ...(gold.length < shown.length && verdict !== "wrong-quote"
      ? shown.map((one) => `shown: ${one.file}: ${one.quote}`)
      : []),
    ...(wrong ? [`wrong: ${wrong.file}: ${wrong.quote}`] : []),
  ].join("; ");
  return JSON.stringify({
    id: `f${String(id).padStart(3, "0")}`,
    lang: answer?.language ?? "zh-Hans",
    kind: "feedback",
    question,
    history: history ?? [],
    expect: isKnown ? answer.status : "unknown",
    gold,
    answer_points: [],
    note,
  });
}

/** A quote where it stands now; undefined where it stands nowhere any more. */
function standing({ file, start, end, quote }: Citation, library: Library | undefined): Quote | undefined {
  if (!library) return { file, quote };
  const found = library.find(citationKey({ file, start, end, quote }));
  const now = "place" in found ? library.cite(found.place, "zh-Hans") : undefined;
  return now && { file: now.file, quote: now.quote };
}
