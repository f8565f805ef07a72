import { tmpdir } from "node:os";
import { describe, expect, test, vi } from "vitest";
import { runTool } from "./run-tool.ts";

vi.setConfig({ testTimeout: 60_000 });

describe("a tool", () => {
  test.each(["bench", "bench:telegram", "check-patterns", "eval", "fit-weights"])("%s shows its help", async (name) => {
    const { stdout, stderr } = await runTool(tmpdir(), name, "--help");
    expect(stderr).toBe("");
    const usage = name === "check-patterns" ? "patterns" : name;
    expect(stdout).toMatch(new RegExp(`^\\S[^]*npm run -s ${usage}[^]*\\n$`, "u"));
  });

  test("that is not there is refused in a line", async () => {
    await expect(runTool(tmpdir(), "plot")).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^yanju: there is no tool "plot"; use one of bench, .*\n$/u) as string,
    });
  });

  test("that does not understand its options says so in a line", async () => {
    await expect(runTool(tmpdir(), "eval", "--qestions", "x")).rejects.toMatchObject({
      code: 64,
      stdout: "",
      stderr: expect.stringMatching(/^yanju: .*--help shows what there is\n$/u) as string,
    });
  });
});
