import { monitorEventLoopDelay } from "node:perf_hooks";
import type { App } from "./app.ts";
import type { Config } from "./config.ts";
import type { Answer } from "./domain.ts";
import type { DatabaseWatch } from "./memory/database-watch.ts";
import type { State } from "./memory/state.ts";
import { Metrics } from "./ops/metrics.ts";
import { type CountUpdates, updateOutcomes } from "./telegram/updates/update-counts.ts";

const secondsBounds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const lagStepMs = 20;

/** What is counted and measured while people are served: no word of theirs, and nothing about any one of them. */
export interface ServiceMetrics {
  answered(answer: Answer, seconds: number): void;
  failed(): void;
  readonly countUpdates: CountUpdates;
  /** From now on tells of the documents and the index of this app. */
  serves(app: App): void;
  text(): Promise<string>;
  close(): void;
}

/** Begins to count and measure. */
export function serviceMetrics(
  config: Pick<Config, "bot">,
  { inbox }: Pick<State, "inbox">,
  database: Pick<DatabaseWatch, "isUp">,
): ServiceMetrics {
  const metrics = new Metrics();
  let app: App | undefined;

  const answers = metrics.counter("yanju_answers_total", "Answers given, in Telegram and on the page.", {
    status: ["answered", "related", "refused"],
    language: ["zh-Hans", "zh-Hant", "en"],
  });
  const failures = metrics.counter("yanju_answers_failed_total", "Questions that an error left without an answer.", {});
  const seconds = metrics.histogram(
    "yanju_answer_seconds",
    "Seconds of work on an answer, without waiting for its turn.",
    secondsBounds,
  );
  const updates = metrics.counter("yanju_updates_total", "Updates of Telegram by what became of them.", {
    outcome: updateOutcomes,
  });
  const botId = config.bot.token === undefined ? undefined : Number(config.bot.token.split(":")[0]);
  metrics.gauge("yanju_inbox_waiting", "Updates that wait for an answer or are being answered.", async () =>
    botId === undefined ? undefined : inbox.backlog(botId),
  );
  metrics.gauge("yanju_database_up", "Whether the database can be used.", () => Number(database.isUp));
  metrics.gauge("yanju_documents", "Documents in the index that serves.", () => app?.report.speeches);
  metrics.gauge("yanju_passages", "Passages in the index that serves.", () => app?.report.passages);
  metrics.gauge("yanju_index_built_timestamp_seconds", "When the index that serves was built.", () =>
    app === undefined ? undefined : Date.parse(app.builtAt) / 1000,
  );
  const lag = monitorEventLoopDelay({ resolution: lagStepMs });
  lag.enable();
  metrics.gauge(
    "yanju_event_loop_lag_seconds",
    "99th percentile since the last reading of how late events are.",
    () => {
      const lateMs = lag.percentile(99) / 1e6 - lagStepMs;
      lag.reset();
      return Math.max(0, lateMs) / 1000;
    },
  );
  metrics.gauge("process_resident_memory_bytes", "Memory of the process.", () => process.memoryUsage.rss());
  metrics.gauge("process_start_time_seconds", "When the process started.", () => performance.timeOrigin / 1000);

  return {
    answered: ({ status, language }, took) => {
      answers({ status, language });
      seconds(took);
    },
    failed: () => failures({}),
    countUpdates: (outcome, by) => updates({ outcome }, by),
    serves: (serving) => void (app = serving),
    text: () => metrics.text(),
    close: () => lag.disable(),
  };
}
