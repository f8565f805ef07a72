import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, UsageError } from "../src/cli/arguments.ts";
import { type Config, readConfig } from "../src/config.ts";
import { shelvesOf } from "../src/corpus/shelves.ts";
import { UserError } from "../src/ops/errors.ts";
import { FakeBotApi } from "../tests/fakes/bot-api/server.ts";
import { answersPerSecond, steadyLoad } from "./bench/crowd.ts";
import { startProduct } from "./bench/product-process.ts";
import { onTerminal, type Sections, writeMarkdown } from "./bench/sections.ts";
import { startBot } from "./bench/served-bot.ts";
import { type Percentiles, percentilesOf } from "./eval/estimate.ts";
import { readQuestions } from "./eval/question-file.ts";
import { readSources } from "./eval/sources.ts";

const help = `
Measures the bot as people install it, over a fake Bot API on this machine: answers a second beside the answerer alone,
and how long people wait under a steady load. Takes some minutes.

  npm run -s bench:telegram

  --questions FILE   questions as eval reads them; without it, the ones that come with the project
  --people N         how many wait for an answer at once (40)
  --rounds N         how often everything is measured (3)
  --docs FOLDER      also write the figures to FOLDER/BENCH-TELEGRAM.md
  --json             print one JSON object
`;

const givenQuestions = fileURLToPath(new URL("./eval/data/questions.jsonl", import.meta.url));
/** The steady load, as a share of what the bot can answer. */
const steadyShare = 0.3;

interface TelegramFigures {
  readonly questions: number;
  readonly people: number;
  readonly rounds: number;
  /** Questions a second, answered without Telegram and in Telegram; medians over the rounds. */
  readonly perSecond: { readonly answering: number; readonly bot: number };
  /** Milliseconds from a question to its answer under a steady load. */
  readonly waiting: Percentiles & { readonly perSecond: number };
}

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    questions: { type: "string" },
    people: { type: "string" },
    rounds: { type: "string" },
    docs: { type: "string" },
    json: { type: "boolean" },
  });
  if (!parsed) return;
  // Else what was started would outlive this process: the listeners of its exit would not be called.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const { questions: path = givenQuestions, docs, json } = parsed.values;
  const people = count("people", parsed.values.people ?? "40");
  const rounds = count("rounds", parsed.values.rounds ?? "3");
  const config = readConfig();
  const all = await readQuestions(path, await readSources(shelvesOf(config)));
  const questions = all.filter(({ gold }) => gold.length > 0).map(({ question }) => question);
  if (questions.length === 0) throw new UserError(`${path} holds no question with a gold quote`);
  const figures = await measured(config, questions, people, rounds);
  const sections = sectionsOf(figures);
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : onTerminal(sections));
  const heading = ["# Speed in Telegram", "Written by `npm run -s bench:telegram`."];
  if (docs !== undefined) await writeMarkdown(docs, "BENCH-TELEGRAM.md", [...heading, ...sections]);
}

function count(name: string, given: string): number {
  if (/^[1-9]\d{0,3}$/u.test(given)) return Number(given);
  throw new UsageError(`--${name} takes a whole number from 1 to 9999, not ${given}`);
}

async function measured(
  config: Config,
  questions: readonly string[],
  people: number,
  rounds: number,
): Promise<TelegramFigures> {
  const folder = await mkdtemp(join(tmpdir(), "yanju-bench-"));
  const api = await FakeBotApi.start();
  const ends: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true }), () => api.close()];
  try {
    // Of the index alone, which would take a minute to build: the bot's memory starts empty.
    await cp(join(config.dataDir, "index"), join(folder, "index"), { recursive: true }).catch(() => undefined);
    step("starting the bot, and the answerer alone");
    const bot = await startBot(api, folder);
    ends.push(() => bot.stop());
    const alone = await startProduct(folder);
    ends.push(() => alone.stop());
    const asked = questions.map((text) => ({ text }));
    const speeds: TelegramFigures["perSecond"][] = [];
    // The round before the first does not count: the engine compiles what is used often.
    for (let round = 0; round <= rounds; round++) {
      step(`answers a second, round ${round} of ${rounds}`);
      const { perSecond: answering } = await alone.perform({ questions: asked, atOnce: 4 });
      const served = await Promise.race([answersPerSecond(api, questions, people), bot.failed]);
      if (round > 0) speeds.push({ answering, bot: served });
    }
    const median = (name: keyof TelegramFigures["perSecond"]): number =>
      percentilesOf(speeds.map((one) => one[name])).p50;
    const perSecond = { answering: median("answering"), bot: median("bot") };
    const waits: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      step(`waiting times, round ${round} of ${rounds}`);
      waits.push(...(await Promise.race([steadyLoad(api, questions, steadyShare * perSecond.bot), bot.failed])));
    }
    const waiting = { ...percentilesOf(waits), perSecond: steadyShare * perSecond.bot };
    return { questions: questions.length, people, rounds, perSecond, waiting };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

function sectionsOf({ questions, people, rounds, perSecond, waiting }: TelegramFigures): Sections {
  return [
    [
      ["", "a second"],
      ["questions answered, without Telegram", perSecond.answering.toFixed(1)],
      [`the bot, ${people} people at once`, perSecond.bot.toFixed(1)],
    ],
    [
      ["", "p50 ms", "p95 ms"],
      [`waiting at ${waiting.perSecond.toFixed(1)} questions a second`, waiting.p50.toFixed(0), waiting.p95.toFixed(0)],
    ],
    `${questions} questions that have an answer, medians of ${rounds} rounds; compare figures within one run only. The ` +
      "bot is the compiled product with its own index and its SQLite file, polling a fake Bot API over HTTP that runs, " +
      `with the people, in another process of the same machine; ${people} people wait for an answer at any time, each ` +
      "question from somebody new. Without Telegram: the compiled product in a process of its own, four questions at a " +
      "time, storing nothing. Waiting: from a question to the first message of its answer; questions come at random " +
      "moments (Poisson), whether or not those before were answered.",
  ];
}

function step(what: string): void {
  process.stderr.write(`${what} …\n`);
}
