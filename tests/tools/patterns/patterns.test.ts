import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regexLiterals } from "../../../tools/patterns/regex-literals.ts";

const sourcesIn = (code: string): string[] =>
  regexLiterals(code, "x.ts").map(({ source, flags }) => `/${source}/${flags}`);

describe("the regular expressions of a file", () => {
  test.each([
    [
      "after an operator, a bracket and a word",
      "a = /b+/gu; f(/c/u, [/d/]); return /e/.test(x)",
      ["/b+/gu", "/c/u", "/d/", "/e/"],
    ],
    ["with slashes in classes and escapes", String.raw`x = /[/\]]\/y/u`, [String.raw`/[/\]]\/y/u`]],
    ["not a division", "a / b / c; f(x) / 2 / g; list[0] / 3 / h; 4 / 5 / i", []],
    ["not a comment", "// /a/\n/* /b/ */ x = /c/", ["/c/"]],
    ["not a string", `x = "/a/" + '/b/' + "\\"/c/"`, []],
    ["in a template's expression only", "x = `/a/${y.replace(/b/u, `/c/${/d/}`)}/e/`; z = /f/", ["/b/u", "/d/", "/f/"]],
    ["behind a block", "if (x) { y(); }\nconst z = { a: /b/ };", ["/b/"]],
  ])("are found: %s", (_, code, expected) => {
    expect(sourcesIn(code)).toEqual(expected);
  });

  test("are named with their line", () => {
    expect(regexLiterals("\n\nx = /a/u;", "x.ts")).toEqual([{ source: "a", flags: "u", place: "x.ts:3" }]);
  });

  test("are all found however they are mixed with what only looks like them", () => {
    const piece = fc.constantFrom('"/s/"', "`/t/`", "1 / 2", "// /u/\n", "f(x) / 3", "/* /v/ */", "{ a }");
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (before, after) => {
        const code = [...before.map((one) => `x = ${one};`), "y = /real/u;", ...after.map((one) => `x = ${one};`)];
        expect(sourcesIn(code.join("\n"))).toEqual(["/real/u"]);
      }),
    );
  });
});
