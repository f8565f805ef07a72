import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe as group, expect, test } from "vitest";
import { describe } from "../../src/corpus/describe/describe.ts";
import { shownKind } from "../../src/corpus/describe/kinds.ts";
import { undescribed } from "../../src/corpus/structure/speech.ts";
import type { SpeechInfo } from "../../src/domain.ts";
import { detectScript } from "../../src/text/detect.ts";

const read = (text: string): SpeechInfo => describe(undescribed("a.txt", detectScript(text)), text);

group("what a document says of itself", () => {
  test("a speech: who speaks, where, when", () => {
    expect(
      read("在全市防汛工作会议上的讲话\n临渚市市长 周恒安\n(2024年4月9日)\n同志们:\n要把各项准备工作抓早抓细。\n"),
    ).toMatchObject({
      title: { zh: "在全市防汛工作会议上的讲话" },
      kind: "speech",
      speakers: [{ post: { zh: "临渚市市长" }, name: { zh: "周恒安" } }],
      place: { zh: "临渚市" },
      level: "city",
      date: "2024-04-09",
    });
    expect(read("市长王五在全市安全生产工作会议上的讲话\n同志们:要抓好落实。\n").speakers).toMatchObject([
      { post: { zh: "市长" }, name: { zh: "王五" } },
    ]);
  });

  test("a notice under a letterhead: its number, its title, the date it is signed with", () => {
    const notice =
      "某县人民政府办公室文件\n某政办发〔2023〕5号\n某县人民政府办公室关于加强防火工作的通知\n各乡镇人民政府:\n为加强防火工作,现通知如下。\n某县人民政府办公室\n二〇二三年十月二十日\n";
    expect(read(notice)).toMatchObject({
      title: { zh: "某县人民政府办公室关于加强防火工作的通知" },
      kind: "notice",
      number: "某政办发〔2023〕5号",
      date: "2023-10-20",
      level: "county",
      speakers: [],
    });
  });

  test("a law: the date of its last revision, not of its coming into force", () => {
    const law =
      "某省消防条例\n2009年7月30日某省第十一届人民代表大会常务委员会通过 2020年3月1日修订，自2020年6月1日起施行\n第一条 为了预防火灾，制定本条例。\n";
    expect(read(law)).toMatchObject({ kind: "regulation", date: "2020-03-01", level: "province", speakers: [] });
  });

  test("a report: the day as far as it is given", () => {
    const body =
      "全省安全生产工作电视电话会议在省城召开,传达贯彻有关重要指示精神,总结去年全省安全生产工作,分析当前面临的形势,安排部署今年的各项重点任务。";
    expect(read(`云岭省召开安全生产视频会议\n本报讯 9月6日下午,${body}\n`)).toMatchObject({
      kind: "report",
      date: "--09-06",
    });
    expect(read(`云岭省召开安全生产视频会议\n2023年9月6日,${body}\n`)).toMatchObject({ date: "2023-09-06" });
  });

  test.each([
    ["北京市安全生产条例", "北京市", "city"],
    ["某某县人民政府关于防汛的通知", "某某县", "county"],
    ["甘肅省應急管理廳關於開展檢查的通知", "甘肅省", "province"],
    ["枫亭县县委书记在防汛会议上的讲话", "枫亭县", "county"],
    ["枫亭县委书记在防汛会议上的讲话", "枫亭县", "county"],
    ["国务院办公厅关于安全生产的通知", undefined, "national"],
    ["关于加强小区管理的通知", undefined, "unknown"],
    ["关于推进城乡建设的意见", undefined, "unknown"],
    ["老旧小区改造方案", undefined, "unknown"],
    ["新型城镇化规划", undefined, "unknown"],
    ["美丽乡村建设指南", undefined, "unknown"],
    ["市场监管工作要点", undefined, "unknown"],
    ["大中城市应急预案", undefined, "unknown"],
    ["农村地区应急指南", undefined, "unknown"],
    ["县级应急预案编制指南", undefined, "unknown"],
    ["市民手册", undefined, "unknown"],
  ])("%s: the place and the level where they are sure, none where they are not", (title, place, level) => {
    const info = read(`${title}\n要抓好落实。要经常检查,发现问题及时整改。\n`);
    expect([info.place?.zh, info.level]).toEqual([place, level]);
  });

  test("who issued it: by the letterhead, the title, who passed it, or the signature", () => {
    const body = "要抓好落实。要经常检查，发现问题及时整改。\n";
    expect(read(`某县人民政府文件\n某政发〔2024〕1号\n关于防火的通知\n${body}`).issuer?.zh).toBe("某县人民政府");
    expect(read(`最高人民法院、最高人民检察院关于办理案件若干问题的解释\n${body}`)).toMatchObject({
      issuer: { zh: "最高人民法院、最高人民检察院" },
      kind: "rules",
      level: "national",
    });
    expect(
      read(`某省消防条例\n（2020年3月1日某省第十三届人民代表大会常务委员会第五次会议通过）\n${body}`).issuer?.zh,
    ).toBe("某省人民代表大会常务委员会");
    expect(read(`关于防火的通知\n${body}国家能源局综合司 国家矿山安全监察局综合司\n2021年5月14日\n`).issuer?.zh).toBe(
      "国家能源局综合司、国家矿山安全监察局综合司",
    );
    expect(read(`市长在防火会议上的讲话\n${body}某市人民政府\n2021年5月14日\n`)).not.toHaveProperty("issuer");
  });

  test("lines of a law under its title: its number, and the day it was passed or published, not that it came into force", () => {
    const text =
      "事故调查条例\n2007年3月28日 国务院第172次常务会议通过\n2007年4月9日 中华人民共和国国务院令第493号公布\n2007年6月1日 施行\n第一条 为了规范调查，制定本条例。\n";
    expect(read(text)).toMatchObject({
      number: "中华人民共和国国务院令第493号",
      date: "2007-04-09",
      issuer: { zh: "国务院" },
      level: "national",
    });
    expect(read("国家安全监管总局令\n第85号\n局长 甲乙\n第一条 为了安全，制定本标准。\n").number).toBe(
      "国家安全监管总局令第85号",
    );
  });

  test("a law that was changed: number, day and body are of the last change; a change without a number has none", () => {
    const head = "防汛条例\n2004年5月26日 中华人民共和国国务院令第407号公布\n";
    const last = "2021年2月15日 中华人民共和国国务院令第740号第二次修订\n";
    const text = "第一条 为了防汛，制定本条例。\n";
    expect(read(`${head}2016年2月6日 《国务院关于修改部分行政法规的决定》第一次修订\n${last}${text}`)).toMatchObject({
      number: "中华人民共和国国务院令第740号",
      date: "2021-02-15",
      issuer: { zh: "国务院" },
    });
    const changed = read(`${head}2016年2月6日 《国务院关于修改部分行政法规的决定》修订\n${text}`);
    expect(changed).toMatchObject({ date: "2016-02-06", issuer: { zh: "国务院" }, level: "national" });
    expect(changed).not.toHaveProperty("number");
    const changes = Array.from(
      { length: 9 },
      (_, at) => `${2006 + at}年3月1日 《关于修改部分条例的决定》第${at + 1}次修正\n`,
    );
    expect(read(head + changes.join("") + text).date).toBe("2014-03-01");
    expect(read(`学校条例\n1990年6月4日国家教育委员会令第10号、卫生部令第1号发布\n${text}`).issuer?.zh).toBe(
      "国家教育委员会、卫生部",
    );
  });

  test("minutes begin with their day; when a copy was made, updated or printed is not theirs", () => {
    const minutes =
      "防汛会议纪要\n来源：某县人民政府\nURL：https://www.example.org/zwgk/fdzdgknr/hyjy/202404/a-long-address-that-says-nothing/t20240403_1.html\n抓取时间：2026-04-03\n2024年4月3日下午，县长在三楼会议室主持召开防汛会议，研究有关事宜，纪要如下：\n要抓好落实，要经常检查，发现问题及时整改到位。\n";
    expect(read(minutes)).toMatchObject({ kind: "minutes", date: "2024-04-03" });
    expect(read("关于防火的通知\n发布时间：2023-05-01 更新时间：2024-06-02\n要抓好落实。\n").date).toBe("2023-05-01");
    expect(read("防火须知\nLast updated: 2024-06-02\n要抓好落实。\n")).not.toHaveProperty("date");
  });

  test("the day of a page counts where the text gives none, or only the year of it", () => {
    const on = (text: string, published: string): string | undefined =>
      describe(undescribed("a.html", "hans"), text, { published }).date;
    const body = "要抓好落实。\n";
    expect(on(`关于防火的通知\n${body}`, "2023-05-02")).toBe("2023-05-02");
    expect(on(`关于防火的通知\n某政发〔2023〕5号\n${body}`, "2023-05-02")).toBe("2023-05-02");
    expect(on(`关于防火的通知\n某政发〔2021〕5号\n${body}`, "2023-05-02")).toBe("2021");
    expect(on(`某县2015年统计公报\n${body}`, "2022-04-24")).toBe("2015");
    expect(on(`关于防火的通知\n${body}某县人民政府\n2023年4月1日\n`, "2023-05-02")).toBe("2023-04-01");
    expect(on(`防火办法\n（自2023年6月1日起施行）\n${body}`, "2023-06-01")).toBeUndefined();
  });

  test("a title whose letters are set apart is the words that it spells", () => {
    const report =
      "政 府 工 作 报 告\n——2019年3月4日在乌兰察木市海河东区第十五届人民代表大会第三次会议上\n乌兰察木市海河东区人民政府代区长  甲乙丙\n各位代表：\n现在，我代表区人民政府向大会报告工作，请予审议。\n";
    expect(read(report)).toMatchObject({
      title: { zh: "政府工作报告" },
      kind: "report",
      date: "2019-03-04",
      place: { zh: "海河东区" },
      level: "district",
      issuer: { zh: "乌兰察木市海河东区人民政府" },
      speakers: [{ name: { zh: "甲乙丙" } }],
    });
  });

  test("who speaks for a body gives no speech", () => {
    expect(read("前三季度增速高于预期，统计局发言人：政策仍有空间\n要抓好落实。\n").kind).not.toBe("speech");
  });

  test("a work report: who gave it, of which place", () => {
    expect(
      read(
        "2025年临川省政府工作报告\n2025年1月14日在临川省第十四届人民代表大会第三次会议上省长甲乙丙作政府工作报告。\n各位代表：\n要抓好落实。\n",
      ),
    ).toMatchObject({
      speakers: [{ post: { zh: "省长" }, name: { zh: "甲乙丙" } }],
      place: { zh: "临川省" },
      level: "province",
      date: "2025-01-14",
    });
  });

  test.each([
    ["2025年临川省政府工作报告", "given-report"],
    ["临川省召开防汛会议", "report"],
    ["临川省人代会开幕 甲乙丙作政府工作报告", "report"],
  ])("a report that somebody gave is none of a paper: %s", (zh, shown) =>
    expect(shownKind({ kind: "report", title: { zh, en: zh } })).toBe(shown),
  );

  test("without a title of its own, its file says what it is", () => {
    const text = "各乡镇人民政府：\n要抓好落实。要经常检查，发现问题及时整改。\n某县应急管理局\n2021年5月14日\n";
    const info = describe(undescribed("关于防火的通知.docx", "hans"), text);
    expect(info).toMatchObject({ title: { zh: "关于防火的通知" }, kind: "notice", date: "2021-05-14" });
  });

  test.each([
    ["县长在会议上的讲话(第2/2页)", "要抓好落实。", "仅有第2页，共2页"],
    ["县长在会议上的讲话", `${"要抓好防汛物资储备和隐患排查，".repeat(4)}坚决防范和`, "结尾缺失"],
    ["县长在会议上的讲话", `${"要抓好防汛物资储备和隐患排查，".repeat(4)}坚决防范事故。`, undefined],
    ["某县消防条例", "本条例自公布之日起施行", undefined],
  ])("what is missing of a text: %s", (title, text, missing) =>
    expect(read(`${title}\n要开好这个会。\n${text}\n`).incomplete?.zh).toBe(missing),
  );

  const text = "为做好防火工作，经县政府同意，现将有关事项通知如下，请认真执行。\n";

  test.each([
    ["某县人民政府办公室关于开展\n农村自建房排查工作的通知", "某县人民政府办公室关于开展农村自建房排查工作的通知"],
    ["某县人民政府办公室关于印发\n某县防火应急预案的函", "某县人民政府办公室关于印发某县防火应急预案的函"],
    [
      "某县人民政府办公室\n关于印发“平安村”建设\n试点方案的通知",
      "某县人民政府办公室关于印发“平安村”建设试点方案的通知",
    ],
    ["某县人民政府关于印发某县防火应急预案\n的通知", "某县人民政府关于印发某县防火应急预案的通知"],
    ["某县人民政府关于印发三年行动计划\n实施方案的通知", "某县人民政府关于印发三年行动计划实施方案的通知"],
    ["关于贯彻《某省消防\n条例》的意见", "关于贯彻《某省消防条例》的意见"],
    ["某县防火办法\n（试行）", "某县防火办法（试行）"],
    ["在全市防汛防台风\n工作动员会上的讲话", "在全市防汛防台风工作动员会上的讲话"],
    ["某县防火办法\n某县人民政府办公室", "某县防火办法"],
    ["某县要闻\n某县防火工作方案", "某县防火工作方案"],
  ])("a title on several lines is one: %s", (lines, title) => {
    const info = read(`${lines}\n某政办发〔2024〕7号\n各乡镇人民政府:\n${text}`);
    expect([info.title.zh, info.number]).toEqual([title, "某政办发〔2024〕7号"]);
  });

  test("the title of an English text whose lines are paragraphs, and its date", () => {
    const title =
      "City holds a press conference on the reform of flood control and on what it did for its people last year";
    const body = `${"The mayor said that the dikes had been made higher along the whole river. ".repeat(4)}\n`;
    const info = read(`${title}\nRiverton | 10 a.m. Aug. 30, 2022\nMayor:\n${body.repeat(3)}`);
    expect(info).toMatchObject({ title: { zh: title }, date: "2022-08-30" });
  });

  test.each([
    [
      "the day it is signed with, not the first that it tells of",
      `关于2021年放假安排的通知\n某政办发〔2020〕7号\n${text}一、元旦：2021年1月1日至3日放假，共3天。\n某县人民政府办公室\n2020年11月25日\n`,
      "2020-11-25",
    ],
    [
      "a time that something lasts is none",
      `某县人民政府关于禁火的通告\n${text}一、禁火时间\n2024年9月30日至2025年4月30日\n某县人民政府\n2024年9月28日\n`,
      "2024-09-28",
    ],
    [
      "signed before an annex",
      `某县人民政府关于考核的意见\n某政发〔2019〕4号\n${text}某县人民政府\n2019年1月16日\n（此件公开发布）\n附件\n考核指标\n计算方法：按2020年数据。\n指标来源：统计局。\n数据截至2020年5月1日\n各单位填报。\n`,
      "2019-01-16",
    ],
    [
      "signed, not shown on a page",
      `发布日期：2019年1月21日\n某县人民政府关于考核的意见\n${text}某县人民政府\n2018年12月29日\n`,
      "2018-12-29",
    ],
    [
      "made, as its fields say",
      `某县人民政府关于考核的意见\n成文日期：2018年12月29日 发布日期：2019年1月21日\n${text}`,
      "2018-12-29",
    ],
    [
      "shown on a page, where that is all",
      `某县人民政府关于考核的意见\n发布日期：2019年1月21日\n${text}`,
      "2019-01-21",
    ],
    [
      "what a sentence says of it",
      `某县防火办法\n本办法于2024年3月18日经县政府常务会议审议通过，现予公布。\n${text}`,
      "2024-03-18",
    ],
    ["what a sentence tells of other things", `某县防火办法\n2024年3月18日，某县发生一起火灾。\n${text}`, undefined],
    ["the year in its number, not what it is for", `关于2025年放假的通知\n某政办发〔2024〕7号\n${text}`, "2024"],
    [
      "a law changed twice, however long that takes to tell",
      `某省消防条例\n（2009年7月30日某省第十一届人民代表大会常务委员会第十次会议通过　根据2015年3月27日某省第十二届人民代表大会常务委员会第八次会议《关于修改部分法规的决定》第一次修正　根据2020年3月1日某省第十三届人民代表大会常务委员会第五次会议修正）\n${text}`,
      "2020-03-01",
    ],
  ])("its date: %s", (_, document, date) => expect(read(document).date).toBe(date));

  test("two bodies sign above an annex", () => {
    const signed = `关于防火的通知\n${text}某县应急管理局\n某县林业局\n2021年5月14日\n附件\n要查的事项\n一户一档。\n一村一册。\n一乡一表。\n`;
    expect(read(signed).issuer?.zh).toBe("某县应急管理局、某县林业局");
  });

  test.each([
    ["（未完，全文共1971字，当前显示613字）", "后文缺失，全文1971字"],
    ["（未完待续）", "后文缺失"],
    ["1 2 3 下一页", "后文缺失"],
    ["点击展开全文", "后文缺失"],
    ["未完成任务的，要抓紧补上。", undefined],
    ["各单位要查看全部隐患。", undefined],
    ["全文共12条，自公布之日起施行。", undefined],
  ])("what a last line says of the rest: %s", (line, missing) =>
    expect(read(`县长在会议上的讲话\n要开好这个会。\n${line}\n`).incomplete?.zh).toBe(missing),
  );

  test("news by how it begins; what only tells of what is a document", () => {
    const body = "1月5日下午，市长王五先后考察了市中医院、市人民医院，并召开汇报会，听取工作情况。\n";
    expect(read(`王五调研卫生健康工作\n${body}`)).toMatchObject({ kind: "report", date: "--01-05" });
    expect(read(`本市卫生健康工作\n卫生健康工作要抓早抓细，做到有部署、有检查、有落实、有反馈。\n`).kind).toBe(
      "document",
    );
    expect(read(`关于卫生健康工作有关情况\n${body}`).kind).toBe("document");
  });

  test("nothing is made up", () => {
    const info = read("安全小常识\n要用好电器。不要超负荷。\n");
    expect(info).toMatchObject({ title: { zh: "安全小常识" }, kind: "document", level: "unknown", speakers: [] });
    expect(info).not.toHaveProperty("date");
    expect(info).not.toHaveProperty("place");
    expect(read("要抓好落实。")).toEqual(undescribed("a.txt", "hans"));
  });
});

test("over 160 documents of eight kinds of which the fields are known", () => {
  const root = join(import.meta.dirname, "../../scripts/reader/data/archives");
  const counts = { given: 0, right: 0, wrong: 0 };
  const compare = (wanted: string | undefined, told: string | undefined, same: (told: string) => boolean): void => {
    counts.given += wanted === undefined ? 0 : 1;
    if (told === undefined) return;
    if (wanted !== undefined && same(told)) counts.right++;
    else counts.wrong++;
  };
  const bare = (text: string): string => text.replaceAll(/[()（）《》\s]/gu, "");
  for (const archive of readdirSync(root).filter((name) => /^a\d\d$/u.test(name))) {
    const folder = join(root, archive, "corpus");
    for (const entry of JSON.parse(readFileSync(join(folder, "catalog.json"), "utf8")) as SpeechInfo[]) {
      const info = read(readFileSync(join(folder, entry.file), "utf8"));
      compare(entry.title.zh, info.title.zh, (title) => bare(title).startsWith(bare(entry.title.zh)));
      // The entries give a year that the text may lack.
      if (!info.date?.startsWith("--")) compare(entry.date, info.date, (date) => date.startsWith(entry.date ?? "?"));
      // A district is called a county there.
      const level = info.level === "district" || info.level === "town" ? "county" : info.level;
      compare(entry.level, level === "unknown" ? undefined : level, (told) => told === entry.level);
      const [speaker] = entry.speakers;
      if (info.kind === "speech" && speaker) {
        compare(
          speaker.post.zh,
          info.speakers[0]?.post.zh,
          (post) => post.includes(speaker.post.zh) || speaker.post.zh.includes(post),
        );
      }
    }
  }
  expect(counts.right / counts.given).toBeGreaterThan(0.9);
  expect(counts.wrong / counts.given).toBeLessThan(0.03);
});
