import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { itemsListed, listsExactly, thingsListed, thingsShared } from "../../src/search/inline-lists.ts";

test.each([
  ["煤矿、非煤矿山、危险化学品,历来是重点。", 3],
  ["要加强监管。", 1],
  ["甲、乙。丙、丁、戊、己。", 4],
  ["按照中央、省的要求，做好检查、登记、上报、销号", 4],
  ["做到“一查”“二改”“三报”。", 3],
  ["按照“全覆盖、零容忍、严执法、重实效”的要求", 4],
  ["", 1],
])("%s lists %s", (text, items) => expect(itemsListed(text)).toBe(items));

test.each([
  ["按照省、市的安排和“全覆盖、零容忍、严执法、重实效”的要求,集中三个月", 4, true],
  ["按照省、市的安排和“全覆盖、零容忍、严执法、重实效”的要求,集中三个月", 5, false],
  ["检查水库、堤坝和泵站", 3, true],
  ["检查水库、堤坝和泵站", 2, true],
  ["检查水库、堤坝和泵站", 4, false],
])("%s lists exactly %s: %s", (text, items, exactly) => expect(listsExactly(text, items)).toBe(exactly));

describe("the things listed", () => {
  test("are the items, without what stands behind the last", () => {
    expect(thingsListed("重点检查水库、堤坝和泵站等设施,确保安全。")).toEqual(["重点检查水库", "堤坝", "泵站"]);
  });

  test("are none where a text lists nothing", () => expect(thingsListed("要加强监管。")).toEqual([]));

  test("of two lists are the same where one name ends the other", () => {
    const things = thingsListed("重点检查水库、堤坝、泵站");
    expect(thingsShared(things, thingsListed("整修水库、道路、桥梁、泵站等"))).toBe(1);
    expect(thingsShared(things, thingsListed("学校、医院、水库、泵站"))).toBe(2);
    expect(thingsShared(things, [])).toBe(0);
  });

  test("are all found again, whatever they are", () => {
    const name = fc.stringMatching(/^[甲乙丙丁戊己庚辛]{2,4}$/u);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 8 }), (names) => {
        const text = `${names.join("、")}等`;
        expect(thingsListed(text)).toEqual(names);
        expect(itemsListed(text)).toBe(names.length);
        expect(listsExactly(text, names.length)).toBe(true);
        expect(thingsShared(names, thingsListed(text))).toBe(names.length);
      }),
    );
  });
});
