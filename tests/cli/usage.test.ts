import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { call, expectOneLine, run, smallSpeech } from "./command.ts";

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-usage-"));
  await mkdir(join(folder, "corpus"));
  await writeFile(join(folder, "corpus", "speech.txt"), smallSpeech);
});
afterAll(() => rm(folder, { recursive: true }));

describe("help", () => {
  test.each([
    ["ask", "npm run -s ask --"],
    ["bot", "npm start"],
    ["corpus", "npm run -s corpus --"],
    ["index", "npm run -s index"],
  ] as const)("%s --help shows how it is called", async (command, usage) => {
    const { code, stdout, stderr } = await call(folder, command, ["--help"], { PORT: "not read" });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(usage);
    expect(stdout).toMatch(/^\S.*\S\n$/su);
  });
});

describe("a command line that cannot be understood, in a real process", () => {
  test.each([
    ["an unknown command", ["aks"], 1, /there is no command "aks"; use one of ask, .*index/u],
    ["no command", [], 1, /there is no command ""; use one of ask, /u],
    ["an unknown option", ["ask", "--jsno", "question"], 64, /'--jsno'.*--help shows what there is/u],
  ])("%s", async (_, args, status, line) => expectOneLine(await run(folder, args), status, line));
});

describe("arguments that cannot be understood", () => {
  test.each([
    ["an option without its value", "ask", ["question", "--history"], /--history.*--help shows what there is/u],
    ["no question", "ask", [], /no question was given; try/u],
    ["a blank question", "ask", [" "], /no question was given; try/u],
    ["a missing batch file", "ask", ["--batch", "none.jsonl"], /none\.jsonl cannot be read: ENOENT/u],
    ["a question besides a batch", "ask", ["--batch", "none.jsonl", "question"], /--batch takes its questions/u],
    ["an unknown corpus action", "corpus", ["delete", "a.txt"], /say list, show FILE, add FILE/u],
    ["no file to add", "corpus", ["add"], /say list, show FILE, add FILE/u],
    ["an unknown index option", "index", ["--forced"], /'--forced'/u],
    ["an unknown bot option", "bot", ["--port", "80"], /'--port'/u],
  ] as const)("%s", async (_, command, args, line) => expectOneLine(await call(folder, command, args), 64, line));

  test.each([
    ["no JSON", "{", /bad\.jsonl, line 2: /u],
    ["no question", '{"id": "b"}', /bad\.jsonl, line 2: .*question/u],
    ["a number for an id", '{"id": 2, "question": "b"}', /bad\.jsonl, line 2: .*id/u],
    ["a text for a history", '{"id": "b", "question": "b", "history": "a"}', /bad\.jsonl, line 2: .*history/u],
  ])("a batch line with %s, before any question is answered", async (_, line, said) => {
    await writeFile(join(folder, "bad.jsonl"), `{"id": "a", "question": "a"}\n${line}\n`);
    expectOneLine(await call(folder, "ask", ["--batch", "bad.jsonl"]), 64, said);
  });
});
