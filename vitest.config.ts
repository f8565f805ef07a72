import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/**/*.slow.test.ts"],
    globalSetup: "tests/compile.ts",
    // A busy machine takes its time; what takes longer hangs.
    testTimeout: 60_000,
  },
});
