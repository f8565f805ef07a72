import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lawSpeeches, readLaws } from "../../src/bench/laws.ts";

const text =
  "# 学位法\n\n## 第一章　总则\n\n**第一条**　为了规范学位授予工作，制定本法。\n\n**第二条**　国家实行学位制度。\n";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-laws-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(passages: string, queries = '{"text": "学位如何授予？"}') {
  await writeFile(join(folder, "passages.jsonl"), passages);
  await writeFile(join(folder, "queries.jsonl"), queries);
  return readLaws(folder);
}

describe("texts to scale over", () => {
  const row = (id: string): string => JSON.stringify({ id, title: "学位法", text });

  test("are read and cut into as many passages as asked for, without marks of Markdown", async () => {
    const laws = await read(`${row("a")}\n${row("b")}\n`);
    expect(laws.questions).toEqual(["学位如何授予？"]);
    const all = lawSpeeches(laws, 1000).flatMap((speech) => speech.passages);
    expect(all.length).toBeGreaterThan(3);
    expect(all.map((passage) => passage.text).join("")).not.toMatch(/[*#]/u);
    const half = lawSpeeches(laws, all.length / 2);
    expect(half.map((speech) => speech.passages.length)).toEqual([all.length / 4, all.length / 4]);
    expect(all).toEqual(expect.arrayContaining(half.flatMap((speech) => speech.passages)));
  });

  test.each([
    ["not JSON", "{", /passages\.jsonl, line 2: /u],
    ["a missing text", '{"id": "x", "title": "y"}', /passages\.jsonl, line 2: /u],
  ])("with %s are refused by line", async (_, bad, message) => {
    await expect(read(`${row("a")}\n${bad}\n`)).rejects.toThrow(message);
  });

  test("that are missing or empty are refused", async () => {
    await expect(read(row("a"), "\n")).rejects.toThrow(/queries\.jsonl is empty/u);
    await expect(readLaws(join(folder, "none"))).rejects.toThrow(/passages\.jsonl cannot be read .*--laws/u);
  });
});
