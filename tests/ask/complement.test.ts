import { expect, test } from "vitest";
import { asksForComplement, asksForForbidden, forbids, negates } from "../../src/ask/understand/complement.ts";

test.each([
  "哪些单位没有交报告？",
  "哪個部門未參加演練",
  "哪些企业不属于检查范围",
  "哪篇讲话没提防汛",
  "誰沒有講到經費",
  "Which factories were not inspected?",
  "which posts aren't covered by the training",
])("%s asks for what is left out", (question) => expect(asksForComplement(question)).toBe(true));

test.each([
  "哪些单位交了报告？",
  "哪份文件有没有提到演练",
  "谁不能参加救火",
  "Which factories were inspected?",
  "why not?",
])("%s does not", (question) => expect(asksForComplement(question)).toBe(false));

test("a text that leaves something out, excepts or forbids it negates", () => {
  for (const text of ["除小微企业外一律检查", "三家单位未报", "嚴禁明火", "All but two did not report."]) {
    expect(negates(text)).toBe(true);
  }
  for (const text of ["煤矿、建筑施工等行业是重点", "All firms report."]) expect(negates(text)).toBe(false);
});

test.each([
  "谁不能参加救火",
  "不许谁进山",
  "哪些人员不得上岗",
  "哪類人禁止下水",
  "who must not be sent up the mountain",
  "which vehicles are banned?",
])("%s asks who or what is forbidden something", (question) => expect(asksForForbidden(question)).toBe(true));

test.each(["谁参加救火", "能不能带火种", "why must we not wait?", "哪些单位交了报告，不能拖"])(
  "%s does not ask whom",
  (question) => expect(asksForForbidden(question)).toBe(false),
);

test("a text that forbids", () => {
  for (const text of ["孕妇不得参加", "嚴禁老人上山", "杜绝酒后上岗"]) expect(forbids(text)).toBe(true);
  for (const text of ["参加扑火人员要服从指挥", "防止因农事用火不当引发火灾"]) expect(forbids(text)).toBe(false);
});
