import { expect, test } from "vitest";
import { isAllowed, ranges, unexplained, wrongLicences } from "../../tools/dependencies.ts";

const allowed = new Set(["MIT", "ISC", "BSD-2-Clause"]);

test.each([
  ["MIT", true],
  ["GPL-3.0-or-later", false],
  ["(MIT OR GPL-3.0-or-later)", true],
  ["MIT AND ISC", true],
  ["(MIT AND GPL-3.0-only)", false],
  ["BSD", true],
  ["", false],
])("%j is allowed: %s", (expression, expected) => expect(isAllowed(expression, allowed)).toBe(expected));

test("a production package with another licence or none is named, one for development is not", () => {
  const packages = {
    "": { license: "MIT" },
    "node_modules/a": { license: "MIT" },
    "node_modules/a/node_modules/@b/c": { license: "SSPL-1.0" },
    "node_modules/d": {},
    "node_modules/e": { license: "SSPL-1.0", dev: true },
  };
  expect(wrongLicences(packages, allowed)).toEqual(["@b/c: SSPL-1.0", "d: no licence"]);
});

test("a range and a dependency without a reason are named", () => {
  const manifest = { dependencies: { a: "1.2.3", b: "^1.0.0" }, devDependencies: { c: "*" } };
  expect(ranges(manifest)).toEqual(["b: ^1.0.0", "c: *"]);
  expect(unexplained(manifest, "| `a` | this |\n| `c` | that |")).toEqual(["b"]);
});
