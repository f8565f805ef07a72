/** Measures how fast the bot answers in Telegram, beside the embedding model alone on the same machine. */
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parse, UsageError } from "../src/cli/arguments.ts";
import type * as BareSpeed from "../src/bench/bare-speed.ts";
import { type Config, readConfig } from "../src/config.ts";
import { quantile } from "../src/eval/estimate.ts";
import { readQuestions } from "../src/eval/question-file.ts";
import { readSources } from "../src/eval/sources.ts";
import { UserError } from "../src/ops/errors.ts";
import { FakeBotApi } from "../tests/fakes/bot-api/server.ts";
import { answersPerSecond, steadyLoad, withFlood } from "./crowd.ts";
import { startBot } from "./served-bot.ts";
import {
  markdownFigures,
  type Percentiles,
  type TelegramFigures,
  terminalFigures,
  warmUpQuestions,
} from "./telegram-figures.ts";

const help = `
Measures the bot as people install it, over a fake Bot API on this machine: answers a second beside the embedding
model alone, and how long people wait under a steady load without and with one who floods. Takes some minutes.

  npm run -s bench:telegram

  --questions FILE   questions as eval reads them; without it, the ones that come with the project
  --people N         how many wait for an answer at once (40)
  --rounds N         how often everything is measured (3)
  --docs FOLDER      also write the figures to FOLDER/BENCH-TELEGRAM.md
  --json             print one JSON object
`;

const givenQuestions = fileURLToPath(new URL("../src/eval/data/questions.jsonl", import.meta.url));
/** There once the bot has started, which compiles the project. */
const compiledBareSpeed = new URL("../dist/bench/bare-speed.js", import.meta.url).href;
/** The steady load, as a share of what the bot can answer. */
const steadyShare = 0.3;
/** So that what the flooding person is still owed does not fall into the next measurement. */
const calmMs = 3_000;

// Else what was started would outlive this process: the listeners of its exit would not be called.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`bench:telegram: ${error.message}\n`);
  process.exitCode = error.exitCode;
});

async function main(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    questions: { type: "string" },
    people: { type: "string" },
    rounds: { type: "string" },
    docs: { type: "string" },
    json: { type: "boolean" },
  });
  if (!parsed) return;
  const { questions: path = givenQuestions, docs, json } = parsed.values;
  const people = count("people", parsed.values.people ?? "40");
  const rounds = count("rounds", parsed.values.rounds ?? "3");
  const config = readConfig();
  const all = await readQuestions(path, await readSources(config.corpusDir));
  const questions = all.filter(({ gold }) => gold.length > 0).map(({ question }) => question);
  if (questions.length === 0) throw new UserError(`${path} holds no question with a gold quote`);
  const figures = await measured(config, questions, people, rounds);
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : terminalFigures(figures));
  if (docs === undefined) return;
  await mkdir(docs, { recursive: true });
  await writeFile(join(docs, "BENCH-TELEGRAM.md"), markdownFigures(figures));
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
    step("starting the bot");
    const bot = await startBot(api, folder);
    ends.push(() => bot.stop());
    step("loading the model alone, twice");
    const bare: BareSpeed.BareProcess[] = [];
    const { startBareProcess } = (await import(compiledBareSpeed)) as typeof BareSpeed;
    for (let process = 0; process < 2; process++) bare.push(await startBareProcess(folder));
    ends.push(() => bare.forEach((each) => each.stop()));
    return await Promise.race([compared({ api, bare, questions, people, rounds }), bot.failed]);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

interface Bench {
  readonly api: FakeBotApi;
  /** Two processes, each with the model and the answerer. */
  readonly bare: readonly BareSpeed.BareProcess[];
  readonly questions: readonly string[];
  readonly people: number;
  readonly rounds: number;
}

async function compared(bench: Bench): Promise<TelegramFigures> {
  const { api, bare, questions, people, rounds } = bench;
  step("warming up");
  const times = Math.ceil(warmUpQuestions / questions.length);
  const many = Array.from({ length: times }, () => questions).flat();
  for (const each of bare) await each.perSecond({ work: "answer", questions: many, atOnce: 4 });
  await answersPerSecond(api, many, people);
  const speeds: Speeds[] = [];
  for (let round = 1; round <= rounds; round++) {
    step(`answers a second, round ${round} of ${rounds}`);
    speeds.push(await speedsOf(bench));
  }
  const medianOf = (figure: (speeds: Speeds) => number): number => percentiles(speeds.map(figure)).p50;
  const bot = medianOf((speed) => speed.bot);
  return {
    questions: questions.length,
    people,
    rounds,
    perSecond: {
      embedding: medianOf(({ embedding }) => embedding),
      twoModels: medianOf(({ twoModels }) => twoModels),
      answering: medianOf(({ answering }) => answering),
      bot,
    },
    ofEmbedding: {
      twoModels: medianOf(({ twoModels, embedding }) => twoModels / embedding),
      answering: medianOf(({ answering, embedding }) => answering / embedding),
      bot: medianOf((speed) => speed.bot / speed.embedding),
    },
    waiting: await waitingAt(steadyShare * bot, bench),
  };
}

type Speeds = TelegramFigures["perSecond"];

async function speedsOf({ api, bare, questions, people }: Bench): Promise<Speeds> {
  const [one] = bare;
  if (!one) throw new Error("no process measures the model alone");
  const alone = await one.perSecond({ work: "embed", questions, atOnce: 1 });
  const fourAtOnce = await one.perSecond({ work: "embed", questions, atOnce: 4 });
  const sideBySide = await Promise.all(bare.map((each) => each.perSecond({ work: "embed", questions, atOnce: 1 })));
  const answering = await one.perSecond({ work: "answer", questions, atOnce: 4 });
  const bot = await answersPerSecond(api, questions, people);
  return {
    embedding: Math.max(alone, fourAtOnce),
    twoModels: sideBySide.reduce((sum, speed) => sum + speed, 0),
    answering,
    bot,
  };
}

async function waitingAt(perSecond: number, { api, questions, rounds }: Bench): Promise<TelegramFigures["waiting"]> {
  const ask = (): Promise<number[]> => steadyLoad(api, questions, perSecond);
  const calm: number[][] = [];
  const flooded: number[][] = [];
  const floods: number[] = [];
  const steps = [
    async () => void calm.push(await ask()),
    async () => {
      const { outcome, floodPerSecond } = await withFlood(api, questions[0] ?? "", ask);
      flooded.push(outcome);
      floods.push(floodPerSecond);
      await pause(calmMs);
    },
  ];
  for (let round = 1; round <= rounds; round++) {
    step(`waiting times, round ${round} of ${rounds}`);
    for (const measure of steps) await measure();
    // Whatever slows down the machine over time then weighs on both alike.
    steps.reverse();
  }
  const p95Ratios = calm.map((waits, round) => percentiles(flooded[round] ?? []).p95 / percentiles(waits).p95);
  return {
    perSecond,
    calm: percentiles(calm.flat()),
    flooded: percentiles(flooded.flat()),
    p95Ratio: percentiles(p95Ratios).p50,
    floodPerSecond: percentiles(floods).p50,
  };
}

function percentiles(values: readonly number[]): Percentiles {
  const ascending = values.toSorted((a, b) => a - b);
  return { p50: quantile(ascending, 0.5), p95: quantile(ascending, 0.95) };
}

function step(what: string): void {
  process.stderr.write(`${what} …\n`);
}
