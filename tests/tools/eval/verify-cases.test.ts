import { expect, test } from "vitest";
import { caseKinds, verifyCases } from "../../../tools/eval/verify-cases.ts";
import { check } from "../../../src/ask/check/check.ts";
import { Sources } from "../../../src/ask/quote/sources.ts";
import { document, rendered } from "../../ask/documents.ts";

const speeches = [
  rendered(
    document("甲", "讲话\n各单位必须在24小时内上报事故情况，不得瞒报漏报。企业每月检查2次设备，严禁违章作业。"),
    {
      "企业每月检查2次设备，严禁违章作业。":
        "Enterprises must check equipment twice a month; 3 checks are better than 2.",
    },
  ),
  document("乙", "講話\n鄉鎮每季度召開1次會議，應當研究安全工作。學校應當組織學生演練，不得以任何理由推遲演練時間。"),
  document(
    "丙",
    "讲话\n同志们，安全生产关系千家万户，任何时候都不能放松。\n要抓好矿山，抓好危化，抓好交通，抓好建筑，抓好消防，抓好旅游，抓好燃气安全专项整治工作，一件一件落到实处。",
  ),
];
const material = {
  speeches,
  quoted: new Set(["甲", "乙", "丙"]),
  absent: [
    "春节期间烟花爆竹的燃放范围由公安机关划定。",
    "凡连续三年未发生死亡火灾的行政村，由县财政一次性安排以奖代补资金，另行公布。",
  ],
  questions: ["事故情况要多久之内报上去"],
};
const cases = verifyCases(material, 5);

test("makes cases of every kind, the same each time", () => {
  expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(caseKinds));
  expect(verifyCases(material, 5)).toEqual(cases);
});

test("no changed sentence stands in the documents, every unchanged one does", () => {
  const sources = new Sources(speeches);
  for (const { kind, text, claimant, verdicts } of cases) {
    const { verdict } = check(sources, text, claimant).result;
    expect([...verdicts, ...(verdicts.includes("differs") ? ["absent"] : [])], `${kind}: ${text}`).toContain(verdict);
  }
});
