import { defineConfig } from "vitest/config";

/** The properties of `npm test`, tried very much more often: minutes. */
export default defineConfig({
  test: { include: ["tests/**/*.slow.test.ts"], testTimeout: 600_000, globalSetup: "tests/compile.ts" },
});
