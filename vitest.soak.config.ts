import { defineConfig } from "vitest/config";

/** Ten minutes of mixed load with faults, by hand; `SOAK_MINUTES` says how many. */
export default defineConfig({
  test: { include: ["tests/operation/soak.ts"], globalSetup: "tests/compile.ts" },
});
