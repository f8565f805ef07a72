import { defineConfig } from "vitest/config";

/** Needs LibreOffice (`soffice`) to open what is written; the default suite does not. */
export default defineConfig({
  test: { include: ["tests/**/*.office.ts"], testTimeout: 180_000 },
});
