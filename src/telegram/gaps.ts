import { nearGroups, type QuestionVectors } from "../ask/understand/near-questions.ts";
import type { Answer, Citation } from "../domain.ts";
import type { Turn } from "../memory/conversations.ts";
import { masked } from "./updates/masked.ts";

/** Questions on one topic that the documents do not answer. */
export interface Gap {
  /** How many people asked. */
  readonly people: number;
  /** Each different question once, newest first, as others may see it. */
  readonly questions: readonly string[];
  /** How often they were asked in all. */
  readonly asked: number;
  readonly lastAsked: Date;
  /** The nearest that was found; undefined where nothing is near. */
  readonly nearest: Pick<Citation, "file" | "title" | "section"> | undefined;
  /** Years, places and names asked for that no document has. */
  readonly missing: readonly string[];
}

interface Unanswered {
  readonly userId: number;
  readonly question: string;
  readonly answer: Answer;
  readonly at: Date;
}

const LONGEST_QUESTION = 120;
/** A question this short means little without the one before it. */
const SHORTEST_ALONE = 6;

/** Groups what was asked in vain by near questions: what most people asked first, then the newest. */
export async function gapsOf(turns: readonly Turn[], vectorsOf: QuestionVectors): Promise<Gap[]> {
  const unanswered = turns.flatMap(unansweredIn);
  const vectors = await vectorsOf(unanswered.map(({ question }) => question));
  return nearGroups(vectors)
    .map((places) => gapOf(places.flatMap((place) => unanswered[place] ?? [])))
    .sort((a, b) => b.people - a.people || b.lastAsked.getTime() - a.lastAsked.getTime());
}

function unansweredIn({ userId, question, history = [], answer, answeredAt: at }: Turn): Unanswered[] {
  if (answer.parts.length > 0) {
    return answer.parts.filter(isInVain).map((part) => ({ userId, question: part.question, answer: part, at }));
  }
  if (!isInVain(answer)) return [];
  const before = Array.from(question).length < SHORTEST_ALONE ? history.at(-1) : undefined;
  return [{ userId, question: before === undefined ? question : `${before} → ${question}`, answer, at }];
}

/** Whether something was looked for in the documents and not found; greetings and declined orders look for nothing. */
function isInVain({ status, reply, intent, check }: Answer): boolean {
  if (status === "answered") return false;
  return (
    status === "related" || check !== undefined || (reply === "nothing" && !["navigate", "complaint"].includes(intent))
  );
}

function gapOf(group: readonly Unanswered[]): Gap {
  const firsts = group.flatMap(({ answer }) => answer.citations[0] ?? []);
  return {
    people: new Set(group.map(({ userId }) => userId)).size,
    questions: [...new Set(group.map(({ question }) => masked(question, LONGEST_QUESTION)))],
    asked: group.length,
    lastAsked: new Date(Math.max(...group.map(({ at }) => at.getTime()))),
    nearest: mostFrequent(firsts),
    missing: [...new Set(group.flatMap(({ answer }) => answer.missing.map((name) => masked(name, LONGEST_QUESTION))))],
  };
}

/** The citation whose document comes most often, the first of them where several do. */
function mostFrequent(citations: readonly Citation[]): Citation | undefined {
  const count = (file: string): number => citations.filter((citation) => citation.file === file).length;
  return citations.toSorted((a, b) => count(b.file) - count(a.file))[0];
}
