import type { Answerer } from "../../src/domain.ts";
import { createLogger } from "../../src/ops/logging.ts";
import { untilStopped } from "../../src/ops/shutdown.ts";
import { openState } from "../../src/memory/open.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { startPolling } from "../../src/telegram/updates/polling.ts";
import { SampleAnswerer } from "./sample-answers.ts";

// A bot as a process of its own, so that it can be killed: `bot-process.ts TOKEN API_ROOT DATA_DIR ANSWER_MS`.
const [token = "", apiRoot = "", dataDir = "", answerMs = "0"] = process.argv.slice(2);
const sample = new SampleAnswerer();
const answerer: Answerer = {
  answer: async (question) => {
    await new Promise((resolve) => setTimeout(resolve, Number(answerMs)));
    return sample.answer(question);
  },
};
const logger = createLogger({ level: "trace", secrets: [] });
const state = await openState({ dataDir, leaseMs: 1_000 });
const bot = createBot({ token, apiRoot, answerer, logger, state });
const polling = startPolling(bot, { logger, inbox: state.inbox });
await untilStopped(false);
await polling.stop();
await state.close();
