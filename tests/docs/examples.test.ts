import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { checkLines } from "../../src/cli/check.ts";
import { five } from "../ask/documents.ts";
import { type Ask, askTime, buildTime, givenAnswerer } from "../ask/given-answerer.ts";

let ask: Ask;
beforeAll(async () => {
  ask = await givenAnswerer();
}, buildTime);

test.each(["README.md", "README.zh.md"])(
  "the example of %s is what is answered",
  async (file) => {
    const text = await readFile(new URL(`../../${file}`, import.meta.url), "utf8");
    const [, example = ""] = /```\n(\$ npm run -s ask [^]*?)```/u.exec(text) ?? [];
    const [asked, checked] = example.split(/^\$ /mu).slice(1);
    const [question, answer] = told(asked);
    expect((await ask(question)).text).toBe(answer);
    const [sentence, lines] = told(checked);
    expect(checkLines(five, sentence, false).join("\n")).toBe(lines);
  },
  askTime,
);

/** The words between the quotation marks of a command, and what it prints. */
function told(part = ""): [string, string] {
  const [command = "", ...lines] = part.trim().split("\n");
  return [/"(.*)"/u.exec(command)?.[1] ?? "", lines.join("\n")];
}
