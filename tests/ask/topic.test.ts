import { describe, expect, test } from "vitest";
import { withoutEach } from "../../src/ask/understand/each-asked.ts";
import { topicOf } from "../../src/ask/understand/topic.ts";

describe("what a message is about", () => {
  test.each([
    ["给我一句关于水库巡查的原话", "水库巡查"],
    ["找一句能引用的 讲节约用水", "节约用水"],
    ["give me a quote about forest fires", "forest fires"],
    ["來一句講校車的原文", "校車"],
  ])("%s: %s", (message, topic) => {
    expect(topicOf(message, "quote")).toContain(topic);
    expect(topicOf(message, "quote").length).toBeLessThan(topic.length + 6);
  });

  test("is nothing, where there is but the frame", () => {
    expect(topicOf("给我一句原话", "quote")).toBe("");
    expect(topicOf("一句金句", "quote")).toBe("");
  });
});

describe("the same asked of several documents", () => {
  test.each([
    ["四份通知各讲了什么", "各讲了什么"],
    ["每篇都怎么说沙袋", "都怎么说沙袋"],
    ["what do all the speeches say on dikes", "say on dikes"],
    ["summarise each document", "summarise"],
  ])("%s", (message, rest) => {
    expect(withoutEach(message)).toContain(rest);
  });

  test.each(["这篇讲了什么", "沙袋要备几个", "which notice is on dikes", "两个人值班"])(
    "not of each: %s",
    (message) => {
      expect(withoutEach(message)).toBeUndefined();
    },
  );
});
