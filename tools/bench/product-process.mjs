// The compiled product in a process of its own, without any loader: answers what it is sent.
import { createApp } from "../../dist/app.js";
import { readConfig } from "../../dist/config.js";

const config = readConfig();
const silent = { notice: () => undefined, progress: () => undefined };
const { answerer } = await createApp({ ...config, dataDir: process.argv[2] ?? config.dataDir }, silent);
async function perform({ questions, atOnce }) {
  const waiting = questions.values();
  const started = performance.now();
  const all = Array.from({ length: atOnce }, async () => {
    // All take from one iterator, so each question is worked on once.
    for (const question of waiting) await answerer.answer(question);
  });
  await Promise.all(all);
  const perSecond = (1000 * questions.length) / (performance.now() - started);
  return { perSecond, residentBytes: process.memoryUsage().rss };
}

process.on("message", (task) => void perform(task).then((outcome) => process.send?.(outcome)));
process.send?.("loaded");
