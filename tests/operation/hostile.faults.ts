import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { run } from "../cli/command.ts";
import { wireOf } from "../fakes/bot-api/wire-text.ts";
import { startBalancer } from "../telegram/balancer.ts";
import { mutatedUpdate, numbersFrom } from "../telegram/mutated-updates.ts";
import { startApi } from "../telegram/running-bot.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { Load } from "./load.ts";
import { longestTurn, watched } from "./loop-watch.ts";
import { isReady, LONGEST_MS, mostHeldUpMs, report, rounds, smallFolder, startBot } from "./shipped-bot.ts";
import { pageOf, waysOf } from "./ways.ts";

vi.setConfig({ testTimeout: LONGEST_MS });

/** So many texts are under way at once. */
const AT_ONCE = 5;
/** So many mutated updates come at once, from one person. */
const BATCH = 20;
const AGAIN_MS = 100;
const SEED = 20_261_127;

test("fault 44: hostile texts by every way in: no crash, the others are answered, nobody waits for one", async () => {
  const folder = await smallFolder();
  await cp(new URL("../../corpus/001_0b87d2ec0b8c6638.txt", import.meta.url), join(folder, "corpus/other.txt"));
  expect((await run(folder, ["index"])).code).toBe(0);
  const api = await startApi();
  const bot = startBot(folder, api, watched);
  const page = await pageOf(bot);
  await isReady(bot);
  const ways = waysOf(api, page);
  // What a first message waits for, it waits for once.
  await Promise.all(Object.values(ways).map((way) => way("重点行业领域有哪些？")));
  const others = new Load(api);
  others.begin(2);
  await others.answers(60);
  await longestTurn(bot);
  await others.answers(60);
  const control = await longestTurn(bot);

  const texts = hostileTexts(rounds(20));
  const turns: Record<string, number> = {};
  for (const [name, way] of Object.entries(ways)) {
    const left = [...texts];
    const work = async (): Promise<void> => {
      for (let text = left.shift(); text !== undefined; text = left.shift()) await way(text);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    turns[name] = await longestTurn(bot);
  }
  await others.settles();
  bot.process.kill("SIGTERM");
  const { code, stderr } = await bot.ended;
  report("fault 44", { texts: texts.length, control, ...turns, others: others.outcome(), slowestMs: others.slowestMs });
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/"level":"error"/u);
  expect(others.outcome()).toMatchObject({ lost: 0, doubled: 0 });
  for (const [name, longest] of Object.entries(turns)) expect(longest - control, name).toBeLessThan(mostHeldUpMs);
});

test.each(["polling", "webhook"])(
  "fault 12, 48, 49: mutated updates by %s: no crash, nobody becomes deaf, nobody waits for one",
  async (mode) => {
    const api = await startApi();
    const { url, servers } = await startBalancer();
    const hook = { BOT_MODE: "webhook", WEBHOOK_URL: `${url}/telegram`, WEBHOOK_SECRET: "a-secret-of-the-webhook" };
    const bot = startBot(await smallFolder(), api, { ...watched, ...(mode === "webhook" && hook) });
    servers.push(await pageOf(bot));
    await isReady(bot);
    const others = new Load(api);
    others.begin(2);
    await others.answers(60);
    await longestTurn(bot);
    await others.answers(60);
    const control = await longestTurn(bot);

    const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": hook.WEBHOOK_SECRET };
    const random = numbersFrom(SEED);
    const statuses: Record<number, number> = {};
    const send = async (raw: unknown, id: number): Promise<void> => {
      if (mode === "polling") return void api.pushRaw(raw, id);
      const body = wireOf(raw);
      // One in ten is broken in the middle too.
      const sent = random() < 0.1 ? body.slice(0, Math.floor(body.length * random())) : body;
      for (;;) {
        const { status } = await fetch(hook.WEBHOOK_URL, { method: "POST", headers, body: sent });
        statuses[status] = (statuses[status] ?? 0) + 1;
        // Told that the queue is full, Telegram comes again.
        if (status !== 503) return;
        await pause(AGAIN_MS);
      }
    };
    const total = rounds(1_000);
    for (let sent = 0; sent < total; sent += BATCH) {
      const sender = api.person().id;
      const work = Array.from({ length: BATCH }, (_, i) => {
        // Of no kind that is asked for, it comes nowhere: its id is free.
        const id = api.push({});
        return send(mutatedUpdate(sender, sent + i, id, random), id);
      });
      await Promise.all(work);
      await api.until(() => api.unconfirmed < BATCH);
    }
    await others.answers(4);
    await others.settles();
    const longest = await longestTurn(bot);
    bot.process.kill("SIGTERM");
    const { code, stderr } = await bot.ended;
    const setAside = stderr.match(/was set aside/gu)?.length ?? 0;
    report("fault 12, 48, 49", { mode, total, setAside, statuses, control, longest, others: others.outcome() });
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/TypeError|RangeError/u);
    expect(Object.keys(statuses).filter((status) => !["200", "400", "503"].includes(status))).toEqual([]);
    expect(others.outcome()).toMatchObject({ lost: 0, doubled: 0 });
    expect(longest - control).toBeLessThan(mostHeldUpMs);
    // Strange calls are the bot's right after strange updates; Telegram refuses them.
    api.forgive();
  },
);

test("fault 44: hostile texts on the terminal: an answer each", async () => {
  const folder = await smallFolder();
  const file = join(await mkdtemp(join(tmpdir(), "yanju texts ")), "texts.jsonl");
  onTestFinished(() => rm(join(file, ".."), { recursive: true }));
  const texts = hostileTexts(rounds(20));
  await writeFile(file, texts.map((question, id) => `${JSON.stringify({ id: String(id), question })}\n`).join(""));
  const { code, stdout } = await run(folder, ["ask", "--batch", file]);
  expect(code).toBe(0);
  const answers = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; text: string });
  expect(answers.map(({ id }) => id)).toEqual(texts.map((_, id) => String(id)));
  expect(answers.every(({ text }) => text !== "")).toBe(true);
});

test("fault 60: two thousand questions to the page at once: answered or told that it is busy, and Telegram goes on", async () => {
  const api = await startApi();
  const bot = startBot(await smallFolder(), api);
  const page = await pageOf(bot);
  await isReady(bot);
  const others = new Load(api);
  others.begin(2);
  const ask = async (): Promise<number> => {
    const body = JSON.stringify({ question: "消防部门多久检查一次商场和学校？" });
    const headers = { "Content-Type": "application/json", Origin: page };
    const response = await fetch(`${page}/api/ask`, { method: "POST", headers, body });
    await response.arrayBuffer();
    return response.status;
  };
  const statuses = await Promise.all(Array.from({ length: 2_000 }, ask));
  await others.settles();
  bot.process.kill("SIGTERM");
  const { code } = await bot.ended;
  const count = (status: number): number => statuses.filter((one) => one === status).length;
  report("fault 60", { answered: count(200), busy: count(503), others: others.outcome(), slowestMs: others.slowestMs });
  expect(code).toBe(0);
  expect(count(200)).toBeGreaterThan(0);
  expect(count(200) + count(503)).toBe(2_000);
  expect(others.outcome()).toMatchObject({ lost: 0, doubled: 0 });
});
