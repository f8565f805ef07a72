import { defineConfig } from "vitest/config";

/** Kills, stops and spoils the bot as it is shipped; `FAULT_ROUNDS=25` does so as often as is promised. */
export default defineConfig({
  test: {
    include: ["tests/operation/**/*.faults.ts"],
    globalSetup: ["tests/compile.ts"],
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
    onConsoleLog: () => true,
  },
});
