import { defineConfig } from "vitest/config";

/** Needs Postgres installed, and starts a private server of its own; the default suite does not. */
export default defineConfig({
  test: {
    include: ["tests/**/*.postgres.ts"],
    globalSetup: ["tests/compile.ts", "tests/memory/postgres-server.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
