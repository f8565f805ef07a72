// Preloaded into the bot (`NODE_OPTIONS=--import`): at SIGUSR2 it says the longest time for which the loop computed without
// a turn for anybody else since it was last asked. Time on the processor counts, not the time others took it away.
import { readFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const TICK_MS = 2;

function onProcessorMs() {
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
}

if (isMainThread) {
  let last = onProcessorMs();
  let longest = 0;
  const look = () => {
    const now = onProcessorMs();
    longest = Math.max(longest, now - last);
    last = now;
  };
  setInterval(look, TICK_MS).unref();
  process.on("SIGUSR2", () => {
    look();
    process.stderr.write(`loop: ${longest.toFixed(1)} ms\n`);
    longest = 0;
  });
}
