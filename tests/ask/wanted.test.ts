import { expect, test } from "vitest";
import { wantedBy } from "../../src/ask/understand/wanted.ts";

test.each([
  ["不对，我问的是经费", "经费"],
  ["你又給我同一段，我要的是計畫書不是講稿", "计划书"],
  ["我问的是验收,你给我扯什么培训", "验收"],
  ["不是这个意思 我是问谁签字", "谁签字"],
  ["No. I asked about ferries and you quoted something on roads", "ferries"],
  ["that is wrong, i meant the second notice", "the second notice"],
])("%s: what was asked for is told", (complaint, wanted) => expect(wantedBy(complaint)).toBe(wanted));

test.each(["不对", "这不是我要的", "跟我问的一点关系都没有", "that's not what I asked", "重复了，换一个"])(
  "%s: nothing is",
  (complaint) => expect(wantedBy(complaint)).toBeUndefined(),
);
