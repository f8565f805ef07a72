import { progress } from "@clack/prompts";
import type { IndexEvents } from "../app.ts";
import { PaceMeter } from "../ops/pace.ts";

/** So often a log is told how far a long build is. */
const lineEveryMs = 15_000;

/**
 * Shows a build on standard error: a bar on a terminal, else a `line` now and then; with the rate and the time left.
 */
export function terminalEvents(line: (text: string) => void = toStandardError): IndexEvents {
  const now = () => performance.now();
  const interactive = process.stderr.isTTY;
  const meter = new PaceMeter(now);
  let bar: ReturnType<typeof progress> | undefined;
  let lastLine = 0;
  return {
    notice: line,
    progress(done, total) {
      const pace = meter.at(done, total);
      const far = `${done} of ${total} texts${pace ? `, ${Math.round(pace.perSecond)} a second, ${timeLeft(pace.secondsLeft)} left` : ""}`;
      if (done === 1) {
        lastLine = now();
        if (!interactive) line(`Building the index of ${total} texts, once.`);
        else {
          bar = progress({ max: total, output: process.stderr });
          bar.start("Building the index, once");
        }
      }
      bar?.advance(1, `Building the index: ${far}`);
      if (!interactive && done < total && now() - lastLine >= lineEveryMs) {
        lastLine = now();
        line(`Building the index: ${far}.`);
      }
      if (done === total) {
        if (interactive) bar?.stop("The index is built.");
        else line("The index is built.");
      }
    },
  };
}

function toStandardError(text: string): void {
  process.stderr.write(`${text}\n`);
}

function timeLeft(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
