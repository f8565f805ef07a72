import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import type { Fault } from "../fakes/bot-api/faults.ts";
import type { FakeBotApi } from "../fakes/bot-api/server.ts";
import type { Running } from "../cli/command.ts";
import { startApi } from "../telegram/running-bot.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { Load } from "./load.ts";
import { isReady, LONGEST_MS, report, smallFolder, startBot } from "./shipped-bot.ts";
import { pageOf, waysOf } from "./ways.ts";

vi.setConfig({ testTimeout: LONGEST_MS });

const minutes = Number(process.env["SOAK_MINUTES"] ?? 10);
/** Of the time, so much is warm-up. */
const WARM_UP = 0.4;
const FAULT_EVERY_MS = 15_000;
const SAMPLE_EVERY_MS = 2_000;
const MOST_MB_A_MINUTE = 1;

const PAGE_TOKEN = "canary-of-the-page-0123456789";
const CANARY = "金丝雀四七一九";

const apiFaults: readonly (readonly [method: string, fault: Fault, times: number])[] = [
  ["sendMessage", { kind: "rate-limit", retryAfter: 1 }, 5],
  ["sendMessage", { kind: "server-error" }, 10],
  ["*", { kind: "html" }, 5],
  ["*", { kind: "dropped" }, 10],
  ["sendMessage", { kind: "slow", ms: 1_000 }, 10],
  ["getUpdates", { kind: "server-error", code: 502 }, 3],
];

/** What goes wrong in its turn: with Telegram, with the documents, with the process. */
function* faults(api: FakeBotApi, bot: Running, folder: string): Generator<() => Promise<unknown>> {
  const document = join(folder, "corpus/changing.txt");
  for (let round = 0; ; round += 1) {
    for (const [method, fault, times] of apiFaults) yield async () => api.faults.next(method, fault, times);
    yield () => writeFile(document, `局长的讲话\n第${round}次会议要求，各水库每天巡查${round + 2}次。\n`);
    yield () => writeFile(join(folder, "corpus/binary.txt"), Buffer.alloc(1_000, 7));
    yield async () => {
      bot.process.kill("SIGSTOP");
      await pause(2_000);
      bot.process.kill("SIGCONT");
    };
    yield () => rm(join(folder, "corpus/binary.txt"));
  }
}

async function megabytesOf(pid: number): Promise<number> {
  return Number(/VmRSS:\s*(\d+)/u.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}

/** Of a line laid through points by least squares, how much it rises a unit. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point[0]), mean((point) => point[1])];
  const variance = mean((point) => (point[0] - x) ** 2);
  return mean((point) => (point[0] - x) * (point[1] - y)) / variance;
}

/** The files below a folder that hold a text. */
async function holding(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const held = await Promise.all(files.map(async (file) => (await readFile(file)).includes(text)));
  return files.filter((_, i) => held[i]);
}

test(`${minutes} minutes of mixed load with faults: nothing lost or doubled, memory level, no secret anywhere`, async () => {
  const folder = await smallFolder();
  const api = await startApi();
  const bot = startBot(folder, api, { PAGE_TOKEN, LOG_LEVEL: "trace" });
  const page = await pageOf(bot);
  await isReady(bot);
  const ways = Object.values(waysOf(api, page));
  const load = new Load(api);
  const began = performance.now();
  const passed = (): number => (performance.now() - began) / 60_000;
  const isOver = (): boolean => passed() >= minutes;
  load.begin(4);
  let answered = 0;
  const mixed = async (): Promise<void> => {
    const texts = [...hostileTexts(50), `${CANARY}多久检查一次？`, "重点行业领域有哪些？", "/help", "/speeches"];
    for (let i = 0; !isOver(); i += 1) {
      await ways[i % ways.length]?.(texts[Math.floor(i / ways.length) % texts.length] ?? "");
      answered += 1;
      await pause(100);
    }
  };
  const failing = async (): Promise<void> => {
    for (const fault of faults(api, bot, folder)) {
      await pause(FAULT_EVERY_MS);
      if (isOver()) return;
      await fault();
    }
  };
  const samples: [minute: number, megabytes: number][] = [];
  const watching = async (): Promise<void> => {
    for (; !isOver(); await pause(SAMPLE_EVERY_MS)) samples.push([passed(), await megabytesOf(bot.process.pid ?? 0)]);
  };
  await Promise.all([mixed(), failing(), watching()]);
  await load.settles();
  const metrics = await (await fetch(`${page}/metrics`)).text();
  bot.process.kill("SIGTERM");
  const { code, stderr, stdout } = await bot.ended;

  const warm = samples.filter(([minute]) => minute > WARM_UP * minutes);
  const megabytesAMinute = slopeOf(warm);
  const [first, last] = [samples[0]?.[1] ?? 0, samples.at(-1)?.[1] ?? 0].map(Math.round);
  const outcome = load.outcome();
  report("soak", { minutes, ...outcome, others: answered, slowestMs: load.slowestMs, first, last, megabytesAMinute });
  for (const canary of [api.token, PAGE_TOKEN, CANARY]) {
    for (const told of [stderr, stdout, metrics]) expect(told).not.toContain(canary);
  }
  for (const secret of [api.token, PAGE_TOKEN]) expect(await holding(join(folder, ".yanju"), secret)).toEqual([]);
  expect(code).toBe(0);
  expect(outcome).toMatchObject({ lost: 0, doubled: 0 });
  expect(megabytesAMinute).toBeLessThan(MOST_MB_A_MINUTE);
});
