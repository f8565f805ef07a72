import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): Promise<string> => readFile(root + path, "utf8");

let guide: string;
let source: string;
beforeAll(async () => {
  guide = await read("docs/OPERATING.md");
  const files = (await readdir(`${root}src`, { recursive: true })).filter((name) => name.endsWith(".ts"));
  source = (await Promise.all(files.map((name) => read(`src/${name}`)))).join("\n");
});

describe("the operator's page names only what there is", () => {
  test("commands", async () => {
    const { scripts } = JSON.parse(await read("package.json")) as { scripts: Record<string, string> };
    const named = [...guide.matchAll(/npm run -s (\w+)/gu)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  test("settings", async () => {
    const settings = await read(".env.example");
    const named = guide.match(/\b(?:[A-Z]+_)+[A-Z]+\b/gu) ?? [];
    for (const name of named) expect(settings).toContain(`${name}=`);
  });

  test("lines of the log", () => {
    const rows = [...guide.matchAll(/^\| (`[^|]+) \| [^|]+ \|$/gmu)].map(([, cell = ""]) => cell);
    const lines = rows.flatMap((cell) => [...cell.matchAll(/`([a-zA-Z][^`]* [^`]*)`/gu)].map(([, line = ""]) => line));
    expect(lines.length).toBeGreaterThan(6);
    for (const line of lines) expect(source, line).toContain(line.replace("…", ""));
  });

  test("files and metrics", async () => {
    for (const [, path = ""] of guide.matchAll(/\]\(([^)#]+)\)/gu)) {
      expect(existsSync(`${root}docs/${path}`), path).toBe(true);
    }
    for (const name of guide.match(/\byanju_\w+/gu) ?? []) expect(source).toContain(`"${name}"`);
  });
});
