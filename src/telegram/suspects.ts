import { nearness, type QuestionVectors } from "../ask/understand/near-questions.ts";
import { dot } from "../index/vectors.ts";
import type { ReviewedTurn } from "../memory/review.ts";

/** What speaks against an answer, the gravest first. */
export const suspicions = ["wrong-quote", "bad", "complaint", "asked-again"] as const;
export type Suspicion = (typeof suspicions)[number];

/** An answer that may be wrong. */
export interface Suspect {
  readonly turn: ReviewedTurn;
  readonly suspicions: readonly Suspicion[];
}

/** Who asks the same in other words within so short a time was not served. */
const ASKED_AGAIN_WITHIN_MS = 3 * 60_000;

/** The answers that something speaks against and that no admin has looked at since, in the order of `turns`: newest first. */
export async function suspectsOf(turns: readonly ReviewedTurn[], vectorsOf: QuestionVectors): Promise<Suspect[]> {
  const follower = nextOfPerson(turns);
  const again = await askedAgain(turns, follower, vectorsOf);
  return turns.flatMap((turn) => {
    const next = follower.get(turn);
    const reasons = new Map<Suspicion, Date>();
    for (const { verdict, givenAt } of turn.reproaches) reasons.set(verdict, givenAt);
    if (next?.answer.intent === "complaint") reasons.set("complaint", next.answeredAt);
    if (next && again.has(turn)) reasons.set("asked-again", next.answeredAt);
    const { seenAt } = turn;
    const isNews = [...reasons.values()].some((at) => seenAt === undefined || at > seenAt);
    return isNews ? [{ turn, suspicions: suspicions.filter((one) => reasons.has(one)) }] : [];
  });
}

/** What the same person sent next in the same place. `turns`: newest first. */
function nextOfPerson(turns: readonly ReviewedTurn[]): Map<ReviewedTurn, ReviewedTurn> {
  const latest = new Map<string, ReviewedTurn>();
  const next = new Map<ReviewedTurn, ReviewedTurn>();
  for (const turn of turns) {
    const place = [turn.botId, turn.chatId, turn.threadId ?? 0, turn.userId].join(" ");
    const after = latest.get(place);
    if (after) next.set(turn, after);
    latest.set(place, turn);
  }
  return next;
}

async function askedAgain(
  turns: readonly ReviewedTurn[],
  follower: ReadonlyMap<ReviewedTurn, ReviewedTurn>,
  vectorsOf: QuestionVectors,
): Promise<Set<ReviewedTurn>> {
  const pairs = turns.flatMap((turn) => {
    const next = follower.get(turn);
    const isSoon = next && next.askedAt.getTime() - turn.askedAt.getTime() <= ASKED_AGAIN_WITHIN_MS;
    return isSoon && looksFor(turn) && looksFor(next) && next.question !== turn.question ? [{ turn, next }] : [];
  });
  const vectors = await vectorsOf(pairs.flatMap(({ turn, next }) => [turn.question, next.question]));
  return new Set(
    pairs.flatMap(({ turn }, at) => {
      const [asked, again] = [vectors[2 * at], vectors[2 * at + 1]];
      return asked && again && dot(asked, again) >= nearness ? [turn] : [];
    }),
  );
}

/** Whether a message asked something of the documents: a greeting or a step on is no question asked again. */
function looksFor({ answer: { reply, intent } }: ReviewedTurn): boolean {
  return (reply === "quotes" || reply === "nothing") && intent !== "navigate" && intent !== "complaint";
}
