import type { Feedback } from "../memory/feedback.ts";

/** A rated answer as a line of a question file for `eval`: the quotes are gold only where a person said they were. */
export function evaluationCase({ id, verdict, citation, question, history, answer, givenAt }: Feedback): string {
  const shown = answer?.citations ?? [];
  const quoted = shown.map(({ file, quote }) => ({ file, quote }));
  const wrong = shown.find(({ n }) => n === citation);
  const note = [
    `feedback: ${verdict}`,
    `state: ${answer?.status ?? "unknown"}`,
    givenAt.toISOString(),
    ...(verdict === "bad" ? quoted.map(({ file, quote }) => `shown: ${file}: ${quote}`) : []),
    ...(wrong ? [`wrong: ${wrong.file}: ${wrong.quote}`] : []),
  ].join("; ");
  return JSON.stringify({
    id: `f${String(id).padStart(3, "0")}`,
    lang: answer?.language ?? "zh-Hans",
    kind: "feedback",
    question,
    history: history ?? [],
    gold: verdict === "good" ? quoted : [],
    answer_points: [],
    note,
  });
}
