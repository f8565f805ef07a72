import type { Answer, Intent } from "../../src/domain.ts";
import { hits } from "./hits.ts";
import type { Message } from "./question-file.ts";
import { aligned, type Table } from "./terminal-table.ts";

/** The kinds that ask for something in the documents. */
const seeking: ReadonlySet<Intent> = new Set(["fact", "list", "overview", "compare", "mention", "quote", "verify"]);
const longestLine = 120;

/** Whether an answer serves a message as its kind needs. */
export function isServed(message: Message, answer: Answer): boolean {
  const { intent } = message;
  if ((seeking.has(intent) || intent === "navigate") && intent !== "verify" && message.gold.length > 0) {
    if (message.answerable) return quotesGold(message, answer);
  }
  const { reply, status, check } = answer;
  switch (intent) {
    case "fact":
    case "list":
    case "overview":
    case "compare":
    case "quote":
      return status !== "answered";
    case "mention":
      return answer.citations.length === 0;
    case "verify":
      return (
        (check?.verdict ?? null) === (message.verdict ?? null) &&
        (message.attribution !== "wrong" || check?.attribution === "wrong")
      );
    case "catalogue":
    case "help":
      return reply === intent;
    case "greeting":
    case "thanks":
      return reply === "courtesy";
    case "complaint":
      return reply === "courtesy" || (reply !== "declined" && answer.intent === "complaint");
    case "order":
    case "moment":
    case "offtopic":
      return reply === "declined";
    case "foreign":
      return ["declined", "courtesy", "help"].includes(reply) || status === "answered";
    case "abuse":
    case "gibberish":
      return ["declined", "courtesy", "help"].includes(reply);
    default:
      return reply !== "declined";
  }
}

function quotesGold({ intent, gold }: Message, { status, citations }: Answer): boolean {
  const right = citations.filter((citation) => gold.some((quote) => hits(citation, quote)));
  const [first] = citations;
  const firstIsRight = first !== undefined && first === right[0];
  if (status !== "answered" || right.length === 0) return false;
  const files = (of: readonly { readonly file: string }[]): Set<string> => new Set(of.map(({ file }) => file));
  switch (intent) {
    case "list":
    case "overview":
      return gold.filter((quote) => right.some((one) => hits(one, quote))).length >= Math.min(gold.length, 2);
    case "compare":
      return files(right).size >= Math.min(2, files(gold).size);
    case "mention":
      return files(citations).size === files(gold).size && files([...citations, ...gold]).size === files(gold).size;
    case "quote":
      return firstIsRight && first.quote.length <= longestLine;
    case "fact":
      return firstIsRight;
    default:
      return true;
  }
}

/** A message with what was made of it. */
export interface JudgedMessage {
  readonly message: Message;
  readonly answer: Answer;
  readonly served: boolean;
}

/** Shares of messages served: of all, of those that seek something in the documents, of the others; counts by kind. */
export interface ServedSummary {
  readonly all: number;
  readonly seeking: number;
  readonly rest: number;
  readonly by: Readonly<Record<string, readonly [served: number, of: number]>>;
  /** Id, kind, beginning, status and reply of each message that was not served. */
  readonly fails: readonly (readonly [string, Intent, string, string, string])[];
}

/** Sums up what was served. */
export function summariseServed(judged: readonly JudgedMessage[]): ServedSummary {
  const count = (wanted: (intent: Intent) => boolean): [number, number] => {
    const chosen = judged.filter(({ message }) => wanted(message.intent));
    return [chosen.filter(({ served }) => served).length, chosen.length];
  };
  const share = (wanted: (intent: Intent) => boolean): number => {
    const [served, of] = count(wanted);
    return Number((served / Math.max(1, of)).toFixed(3));
  };
  const kinds = [...new Set(judged.map(({ message }) => message.intent))].sort();
  return {
    all: share(() => true),
    seeking: share((intent) => seeking.has(intent)),
    rest: share((intent) => !seeking.has(intent)),
    by: Object.fromEntries(kinds.map((kind) => [kind, count((intent) => intent === kind)])),
    fails: judged.flatMap(({ message: { id, intent, question }, answer, served }) =>
      served ? [] : [[id, intent, question.slice(0, 60), answer.status, answer.reply] as const],
    ),
  };
}

/** A row a kind. */
export function servedRows({ by }: ServedSummary): Table {
  const rows = Object.entries(by).map(([kind, [served, of]]) => [kind, `${served}`, `${of}`, (served / of).toFixed(2)]);
  return [["kind", "served", "of", "share"], ...rows];
}

/** The summary for reading on a terminal, with what was not served. */
export function servedTable(summary: ServedSummary): string {
  const { all, seeking: sought, rest, fails } = summary;
  const sums = `seeking ${sought}, the others ${rest}, all ${all}`;
  const failed = fails.map((fail) => fail.join("  "));
  return [...aligned(servedRows(summary)), "", sums, "", "Not served:", ...failed].join("\n");
}
