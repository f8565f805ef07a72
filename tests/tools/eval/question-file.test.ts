import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quoteHash } from "../../../src/ask/quote/citation-key.ts";
import { readQuestions } from "../../../tools/eval/question-file.ts";
import { sources } from "./samples.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-questions-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string) {
  const path = join(folder, "questions.jsonl");
  await writeFile(path, content);
  return readQuestions(path, sources);
}

const good = { id: "q1", lang: "en", kind: "fact", question: "who?", gold: [{ file: "a.txt", quote: "落实责任" }] };

describe("a question file", () => {
  test("gives each question with every place of its gold quotes", async () => {
    const [question] = await read(`\n${JSON.stringify({ ...good, answer_points: ["x | y"], later: true })}\r\n`);
    expect(question).toMatchObject({ id: "q1", history: [], note: "", demand: "any" });
    expect(question?.gold).toEqual([
      {
        file: "a.txt",
        quote: "落实责任",
        occurrences: [
          { start: 2, end: 6 },
          { start: 21, end: 25 },
        ],
      },
    ]);
  });

  test("of documents that are not kept beside it, says where the gold stands and how to know it again", async () => {
    const place = { file: "a.txt", start: 2, end: 6, hash: quoteHash("落实责任") };
    const [question] = await read(JSON.stringify({ ...good, gold: [place] }));
    expect(question?.gold).toMatchObject([{ file: "a.txt", quote: "落实责任" }]);
    await expect(read(JSON.stringify({ ...good, gold: [{ ...place, start: 3, end: 7 }] }))).rejects.toThrow(
      /a\.txt does not read as it did where the gold stands/u,
    );
    await expect(read(JSON.stringify({ ...good, gold: [{ file: "a.txt", start: 2 }] }))).rejects.toThrow(
      /gold\.0\.quote: is needed, or start, end and hash/u,
    );
  });

  test.each([
    ["raw-artifact; need-all", "need-all"],
    ["one-per-file; need not be all", "one-per-file"],
    ["not need-all", "any"],
  ])("note %s demands %s", async (note, demand) => {
    expect(await read(JSON.stringify({ ...good, note }))).toMatchObject([{ demand }]);
  });

  test.each([
    ["not JSON", "{", "is not JSON"],
    ["no object", "[]", "the line: "],
    ["a missing field", JSON.stringify({ ...good, question: undefined }), "question: "],
    ["a blank question", JSON.stringify({ ...good, question: " " }), "question: must not be empty"],
    ["an unknown language", JSON.stringify({ ...good, lang: "fr" }), "lang: must be zh-Hans, zh-Hant or en"],
    ["a wrong type deep down", JSON.stringify({ ...good, gold: [{ file: "a.txt", quote: 1 }] }), "gold.0.quote: "],
    ["an unknown file", JSON.stringify({ ...good, gold: [{ file: "z.txt", quote: "x" }] }), "names z.txt"],
    [
      "a quote of another file",
      JSON.stringify({ ...good, gold: [{ file: "b.txt", quote: "落实责任" }] }),
      "“?落实责任",
    ],
    ["an id used twice", JSON.stringify({ ...good, id: "q0" }), "q0 is used twice"],
  ])("with %s is refused in one line that names the line", async (_, line, reason) => {
    const content = `${JSON.stringify({ ...good, id: "q0" })}\n\n${line}\n${line}`;
    const error = await read(content).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "JsonLinesError", exitCode: 64 });
    expect(String(error)).toMatch(/questions\.jsonl, line 3: /u);
    expect(String(error)).toMatch(new RegExp(reason, "u"));
    expect(String(error)).not.toContain("\n");
  });

  test("that is empty or not there is refused", async () => {
    await expect(read("\n\n")).rejects.toThrow("is empty; write one");
    await expect(readQuestions(join(folder, "none.jsonl"), sources)).rejects.toThrow(/none\.jsonl cannot be read/u);
  });
});
