import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { TelegramServer } from "telegram-test-api/lib/telegramServer.js";
import { createLogger } from "../../src/ops/logging.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { startPolling } from "../../src/telegram/updates/polling.ts";
import { freshState, shippedSpeeches } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

vi.setConfig({ testTimeout: 30_000 });

/** A second Bot API, written by others and far from complete: what works there does not lean on our own fake. */
test("the bot greets, answers and opens a quote on telegram-test-api", async () => {
  const token = "4242424242:AAFakeTokenForTests_0123456789abcdefg";
  const server = new TelegramServer({ port: 9_700 + Math.floor(Math.random() * 200), host: "127.0.0.1" });
  await server.start();
  onTestFinished(async () => void (await server.stop()));
  const speeches = await shippedSpeeches();
  const state = await freshState();
  const log: string[] = [];
  const logger = createLogger({ level: "debug", secrets: [], write: (line) => log.push(line) });
  const answerer = new SampleAnswerer();
  const bot = createBot({ token, apiRoot: server.config.apiURL, answerer, logger, state, speeches: () => speeches });
  const polling = startPolling(bot, { logger, inbox: state.inbox, pollSeconds: 1 });
  onTestFinished(() => polling.stop());

  const client = server.getClient(token, { timeout: 10_000 });
  const texts = () => server.storage.botMessages.map(({ message }) => message.text);
  const until = async (count: number) => {
    while (texts().length < count) await pause(20);
  };
  await client.sendCommand(client.makeCommand("/start"));
  await until(1);
  expect(texts()[0]).toMatch(/^I find what the documents/);
  await client.sendMessage(client.makeMessage("重点行业领域有哪些？"));
  await until(2);
  expect(texts()[1]).toContain("煤矿、非煤矿山");
  const { reply_markup } = server.storage.botMessages[1]?.message ?? {};
  const markup = typeof reply_markup === "string" ? (JSON.parse(reply_markup) as unknown) : reply_markup;
  const [[button]] = (markup as { inline_keyboard: { callback_data: string }[][] }).inline_keyboard as [
    [{ callback_data: string }],
  ];
  await client.sendCallback(client.makeCallbackQuery(button.callback_data));
  await until(3);
  expect(texts()[2]).toMatch(/Page \d of \d/);
  expect(log.join("")).not.toContain(token);
});
