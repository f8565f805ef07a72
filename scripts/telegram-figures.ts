import { aligned } from "../src/eval/terminal-table.ts";

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

/** What the bench of the bot measured. */
export interface TelegramFigures {
  readonly questions: number;
  readonly people: number;
  readonly rounds: number;
  /** Questions a second, medians over the rounds. */
  readonly perSecond: {
    readonly embedding: number;
    readonly twoModels: number;
    readonly answering: number;
    readonly bot: number;
  };
  /** What the others are of the embedding model alone in the same round, medians over the rounds. */
  readonly ofEmbedding: { readonly twoModels: number; readonly answering: number; readonly bot: number };
  /** Milliseconds from a question to its answer under a steady load. */
  readonly waiting: {
    readonly perSecond: number;
    readonly calm: Percentiles;
    readonly flooded: Percentiles;
    /** Of the p95 with a flood to that without, each within its round, the median over the rounds. */
    readonly p95Ratio: number;
    readonly floodPerSecond: number;
  };
}

/** So many questions go by until the engine has compiled what is used often: a bot runs for weeks. */
export const warmUpQuestions = 3_000;

const heading = "Speed in Telegram";

/** How the figures were made, for whoever reads them. */
function notes({ questions, people, rounds }: TelegramFigures): string[] {
  return [
    `${questions} questions that have an answer, in ${rounds} rounds; compare figures within one run only. The bot is ` +
      "the compiled product with its own index and its SQLite file, polling a fake Bot API over HTTP that runs, with " +
      "the people, in another process of the same machine.",
    "Embedding model alone: `embedQuery` of each question in a process that does nothing else, the better of one and " +
      "of four at a time; two models: two such processes at once. Search and answer: one of them answers the questions, " +
      `four at a time, without Telegram and without storing anything. The bot: ${people} people wait for an answer at any time, each question from somebody new. ` +
      "Shares are of the model alone in the same round; medians over the rounds, after " +
      `${warmUpQuestions.toLocaleString("en")} questions that do not count, to each process.`,
    "Waiting: from a question to the first message of its answer. Questions come at random moments (Poisson) at 30 % " +
      "of what the bot can answer, whether or not those before were answered; the same moments without and with one " +
      "person who floods, one after the other. p50 and p95 over all rounds together; the p95 ratio is of each round, median.",
  ];
}

/** The figures for reading on a terminal. */
export function terminalFigures(figures: TelegramFigures): string {
  const sections = [aligned(speedTable(figures)), aligned(waitingTable(figures)), notes(figures)];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** The figures as a Markdown document. */
export function markdownFigures(figures: TelegramFigures): string {
  return [
    `# ${heading}`,
    "",
    "Written by `npm run -s bench:telegram`.",
    "",
    ...markdownTable(speedTable(figures)),
    "",
    ...markdownTable(waitingTable(figures)),
    "",
    notes(figures).join("\n\n"),
    "",
  ].join("\n");
}

function speedTable({ perSecond, ofEmbedding, people }: TelegramFigures): string[][] {
  const share = (value: number): string => `${(100 * value).toFixed(0)} %`;
  return [
    ["", "a second", "of the model alone"],
    ["embedding model alone", perSecond.embedding.toFixed(1), share(1)],
    ["two models at once, for what the machine can do", perSecond.twoModels.toFixed(1), share(ofEmbedding.twoModels)],
    ["search and answer, without Telegram", perSecond.answering.toFixed(1), share(ofEmbedding.answering)],
    [`the bot, ${people} people at once`, perSecond.bot.toFixed(1), share(ofEmbedding.bot)],
  ];
}

function waitingTable({ waiting }: TelegramFigures): string[][] {
  const { perSecond, calm, flooded, p95Ratio, floodPerSecond } = waiting;
  const row = (label: string, { p50, p95 }: Percentiles, ratio: number): string[] => [
    label,
    p50.toFixed(0),
    p95.toFixed(0),
    ratio.toFixed(2),
  ];
  return [
    [`waiting at ${perSecond.toFixed(1)} questions a second`, "p50 ms", "p95 ms", "p95 ratio"],
    row("nobody floods", calm, 1),
    row(`one more person asks ${floodPerSecond.toFixed(0)} times a second`, flooded, p95Ratio),
  ];
}

function markdownTable([first = [], ...rows]: string[][]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(first), line(first.map((_, column) => (column === 0 ? "---" : "---:"))), ...rows.map(line)];
}
