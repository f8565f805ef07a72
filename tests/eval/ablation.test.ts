import { expect, test } from "vitest";
import { ablationSteps } from "../../src/eval/ablation.ts";
import { legNames } from "../../src/search/legs.ts";

test("every leg is left out in turn, one group at a time", () => {
  const left = ablationSteps.filter(({ legs }) => legs.startsWith("without "));
  expect(left.flatMap(({ without }) => without).sort()).toEqual([...legNames].sort());
});

test("the rows that add legs up begin with one leg, never lose one, and end short of the renderings", () => {
  const sums = ablationSteps.slice(ablationSteps.findIndex(({ legs }) => legs.endsWith("alone")));
  const used = sums.map(({ without }) => legNames.filter((name) => !without.includes(name)));
  expect(used[0]).toEqual(["passage"]);
  for (const [place, legs] of used.slice(1).entries()) expect(legs).toEqual(expect.arrayContaining(used[place] ?? []));
  expect(used.at(-1)).toEqual(legNames.filter((name) => !name.startsWith("rendering")));
});
