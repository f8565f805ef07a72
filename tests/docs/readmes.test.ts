import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), "utf8");

/** What stands in code marks in the first column of tables, in order. */
function listed(text: string): string[] {
  const cells = [...text.matchAll(/^\| (`[^|]*) \|/gm)].map(([, cell = ""]) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code));
}

/** What a Chinese reader fills in themselves reads otherwise. */
const bare = (items: string[]): string[] => items.map((item) => item.replaceAll(/"[^"]*"|“[^”]*”|[A-Z]+\.{3}/g, ""));

/** Not what a command printed, and not settings. */
const isTyped = (block: string): boolean => !block.startsWith("$ ");

describe.each([
  ["README.md", "README.zh.md"],
  ["docs/SETUP.md", "docs/SETUP.zh.md"],
  ["docs/OPERATING.md", "docs/OPERATING.zh.md"],
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

  test("give the same commands to type", async () => {
    const blocks = (text: string): string[] =>
      [...text.matchAll(/^```(?:sh|yaml)?[ \w]*\n([^`]*)^```$/gmu)].map(([, block = ""]) =>
        block.replaceAll(/"[^"]*[一-鿿][^"]*"/gu, ""),
      );
    const [one, other] = [await read(english), await read(chinese)];
    expect(blocks(other).filter(isTyped)).toEqual(blocks(one).filter(isTyped));
  });
});

describe("the operator's pages", () => {
  const pages = ["docs/OPERATING.md", "docs/OPERATING.zh.md"];

  test("name the same settings, files and commands in the text, section by section", async () => {
    const [one = [], other = []] = await Promise.all(pages.map(async (page) => (await read(page)).split(/^## /mu)));
    const codes = (text = ""): string[] => [...text.matchAll(/`([^`\n]+)`/gu)].map(([, code = ""]) => code).sort();
    for (const [number, section] of one.entries()) expect(codes(other[number])).toEqual(codes(section));
  });

  test("list every exit status there is, and those after which the unit starts again", async () => {
    const files = await readdir(new URL("../../src", import.meta.url), { recursive: true });
    const sources = await Promise.all(files.filter((name) => name.endsWith(".ts")).map((name) => read(`src/${name}`)));
    const declared = sources.flatMap((text) => [
      ...text.matchAll(/exitCode: number = (\d+)|exitCode = (\d+)|exitCode: (\d+) \| (\d+)|exitCode : (\d+);/gu),
    ]);
    const statuses = new Set(declared.flatMap(([, ...codes]) => codes.filter((code) => code !== undefined)));
    const unit = /^RestartPreventExitStatus=(.*)$/mu.exec(await read("deploy/yanju.service"))?.[1]?.split(" ");
    for (const [page, waits] of [
      [pages[0], "waits for you"],
      [pages[1], "等待处理"],
    ] as const) {
      const rows = [...(await read(page ?? "")).matchAll(/^\| (\d+) \| .+ \| (.+) \|$/gmu)];
      expect(new Set(rows.map(([, status]) => status))).toEqual(statuses);
      expect(rows.filter(([, , does]) => does === waits).map(([, status]) => status)).toEqual(unit);
    }
  });
});
