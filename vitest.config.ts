import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/**/*.slow.test.ts"],
    globalSetup: "tests/compile.ts",
    // Vitest leaves one processor out, which of two is half.
    maxWorkers: "100%",
    // A busy machine takes its time; what takes longer hangs.
    testTimeout: 60_000,
  },
});
