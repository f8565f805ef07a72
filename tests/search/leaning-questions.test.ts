import { expect, test } from "vitest";
import { isFollowUp } from "../../src/search/follow-up.ts";

test.each([
  "那领导要做什么",
  "第三个呢",
  "還有呢？",
  "他怎么说",
  "其中哪一个最重要",
  "为什么？",
  "and in the townships?",
  "what about schools",
  "who pays for it?",
  "the second one, please explain",
  "then what happens to them?",
  "why?",
  "ok and publicity?",
  "Great, thanks. What about drills?",
  "好的，那企业呢",
  "明白了 还有哪些处罚",
])("%s leans on the question before", (question) => {
  expect(isFollowUp(question)).toBe(true);
});

test.each([
  "重点行业领域有哪些",
  "对具体负责人怎么追责",
  "right to refuse dangerous work: which speech grants this?",
  "市长要求企业怎样落实主体责任",
  "春節期間的物資供應怎麼保障",
  "what are the priority sectors",
  "which departments supervise fire safety?",
  "how often must district leaders inspect workplaces?",
])("%s stands alone", (question) => {
  expect(isFollowUp(question)).toBe(false);
});
