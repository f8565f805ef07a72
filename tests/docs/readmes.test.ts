import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), "utf8");

/** What stands in code marks in the first column of tables, in order. */
function listed(text: string): string[] {
  const cells = [...text.matchAll(/^\| (`[^|]*) \|/gm)].map(([, cell = ""]) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code));
}

/** What a Chinese reader fills in themselves reads otherwise. */
const bare = (items: string[]): string[] => items.map((item) => item.replaceAll(/"[^"]*"|“[^”]*”|[A-Z]+\.{3}/g, ""));

describe.each([
  ["README.md", "README.zh.md"],
  ["docs/SETUP.md", "docs/SETUP.zh.md"],
])("%s and %s", (english, chinese) => {
  test("lead to each other", async () => {
    const nameOf = (path: string): string => path.split("/").at(-1) ?? path;
    expect(await read(english)).toContain(`](${nameOf(chinese)})`);
    expect(await read(chinese)).toContain(`](${nameOf(english)})`);
  });

  test("list the same commands and settings", async () => {
    const [one, other] = [listed(await read(english)), listed(await read(chinese))];
    expect(one.length).toBeGreaterThan(2);
    expect(bare(other)).toEqual(bare(one));
  });

  test("have the same number of sections, and name the same settings in their blocks", async () => {
    const [one, other] = [await read(english), await read(chinese)];
    const sections = (text: string): number => text.match(/^## /gm)?.length ?? 0;
    const settings = (text: string): string[] => text.match(/^[A-Z_]+=.*$/gm) ?? [];
    expect(sections(other)).toBe(sections(one));
    expect(settings(other)).toEqual(settings(one));
  });
});
