import { describe, expect, test } from "vitest";
import { normalise } from "../../src/language/normalise.ts";
import {
  asksForList,
  asksOfEverySpeech,
  holdsKindAsked,
  itemsAsked,
  mentionsSpeeches,
} from "../../src/search/answer-kind.ts";

describe("the kind of thing asked for", () => {
  const holds = (question: string, text: string): boolean => holdsKindAsked(normalise(question), [normalise(text)]);

  test.each([
    ["money", "最高罚款多少", "处5万元以下罚款", "该罚款的,要顶格处罚"],
    ["money", "经费多少万", "安排经费三百万元", "把经费纳入预算"],
    ["money", "How much is the fine?", "处二千元罚款", "坚决处罚到位"],
    ["money", "how many yuan are set aside", "拨付80亿元", "确保必要的资金投入"],
    ["share", "合格比例要达到多高", "合格率达到95%", "合格率明显提高"],
    ["share", "What percentage of firms was checked?", "抽查百分之三十的企业", "抽查了一批企业"],
    ["date", "会议几月几号开", "1月11日下午召开", "今天下午召开"],
    ["date", "On which date was it held?", "五月三日召开", "近日召开"],
    ["year", "哪年的讲话", "2015年的工作", "去年的工作"],
    ["year", "What year does the plan start?", "“十三五”规划", "新的规划"],
    ["frequency", "隔多久督查一次", "每季一次综合督查", "加强综合督查"],
    ["frequency", "how often are drills held", "定期开展演练", "大力开展演练"],
    ["duration", "整治多长时间", "集中三个月时间", "一抓到底"],
    ["number", "有几个人受伤", "造成3人受伤", "造成人员受伤"],
    ["number", "一共多少支队伍", "组建四支队伍", "组建队伍"],
    ["number", "How many inspectors are there?", "配备12名", "配备人员"],
    ["time", "什么时候检查", "3月底前完成检查", "认真检查"],
    ["time", "when will the campaign end", "到2022年底结束", "扎实推进"],
    ["telephone", "举报电话是什么", "请拨打12350123", "请向安监局举报"],
    ["telephone", "the hotline please", "电话0931-8888888", "请来电"],
  ])("%s: %s", (_, question, given, notGiven) => {
    expect(holds(question, given)).toBe(true);
    expect(holds(question, notGiven)).toBe(false);
  });

  test.each([
    "隐患怎么整改",
    "谁对安全生产负总责",
    "哪几个行业是重点",
    "哪年度考核最严",
    "为什么要开展大检查",
    "這項工作由誰牽頭",
    "What must enterprises do?",
    "Who is responsible for hotels?",
    "which day-to-day duties do townships have",
    "why is it long-term work",
    "",
  ])("%s: no particular one", (question) => expect(holds(question, "要加强监管。")).toBe(true));

  test("one of several texts is enough, none is not", () => {
    expect(holdsKindAsked("哪一年", ["去年。", "2023年。"])).toBe(true);
    expect(holdsKindAsked("哪一年", [])).toBe(false);
  });
});

describe("how many items a question asks for", () => {
  test.each([
    ["五大任务是什么", 5],
    ["五大任務是哪五個", 5],
    ["哪四个方面", 4],
    ["六项重点工作", 6],
    ["讲了三点意见,是什么", 3],
    ["三类重点人群", 3],
    ["四个方面的问题", 4],
    ["which three mechanisms", 3],
    ["Which 4 duties are named?", 4],
    ["what are the five tasks", 5],
    ["name the six key priorities", 6],
    ["the two rules for firework shops", 2],
    ["三个机制都是啥", 3],
    ["一共哪五条", 5],
    ["这三件事", 3],
    ["四个自信", 4],
    ["list the six jobs he set", 6],
    ["five ways to do it", 5],
    ["what 3 kinds of places", 3],
    ["the four big new tasks", 4],
    ["what three things must firms report", 3],
  ])("%s: %s", (question, items) => expect(itemsAsked(normalise(question))).toBe(items));

  test.each([
    "隐患怎么查",
    "第三条怎么说",
    "第二点是什么意思",
    "二十条措施由谁落实",
    "哪一个部门牵头",
    "三年行动怎么搞",
    "集中三个月",
    "两个县区怎么分工",
    "three to five working days",
    "in two years",
    "一票否决是什么",
    "which one is in charge",
    "what 24-hour duty is required",
    "what three-year campaign is this",
    "which 2023 meeting was it",
    "three years ago",
    "",
  ])("%s: it does not say", (question) => expect(itemsAsked(normalise(question))).toBeUndefined());
});

describe("questions for several things", () => {
  test.each([
    "有哪些重点时段",
    "有哪些重點時段",
    "哪几个部门要参加",
    "查哪幾個行業",
    "对企业有什么样的要求",
    "which sectors are hit hardest",
    "which local bodies take part",
    "What are the key periods?",
    "what duties do townships have",
    "what safety rules apply",
  ])("%s", (question) => expect(asksForList(normalise(question))).toBe(true));

  test.each([
    "谁来牵头",
    "煤气中毒怎么防",
    "为什么要演练",
    "什么是四不两直",
    "什麼是四不兩直",
    "what is the deadline",
    "what does the mayor want",
    "what was his view of risk",
    "what has changed",
    "what is this about",
    "which body is in charge",
    "what basis is there for fines",
    "which process is used for blasting",
    "what status do volunteers have",
    "how are firms punished",
    "who inspects schools",
  ])("not %s", (question) => expect(asksForList(normalise(question))).toBe(false));
});

describe("questions to every speech", () => {
  test.each([
    "哪几篇讲话提到演练",
    "哪些讲话讲了问责",
    "各篇讲话怎么看培训",
    "這些講話怎麼看培訓",
    "what do the speeches say on drills",
  ])("%s", (question) => expect(asksOfEverySpeech(normalise(question))).toBe(true));
  test.each(["市长的讲话怎么看培训", "谁来演练", "what does the speech say on drills", "who speaks"])(
    "not %s",
    (question) => expect(asksOfEverySpeech(normalise(question))).toBe(false),
  );
});

test.each([
  ["讲话里怎么说应急预案", true],
  ["這些講話提到哪些部門", true],
  ["Overall, what do the speeches say about publicity?", true],
  ["Does any speech mention drills?", true],
  ["应急预案有什么要求", false],
  ["What is said of freedom of speechless films?", false],
])("%s: speaks of speeches: %s", (question, expected) => {
  expect(mentionsSpeeches(normalise(question))).toBe(expected);
});
