import { describe, expect, test } from "vitest";
import { paragraphsOf } from "../../src/corpus/structure/paragraphs.ts";
import { readSpeech, undescribed } from "../../src/corpus/structure/speech.ts";

/** Each sentence of a text: its role, the labels above it, and what it says. */
function read(text: string): string[] {
  return readSpeech(undescribed("a.txt", "hans"), text).passages.flatMap(({ sentences }) =>
    sentences.map(({ role, section, text: said }) => `${role[0]} ${[...section, ""].join(" > ")}${said}`),
  );
}

test("a law: articles are text under their numbers, what a colon announces are items", () => {
  const law = [
    "某省安全生产条例",
    "第一章 总则",
    "第一条 为了加强安全生产工作,制定本条例。",
    "第二条之一 本省行政区域内适用本条例。另有规定的,从其规定。",
    "第二章 职责",
    "第二十一条 主要负责人负有下列职责:",
    "（一）建立责任制;",
    "（二）制定计划;",
    "（三）及时报告事故。",
    "前款规定也适用于其他负责人。",
    "第一百零三条 本条例自2023年1月1日起施行。",
  ];
  expect(read(law.join("\n"))).toEqual([
    "t 某省安全生产条例",
    "h 第一章 总则 > 第一章 总则",
    "b 第一章 总则 > 第一条 > 第一条 为了加强安全生产工作,制定本条例。",
    "b 第一章 总则 > 第二条之一 > 第二条之一 本省行政区域内适用本条例。",
    "b 第一章 总则 > 第二条之一 > 另有规定的,从其规定。",
    "h 第二章 职责 > 第二章 职责",
    "b 第二章 职责 > 第二十一条 主要负责人负有下列职责 > 第二十一条 主要负责人负有下列职责:",
    "b 第二章 职责 > 第二十一条 主要负责人负有下列职责 > （一）建立责任制 > （一）建立责任制;",
    "b 第二章 职责 > 第二十一条 主要负责人负有下列职责 > （二）制定计划 > （二）制定计划;",
    "b 第二章 职责 > 第二十一条 主要负责人负有下列职责 > （三）及时报告事故 > （三）及时报告事故。",
    "b 第二章 职责 > 第二十一条 主要负责人负有下列职责 > （三）及时报告事故 > 前款规定也适用于其他负责人。",
    "b 第二章 职责 > 第一百零三条 > 第一百零三条 本条例自2023年1月1日起施行。",
  ]);
});

test("an article that goes on in the line of the one before is an article; one that is spoken of is not", () => {
  expect(
    read(
      "防汛条例\n第八条 由县政府决定。第九条 启动预案后，必须服从安排。第九条规定的安排另行公布。依照本条例第十条的规定处罚。第十条 本条例自公布之日起施行。\n",
    ).slice(1),
  ).toEqual([
    "b 第八条 > 第八条 由县政府决定。",
    "b 第九条 > 第九条 启动预案后，必须服从安排。",
    "b 第九条 > 第九条规定的安排另行公布。",
    "b 第九条 > 依照本条例第十条的规定处罚。",
    "b 第十条 > 第十条 本条例自公布之日起施行。",
  ]);
});

test("what a box of a page cuts off is no heading and goes on in the next line; a headline with two clauses is one", () => {
  const rest = "直达货运服务规模，在运量较大的枢纽和口岸之间组织开行技术直达列车，增强铁路服务稳定性和时效性。";
  const cases = [
    ["大力组织班列开行，扩大铁路", `“点对点”${rest}`],
    ["到", `2025年，${rest}`],
    ["前期工作要按照", `国家标准进行。${rest}`],
  ];
  for (const [cut = "", next = ""] of cases) {
    const [first = "", ...others] = read(`规划\n\n${rest}\n${cut}\n${next}\n`).slice(2);
    expect([first, ...others].some((line) => line.startsWith("h "))).toBe(false);
    expect(first).toContain(`${cut}${next.slice(0, 4)}`);
  }
  expect(read(`新闻\n\n${rest}\n能源供应偏紧，影响可控\n${rest}\n基金动向\n${rest}\n`)).toEqual(
    expect.arrayContaining(["h 能源供应偏紧，影响可控 > 能源供应偏紧，影响可控", "h 基金动向 > 基金动向"]),
  );
});

test("the heading of a box stands inside the section that counts on behind it", () => {
  const text = "各级各部门要进一步建立健全安全生产工作例会、专题会议、联合督查等工作制度,切实防范化解风险。";
  const plan = ["通知", text, "防汛规划", text, "一、目标", text, "水库加固工程", text, "二、保障", text];
  expect(
    read(plan.join("\n"))
      .filter((line) => line.startsWith("h "))
      .map((line) => line.split(" > ").slice(0, -1).join(" > ")),
  ).toEqual(["h 防汛规划", "h 防汛规划 > 一、目标", "h 防汛规划 > 一、目标 > 水库加固工程", "h 防汛规划 > 二、保障"]);
});

test("a speech goes on with headings under 一、 as before; an article that is only spoken of opens none", () => {
  expect(
    read("讲话\n\n一、提高认识\n(一)压实责任。各级要抓落实。\n第三条规定说得很清楚。\n(二)加强检查。要严查。\n"),
  ).toEqual([
    "t 讲话",
    "h 一、提高认识 > 一、提高认识",
    "h 一、提高认识 > (一)压实责任 > (一)压实责任。",
    "b 一、提高认识 > (一)压实责任 > 各级要抓落实。",
    "b 一、提高认识 > (一)压实责任 > 第三条规定说得很清楚。",
    "h 一、提高认识 > (二)加强检查 > (二)加强检查。",
    "b 一、提高认识 > (二)加强检查 > 要严查。",
  ]);
});

test("short lines without a number are headings where a paragraph follows, and stay alone where none does", () => {
  const sentence = "各级各部门要进一步建立健全安全生产工作例会、专题会议、联合督查等工作制度,切实防范化解风险。";
  expect(
    read(["通报", sentence, "基本情况", sentence, "下一步工作", sentence, "某县人民政府", "2023年3月1日"].join("\n")),
  ).toEqual([
    "t 通报",
    `b ${sentence}`,
    "h 基本情况 > 基本情况",
    `b 基本情况 > ${sentence}`,
    "h 下一步工作 > 下一步工作",
    `b 下一步工作 > ${sentence}`,
    "s 某县人民政府",
    "s 2023年3月1日",
  ]);
});

test("numbered sentences that nothing stands under are text, and what has text under it is a heading", () => {
  const notice = [
    "关于做好度汛工作的通知",
    "各乡镇:",
    "一、巡查安排",
    "1.每周巡查两次。",
    "2.巡查记录当日上报。",
    "3.险情立即上报。逾期通报。",
    "4.重要情况:",
    "(1)水位超过警戒线",
    "(2)堤防出现裂缝",
    "二、值班安排",
    "值班表每月5日前报送。",
    "特此通知。",
    "某县人民政府办公室",
    "2026年5月8日",
  ];
  expect(read(notice.join("\n"))).toEqual([
    "t 关于做好度汛工作的通知",
    "b 各乡镇:",
    "h 一、巡查安排 > 一、巡查安排",
    "b 一、巡查安排 > 1.每周巡查两次 > 1.每周巡查两次。",
    "b 一、巡查安排 > 2.巡查记录当日上报 > 2.巡查记录当日上报。",
    "b 一、巡查安排 > 3.险情立即上报 > 3.险情立即上报。",
    "b 一、巡查安排 > 3.险情立即上报 > 逾期通报。",
    "b 一、巡查安排 > 4.重要情况 > 4.重要情况:",
    "b 一、巡查安排 > 4.重要情况 > (1)水位超过警戒线 > (1)水位超过警戒线",
    "b 一、巡查安排 > 4.重要情况 > (2)堤防出现裂缝 > (2)堤防出现裂缝",
    "h 二、值班安排 > 二、值班安排",
    "b 二、值班安排 > 值班表每月5日前报送。",
    "b 特此通知。",
    "s 某县人民政府办公室",
    "s 2026年5月8日",
  ]);
});

test("a numbered sentence with a day, an amount or many words is text, though more follows on its line", () => {
  const text = "通知\n\n一、各村每7天巡查一次河道。发现险情立即上报。\n二、强化值守。领导带班。\n";
  expect(read(text)).toEqual([
    "t 通知",
    "b 一、各村每7天巡查一次河道 > 一、各村每7天巡查一次河道。",
    "b 一、各村每7天巡查一次河道 > 发现险情立即上报。",
    "h 二、强化值守 > 二、强化值守。",
    "b 二、强化值守 > 领导带班。",
  ]);
});

test("lines broken at the edge of the page are joined, whatever their width", () => {
  const sentence = "各级各部门要进一步建立健全安全生产工作例会、专题会议、联合督查等工作制度,切实防范化解风险。";
  for (const width of [12, 20, 35]) {
    const lines = sentence.repeat(6).match(new RegExp(`.{1,${width}}`, "gu")) ?? [];
    expect(read(`标题\n\n${lines.join("\n")}\n`).slice(1)).toEqual(Array.from({ length: 6 }, () => `b ${sentence}`));
  }
});

test("rows of a table are text under the heading above it, whatever they begin with; so is what follows", () => {
  const lines = [
    "某县考核办法",
    "一、指标",
    "一、质量，定量",
    "（一）功能",
    "定性",
    "上表由县卫生局负责解释。",
    "二、程序",
    "每年一次。",
  ];
  const raw = lines.join("\n");
  const rows = [2, 3, 4].map((at) => lines.slice(0, at).join("\n").length + 1);
  const { passages } = readSpeech(undescribed("a.docx", "hans"), raw, undefined, rows);
  expect(passages.flatMap(({ sentences }) => sentences.map(({ role, section }) => [role, ...section]))).toEqual([
    ["title"],
    ["heading", "一、指标"],
    ["body", "一、指标"],
    ["body", "一、指标"],
    ["body", "一、指标"],
    ["body", "一、指标"],
    ["heading", "二、程序"],
    ["body", "二、程序"],
  ]);
});

describe("what a page has around its text", () => {
  const body = [
    "为防火，现通告如下。",
    "一、禁火区域",
    "全市林地。",
    "二、处罚",
    "依法处理。",
    "特此通告。",
    "某市人民政府",
    "2024年9月28日",
  ];
  const texts = (lines: readonly string[]): string[] => paragraphsOf(lines.join("\n")).map(({ mapped }) => mapped.text);
  const title = "某市人民政府关于禁火的通告";

  test.each(["首页 | 政务公开 | 办事服务 | 互动交流", "首页 > 信息公开 > 政府文件", "当前位置：首页 > 通知公告"])(
    "a bar above it: %s",
    (bar) => expect(texts([bar, title, ...body])).toEqual(texts([title, ...body])),
  );

  test.each([
    "分享到：微信 微博 | 打印",
    "某市人民政府主办 粤ICP备05070218号",
    "首页 | 网站地图 | 联系我们",
    "（未完，全文共1971字，当前显示613字）",
    "上一页 1 2 下一页",
  ])("lines under it: %s", (line) => expect(texts([title, ...body, line])).toEqual(texts([title, ...body])));

  test.each([
    ["rows of a table", ["甲村 | 乙村 | 丙村", "张三 | 李四 | 王五"]],
    ["figures", ["甲村 | 12户 | 3处"]],
    ["what is told of licences", ["要检查粤ICP备案，做到不漏一家。", ...body]],
  ])("%s are its text", (_, lines) => {
    const kept = texts([title, ...body, ...lines]).join("");
    for (const line of lines) expect(kept).toContain(line);
  });
});

test("a text of 200,000 lines", () => expect(paragraphsOf("要抓好落实。\n".repeat(200_000))).toHaveLength(200_000));

describe("items inside a sentence", () => {
  test.each([
    [
      "behind a comma",
      "要做好三件事,一是抓宣传,二是抓检查,三是抓整改。",
      ["要做好三件事,", "一是抓宣传,", "二是抓检查,", "三是抓整改。"],
    ],
    ["第一要", "今年,第一要抓宣传;第二要抓检查。", ["今年,", "第一要抓宣传;", "第二要抓检查。"]],
    ["no second item", "大家认为,一是好的开端很重要。", ["大家认为,一是好的开端很重要。"]],
  ])("%s", (_, text, sentences) => {
    expect(
      read(`讲话\n\n${text}\n`)
        .slice(1)
        .map((line) => line.split(" ").at(-1)),
    ).toEqual(sentences);
  });
});
