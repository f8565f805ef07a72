import { afterAll, describe, expect, test } from "vitest";
import type * as Threaded from "../../src/corpus/threaded-reader.ts";
import { type DocumentSource, readDocument } from "../../src/corpus/read-document.ts";
import { detectScript } from "../../src/text/detect.ts";

// A thread takes no loader with it: the compiled one.
const compiled = new URL("../../dist/corpus/threaded-reader.js", import.meta.url).href;
const { ThreadedReader } = (await import(compiled)) as typeof Threaded;
const reader = new ThreadedReader();
afterAll(() => reader.close());

const source = (text: string, more: Partial<DocumentSource> = {}): DocumentSource => ({
  path: "corpus/a.txt",
  file: "a.txt",
  imported: { text },
  ...more,
});

describe("a document read in another thread", () => {
  test.each([
    ["short", 1],
    ["long", 2_000],
  ])("%s, is what it is in this one", async (_, times) => {
    const text = `县长在安全生产会议上的讲话\n${"消防部门每季度检查一次。\n".repeat(times)}`;
    const said = { title: "讲话" };
    const asked = source(text, { said, replaces: ["old.txt"] });
    expect(await reader.read(asked)).toEqual(readDocument(asked, detectScript));
  });

  test.each([
    ["without a sentence", "。".repeat(9_000), "corpus/a.txt holds no sentence that could be quoted"],
    [
      "longer than any document",
      "要抓好落实。".repeat(90_000),
      "corpus/a.txt has more than 500000 characters; split it into several files",
    ],
  ])("%s, is refused in one line", async (_, text, line) => {
    await expect(reader.read(source(text))).rejects.toThrow(line);
  });

  test("keeps nobody here waiting", async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 5);
    await reader.read(source(`县长的讲话\n${"“".repeat(300_000)}\n要抓好落实工作。\n`));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(5);
  });
});
