import { describe, expect, test } from "vitest";
import { sentenceSpans } from "../../src/corpus/structure/segment.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import { anonymous, expectSoundOffsets, textsOf } from "./invariants.ts";

const cut = (text: string): string[] => sentenceSpans(text).map(({ start, end }) => text.slice(start, end).trim());

describe("English sentences", () => {
  test.each([
    ["Check the dams. Stock sandbags.", ["Check the dams.", "Stock sandbags."]],
    ["Is it safe? No! Go.", ["Is it safe?", "No!", "Go."]],
    ["It rose by 3.5 percent. See gov.cn for more.", ["It rose by 3.5 percent.", "See gov.cn for more."]],
    ["Dr. Li and Mr. Fox met J. Smith. They spoke.", ["Dr. Li and Mr. Fox met J. Smith.", "They spoke."]],
    [
      "Use pumps, e.g. Large ones, i.e. The new. Then stop.",
      ["Use pumps, e.g. Large ones, i.e. The new.", "Then stop."],
    ],
    ["See Art. 5 of the law. It binds.", ["See Art. 5 of the law.", "It binds."]],
    ['He said: "Check the dams. Now." They did.', ['He said: "Check the dams. Now."', "They did."]],
    ["“Check the dams,” he said. They did.", ["“Check the dams,” he said.", "They did."]],
    ["1. Purpose of this notice. All units obey.", ["1. Purpose of this notice.", "All units obey."]],
    ["Costs (e.g. Pumps etc.) rise; wages do not.", ["Costs (e.g. Pumps etc.) rise; wages do not."]],
    ["The U.S. Navy came. It left.", ["The U.S. Navy came.", "It left."]],
  ])("%s", (text, sentences) => expect(cut(text)).toEqual(sentences));

  test("a Chinese sentence is not cut at the stop of an English name", () => {
    expect(cut("要学习U.S. Steel的经验. 抓好落实。")).toEqual(["要学习U.S. Steel的经验. 抓好落实。"]);
  });
});

describe("an English document", () => {
  const raw = [
    "Notice on Flood Control",
    "",
    "All counties shall check their dams twice a",
    "Day during the flood season. Leaks are",
    "reported at once.",
    "",
    "1. Supplies",
    "",
    "Villages keep sandbags. Pumps are tested monthly.",
  ].join("\n");

  test("is read by sentences, broken lines joined, an empty line ending a paragraph", () => {
    expectSoundOffsets(readSpeech(anonymous, raw));
    expect(textsOf(raw)).toEqual([
      "Notice on Flood Control",
      "All counties shall check their dams twice a Day during the flood season.",
      "Leaks are reported at once.",
      "1. Supplies",
      "Villages keep sandbags.",
      "Pumps are tested monthly.",
    ]);
  });

  test("has its title and its sections", () => {
    const { passages } = readSpeech(anonymous, raw);
    expect(passages[0]).toMatchObject({ role: "title", text: "Notice on Flood Control" });
    expect(passages.at(-1)?.section).toEqual(["1. Supplies"]);
  });
});
