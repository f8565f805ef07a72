import { progress } from "@clack/prompts";
import type { IndexEvents } from "../app.ts";

/** Shows a build on standard error: a bar on a terminal, else a line at the start and at the end. */
export function terminalEvents(): IndexEvents {
  const interactive = process.stderr.isTTY;
  let bar: ReturnType<typeof progress> | undefined;
  const line = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  return {
    notice: line,
    progress(done, total) {
      if (done === 1) {
        if (!interactive) return line(`Building the index of ${total} texts, once; this takes about a minute.`);
        bar = progress({ max: total, output: process.stderr });
        bar.start("Building the index, once");
      }
      bar?.advance(1, `Building the index: ${done} of ${total} texts`);
      if (done === total) {
        if (interactive) bar?.stop("The index is built.");
        else line("The index is built.");
      }
    },
  };
}
