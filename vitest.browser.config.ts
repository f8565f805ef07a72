import { defineConfig } from "vitest/config";

/** Needs a Chromium, by default at /usr/bin/chromium; the default suite does not. */
export default defineConfig({
  test: { include: ["tests/browser/**/*.spec.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
