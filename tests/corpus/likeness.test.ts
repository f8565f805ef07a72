import { expect, test } from "vitest";
import { Likeness } from "../../src/corpus/likeness.ts";
import { readSpeech, undescribed } from "../../src/corpus/structure/speech.ts";
import type { Speech } from "../../src/domain.ts";

const sentences = Array.from({ length: 10 }, (_, at) => `第${at + 1}个乡镇每月检查一次消防通道和电气线路。`);
const read = (file: string, ...lines: string[]): Speech => readSpeech(undescribed(file, "hans"), lines.join("\n"));
const likeness = new Likeness([read("a.txt", ...sentences), read("b.txt", "水库大坝每天巡查两次，发现渗漏立即上报。")]);

test("the same words under another name, in other lines, marks and characters", () => {
  const same = read("c.txt", sentences.join("").replaceAll("。", "！").replaceAll("检查", "檢查"));
  expect(likeness.nearest(same)).toEqual({ file: "a.txt", title: "a", share: 1, same: true });
});

test("one sentence of many that is another makes it another", () => {
  const edited = read("c.txt", ...sentences.slice(1), "第1个乡镇每天检查一次消防通道和电气线路。");
  expect(likeness.nearest(edited)).toMatchObject({ file: "a.txt", same: false });
});

test("a later version, and one that is part of another", () => {
  expect(
    likeness.nearest(read("c.txt", ...sentences.slice(0, 8), "每年组织全体员工参加安全培训不少于两次。")),
  ).toMatchObject({
    file: "a.txt",
    same: false,
  });
  expect(likeness.nearest(read("c.txt", ...sentences.slice(0, 3)))).toEqual({
    file: "a.txt",
    title: "a",
    share: 1,
    same: false,
  });
});

test("other texts, short phrases that all have, and itself", () => {
  expect(likeness.nearest(read("c.txt", "校车每学期检修一次，由教育局派人到场监督。"))).toBeUndefined();
  expect(likeness.nearest(read("c.txt", "要抓好落实。"))).toBeUndefined();
  expect(likeness.nearest(read("a.txt", ...sentences))).toBeUndefined();
});
