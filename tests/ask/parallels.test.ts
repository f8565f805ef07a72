import { expect, test } from "vitest";
import { withParallels, withRest } from "../../src/ask/quote/parallels.ts";
import { document } from "./documents.ts";

const quoted = (raw: string, part: string, grow = withParallels): string => {
  const speech = document("rules.txt", raw);
  const sentence = speech.passages.flatMap(({ sentences }) => sentences).find(({ text }) => text.includes(part));
  if (!sentence) throw new Error(`no sentence has ${part}`);
  const { start, end } = grow(speech, sentence, { start: sentence.start, end: sentence.end });
  return speech.raw.slice(start, end);
};

test.each([
  ["该停课的，当天停课；该转移的，连夜转移；该加固的，三天内加固。", "该转移的"],
  ["瞒报一次的，通报批评；再次瞒报的，取消评优；造成损失的，移交处理。", "瞒报一次的"],
  ["由乡镇负责道路；由学校负责校车。", "校车"],
  ["由鄉鎮負責道路；由學校負責校車。", "道路"],
])("what is said in one breath in the same form is quoted together: %s", (raw, part) => {
  expect(quoted(raw, part)).toBe(raw);
});

test("what has another form, a marker of its own, or stands behind a full stop is another thing", () => {
  expect(quoted("每天巡查大坝；夜间两人值守。", "巡查")).toBe("每天巡查大坝；");
  expect(quoted("一是每天巡查；二是备足沙袋。", "巡查")).toBe("一是每天巡查；");
  expect(quoted("要备足沙袋。要备好船只。", "沙袋")).toBe("要备足沙袋。");
});

test("no more than a quote holds is added", () => {
  const long = `该停课的，${"认真做好值守，".repeat(40)}当天停课；`;
  expect(
    quoted(`${long}该转移的，连夜转移；该加固的，${"认真做好值守，".repeat(8)}三天内加固。`, "连夜转移"),
  ).not.toContain("停课");
});

test("an item goes on to its full stop", () => {
  expect(quoted("每天巡查大坝；夜间两人值守。雨天加倍。", "巡查", withRest)).toBe("每天巡查大坝；夜间两人值守。");
});
