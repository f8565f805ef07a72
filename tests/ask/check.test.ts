import { describe, expect, test } from "vitest";
import { check, checkInTurns, type Finding } from "../../src/ask/check/check.ts";
import type { Claimant } from "../../src/ask/check/check-sentence.ts";
import { checkDraft } from "../../src/ask/check/check-draft.ts";
import { CitationGate } from "../../src/ask/quote/gate.ts";
import { Sources } from "../../src/ask/quote/sources.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import { anonymous } from "../corpus/invariants.ts";
import { document, rendered } from "./documents.ts";

const mayor = rendered(
  document(
    "市长",
    "在全市安全生产会议上的讲话\n同志们：各企业每月至少检查2次。严禁在宿舍内使用明火。发现隐患的，应当在24小时内上报。事故罚款1.5万元。\n共3、要把责任落实到人。",
    { speakers: [{ post: { zh: "市长", en: "Mayor" } }] },
  ),
  { "严禁在宿舍内使用明火。": "Open fires in the dormitories’ rooms are strictly prohibited; nobody is exempt." },
);
const province = document(
  "省长",
  "在全省電視電話會議上的講話\n王三運強調，要樹牢紅線意識，決不能以犧牲人的生命為代價。劉偉平要求，發現隱患的，應當在24小時內上報。這是對人民負責的態(tài)度。",
);
const speeches = [mayor, province];
const sources = new Sources(speeches);
const gate = new CitationGate(speeches);
const nobody: Claimant = { files: [], speakers: [] };

const found = (text: string, claimant = nobody): Finding => check(sources, text, claimant);
const quotes = ({ claims }: Finding): string[] => gate.cite(claims, "zh-Hans").map(({ quote }) => quote);
const marked = ({ claims: [claim] }: Finding, raw = mayor.raw): string[] =>
  (claim?.marks ?? []).map(({ start, end }) => raw.slice(start, end));

describe("a sentence that stands in the documents", () => {
  test.each([
    ["as it is", "严禁在宿舍内使用明火。", "严禁在宿舍内使用明火"],
    ["in the other script", "嚴禁在宿舍內使用明火", "严禁在宿舍内使用明火"],
    ["a part of it", "每月至少检查2次", "每月至少检查2次"],
    ["with other punctuation and blanks", "“发现隐患的 应当在 2 4 小时内上报！”", "发现隐患的，应当在24小时内上报"],
    ["two neighbours", "每月至少检查2次。严禁在宿舍内使用明火", "每月至少检查2次。严禁在宿舍内使用明火"],
    ["full-width digits", "事故罚款１．５万元", "事故罚款1.5万元"],
  ])("%s: verbatim, with its place marked", (_, text, words) => {
    const finding = found(text, { files: ["市长"], speakers: [] });
    expect(finding.result).toEqual({ verdict: "verbatim", attribution: "right", differences: [] });
    expect(marked(finding)).toEqual([words]);
  });

  test("what a web page left in it makes no difference", () => {
    const finding = found("这是对人民负责的态度");
    expect(finding.result.verdict).toBe("verbatim");
    expect(marked(finding, province.raw)).toEqual(["這是對人民負責的態(tài)度"]);
  });

  test("the whole sentence is quoted for a part", () => {
    expect(quotes(found("应当在24小时内上报"))).toEqual(["发现隐患的，应当在24小时内上报。"]);
  });
});

describe("what a document has beside its sentences", () => {
  const saluted = [document("书记", "讲话\n同志们：\n今天开会。\n同志们,安全生产涉及各行各业,时刻不能放松。")];
  const verdict = (text: string): string => check(new Sources(saluted), text, nobody).result.verdict;
  test("a salutation counts where it stands, before its sentence or on a line of its own", () => {
    expect(verdict("同志们，安全生产涉及各行各业")).toBe("verbatim");
    expect(verdict("同志们：今天开会。同志们，安全生产涉及各行各业")).toBe("verbatim");
    expect(verdict("各位来宾，安全生产涉及各行各业")).toBe("differs");
    expect(verdict("同志们")).toBe("absent");
  });

  const raw = "通知\n任务如下。\n【责任单位】应急局 | 【任务】开展瓦斯治理专项执法 | 【时限】6月底";
  const tables = readSpeech(anonymous, raw, undefined, [raw.indexOf("【")]);
  const ofTable = (text: string): string[] => {
    const finding = check(new Sources([tables]), text, nobody);
    return [finding.result.verdict, ...checkDraft(finding, "zh-Hans").lead.split("\n")];
  };
  test.each(["责任单位：应急局，任务：开展瓦斯治理专项执法", "应急局开展瓦斯治理专项执法，6月底"])(
    "cells of a row side by side are told as a row: %s",
    (text) => {
      const row = "≈ 这是《讲话》中表格的一行，原文没有这样一句话。各栏内容如下（【】内是栏目名，“|”是分栏）：";
      expect(ofTable(text)).toEqual(["differs", row]);
    },
  );

  test("another number in one of them is named; what one cell says stands there word by word", () => {
    expect(ofTable("应急局开展瓦斯治理专项执法，7月底")).toContain(
      "• 数量或时间不同：您写的是“7月底”，原文是“6月底”。",
    );
    expect(ofTable("开展瓦斯治理专项执法")[0]).toBe("verbatim");
  });
});

describe("a sentence that was changed", () => {
  test.each([
    ["a word", "严禁在车间内使用明火", [{ claimed: "车间", source: "宿舍" }]],
    ["a number", "各企业每月至少检查12次", [{ claimed: "12", source: "2" }]],
    ["a point in a number", "事故罚款15万元", [{ claimed: "15", source: "1.5" }]],
    ["a ban", "允许在宿舍内使用明火", [{ claimed: "允许", source: "严禁" }]],
    ["a word too many", "严禁在宿舍内违规使用明火", [{ claimed: "违规", source: "" }]],
    ["a word too few", "严禁在宿舍使用明火", [{ claimed: "", source: "内" }]],
    ["quoted from behind its negation", "在宿舍内使用明火", [{ claimed: "", source: "严禁" }]],
    ["quoted from within a number", "4小时内上报", [{ claimed: "4", source: "24" }]],
  ])("%s", (_, text, differences) => {
    const { result } = found(text);
    expect(result).toEqual({ verdict: "differs", attribution: "unstated", differences });
  });

  test("by its words in another order differs, however many of them moved", () => {
    const order = [document("次序", "绝不允许以整改代替处罚；变“政府独奏”为“社会合唱”。")];
    const swapped = (text: string): Finding => check(new Sources(order), text, nobody);
    expect(swapped("变“社会独奏”为“政府合唱”").result.verdict).toBe("differs");
    expect(swapped("绝不允许以处罚代替整改").result.verdict).toBe("differs");
    expect(swapped("合唱代替整改，独奏不允许处罚").result.verdict).toBe("absent");
  });

  test("words left out at an ellipsis are shown, both parts marked", () => {
    const finding = found("各企业每月至少检查2次……应当在24小时内上报", { files: ["市长"], speakers: [] });
    expect(finding.result).toEqual({
      verdict: "differs",
      attribution: "right",
      differences: [{ claimed: "……", source: "。严禁在宿舍内使用明火。发现隐患的，" }],
    });
    expect(
      finding.claims.flatMap(({ marks = [] }) => marks.map(({ start, end }) => mayor.raw.slice(start, end))),
    ).toEqual(["各企业每月至少检查2次", "应当在24小时内上报"]);
    expect(found("各企业每月至少检查2次……不得隐瞒").result.verdict).not.toBe("verbatim");
  });

  test("what the source says instead is marked", () => {
    expect(marked(found("严禁在车间内使用明火"))).toEqual(["宿舍"]);
  });

  test("sentences that are no neighbours are never confirmed together", () => {
    expect(found("各企业每月至少检查2次。发现隐患的，应当在24小时内上报。").result.verdict).not.toBe("verbatim");
  });
});

describe("a sentence that is nowhere", () => {
  test.each(["人工智能将改变教育的未来", "谁来检查企业？", "", "。", "\ud83d"])("%s: absent", (text) => {
    expect(found(text)).toMatchObject({ result: { verdict: "absent", attribution: "unstated" }, claims: [] });
  });

  test("half of one that is there: absent, that one nearest", () => {
    const finding = found("严禁在宿舍内私拉乱接电线");
    expect(finding.result.verdict).toBe("absent");
    expect(quotes(finding)).toEqual(["严禁在宿舍内使用明火。"]);
  });

  test("of a sentence that is invented but for some clauses those are named and quoted", () => {
    const finding = found("凡是连续三年未发生事故的乡镇，发现隐患的，应当在24小时内上报，市财政一律奖励两百万元");
    expect(finding.result.verdict).toBe("absent");
    const { lead, status } = checkDraft(finding, "zh-Hans");
    expect(status).toBe("related");
    expect(lead).toContain("✗ 文件中没有这样一整句话，逐个分句核对如下：");
    expect(lead).toContain("✓ “发现隐患的，应当在24小时内上报”——逐字相符，见《市长讲话》（市长）。");
    expect(quotes(finding)).toEqual(["发现隐患的，应当在24小时内上报。"]);
  });

  test("clauses that differ and clauses of nobody's are told beside them", () => {
    const { lead } = checkDraft(
      found("凡是连续三年未出事的，发现隐患的，应当在24小时内上报，严禁在车间内使用明火"),
      "zh-Hans",
    );
    expect(lead.split("\n").slice(1)).toEqual([
      "✗ “凡是连续三年未出事的”——文件中没有这句话。",
      "✓ “发现隐患的，应当在24小时内上报”——逐字相符，见《市长讲话》（市长）。",
      "≈ “严禁在车间内使用明火”——与《市长讲话》（市长）有出入：",
      "• 您写的是“车间”，原文是“宿舍”。",
    ]);
  });

  test("what is nearly one of the documents' is told by the words that are not", () => {
    const near = [document("约谈", "对相关责任人,要实行严厉通报批评、诫勉谈话、警示约谈等事前问责。")];
    const finding = check(new Sources(near), "对责任人实行警示约谈等事后问责", nobody);
    expect(finding.result.verdict).toBe("absent");
    expect(checkDraft(finding, "zh-Hans").lead).toContain("• 您写的是“事后”，原文是“事前”。");
  });

  test("what is less like the documents than is asked for is not taken apart", async () => {
    const text = "凡是连续三年未发生事故的乡镇，发现隐患的，应当在24小时内上报，市财政一律奖励两百万元";
    expect((await checkInTurns(sources, text, nobody)).parts.length).toBeGreaterThan(0);
    expect((await checkInTurns(sources, text, nobody, 0.8)).parts).toEqual([]);
  });

  test("clauses of a few letters, and those that a negation stands before in the source, are not told", () => {
    const finding = found("凡是连续三年未发生事故的乡镇，在宿舍内使用明火，24小时内上报，市财政一律奖励两百万元");
    expect(checkDraft(finding, "zh-Hans").lead).not.toContain("✓");
  });
});

describe("the English rendering", () => {
  const text = 'Open fires in the dormitories\' rooms are strictly prohibited, nobody is "exempt"';
  test("is known as one, whatever its case and punctuation, and cites the Chinese", () => {
    const finding = found(text.toUpperCase());
    expect(finding.result).toEqual({ verdict: "rendering", attribution: "unstated", differences: [] });
    expect(quotes(finding)).toEqual(["严禁在宿舍内使用明火。"]);
  });

  test("with a word changed differs", () => {
    const { result } = found(text.replace("prohibited", "permitted"));
    expect(result).toMatchObject({ verdict: "differs", differences: [{ claimed: "permitted", source: "prohibited" }] });
  });

  test("quoted from behind its negation differs", () => {
    const negated = rendered(mayor, { "各企业每月至少检查2次。": "Firms must not be inspected less than twice." });
    const { result } = check(new Sources([negated]), "be inspected less than twice", nobody);
    expect(result).toMatchObject({ verdict: "differs", differences: [{ claimed: "", source: "not" }] });
  });
});

describe("whose words they are", () => {
  const shared = "发现隐患的，应当在24小时内上报";
  test("of those that hold the sentence the claimant's own is cited", () => {
    const finding = found(shared, { files: ["省长"], speakers: [] });
    expect(finding.result.attribution).toBe("right");
    expect(finding.claims.map(({ file }) => file)).toEqual(["省长"]);
  });

  test("another's", () => {
    const finding = found("严禁在宿舍内使用明火", { files: ["省长"], speakers: [] });
    expect(finding.result).toMatchObject({ verdict: "verbatim", attribution: "wrong" });
    expect(checkDraft(finding, "zh-Hans").lead).toContain("出处有误：这句话出自《市长讲话》（市长）");
  });

  test.each([
    ["刘伟平", "right"],
    ["王三运", "wrong"],
  ])("of several people in one report the one who said it: %s is %s", (name, attribution) => {
    const [passage, ...others] = province.passages;
    const report = {
      ...province,
      passages: [passage, ...others].flatMap((one) =>
        one
          ? {
              ...one,
              sentences: one.sentences.map((sentence) =>
                sentence.text.includes("24小時") ? { ...sentence, speaker: { zh: "劉偉平" } } : sentence,
              ),
            }
          : [],
      ),
    };
    const finding = check(new Sources([report]), "應當在24小時內上報", { files: ["省长"], speakers: [name] });
    expect(finding.result).toMatchObject({ verdict: "verbatim", attribution });
    expect(finding.source?.speaker).toEqual({ zh: "劉偉平" });
  });

  test("a sentence of nobody's is not the claimant's", () => {
    expect(found("人工智能将改变教育的未来", { files: ["市长"], speakers: [] }).result.attribution).toBe("wrong");
  });
});

describe("in words", () => {
  const lines = (text: string, claimant = nobody): string[] =>
    checkDraft(found(text, claimant), "zh-Hans").lead.split("\n");

  const words = [document("考核", "增加安全生產在經濟發展、社會綜合治理、精神文明建設中的考核權重，推動落實。")];
  const differing = (text: string): string[] =>
    checkDraft(check(new Sources(words), text, nobody), "zh-Hans")
      .lead.split("\n")
      .slice(1);
  test("what was left out is not told as what was changed", () => {
    expect(differing("增加安全生产在经济发展中的考核权重")).toEqual([
      "• 漏了“社會綜合治理、精神文明建設”，原文是“增加安全生產在經濟發展、社會綜合治理、精神文明建設中的考核權重”。",
    ]);
    expect(differing("增加安全生产在经济发展、社会综合治理中的考核比例")).toEqual([
      "• 漏了“精神文明建設”，原文是“增加安全生產在經濟發展、社會綜合治理、精神文明建設中的考核權重”。",
      "• 您写的是“比例”，原文是“權重”。",
    ]);
  });

  test.each([
    ["a word, whole", "決不能以犧牲人的財富為代價", ["• 您写的是“財富”，原文是“生命”。"]],
    ["a part of a word, with all of it", "决不能以牺牲人的生意为代价", ["• 您写的是“生意”，原文是“生命”。"]],
    [
      "an added word, in its clause",
      "严禁在宿舍内违规使用明火",
      ["• “严禁在宿舍内违规使用明火”中，“违规”是多出的，原文没有。"],
    ],
    [
      "a word left out, in its clause",
      "发现隐患的，应当在小时内上报",
      ["• 数量或时间不同：漏了“24”，原文是“应当在24小时内上报”。"],
    ],
    ["a clause before it, which replaces nothing", "请记住，严禁在宿舍内使用明火", ["• 多了“请记住”，原文没有。"]],
    [
      "another number before other words",
      "发现苗头的，应当在48小时内上报",
      ["• 数量或时间不同：您写的是“48”，原文是“24”。", "• 您写的是“苗头”，原文是“隐患”。"],
    ],
    [
      "another duty before other words",
      "发现苗头的，可以在24小时内上报",
      ["• 要求不同：您写的是“可以”，原文是“应当”。", "• 您写的是“苗头”，原文是“隐患”。"],
    ],
  ])("%s", (_, text, told) => {
    expect(lines(text).slice(1)).toEqual(told);
  });

  test("several sentences, each by itself", () => {
    expect(lines("严禁在宿舍内使用明火。每家企业缴纳押金五千元。事故罚款2.5万元。")).toEqual([
      "≈ 共3句，逐句核对如下：",
      "✓ “严禁在宿舍内使用明火。”——逐字相符，见《市长讲话》（市长）。",
      "✗ “每家企业缴纳押金五千元。”——文件中没有这句话。",
      "≈ “事故罚款2.5万元。”——与《市长讲话》（市长）有出入：",
      "• 数量或时间不同：您写的是“2.5”，原文是“1.5”。",
    ]);
  });

  test("several that are right and no neighbours", () => {
    expect(lines("事故罚款1.5万元。严禁在宿舍内使用明火。")[0]).toBe("≈ 2句各自逐字相符，但在原文中并不相连：");
  });

  test("English is compared with the renderings, and this is said", () => {
    const finding = found("Open fires in the dormitories' rooms are strictly permitted; nobody is exempt.");
    const [lead, told] = checkDraft(finding, "en").lead.split("\n");
    expect(lead).toContain("compared with the machine-drafted English");
    expect(told).toBe("• Another duty: You have “permitted”; the source has “prohibited”.");
    expect(quotes(finding)).toEqual(["严禁在宿舍内使用明火。"]);
  });

  test("both texts of a difference, in the language of the reply", () => {
    const finding = found("严禁在车间内使用明火");
    expect(checkDraft(finding, "zh-Hans")).toMatchObject({ reply: "check", status: "answered", check: finding.result });
    expect(checkDraft(finding, "zh-Hans").lead).toBe(
      "≈ 有出入，与《市长讲话》（市长）的原文并非逐字相符：\n• 您写的是“车间”，原文是“宿舍”。",
    );
    expect(checkDraft(finding, "zh-Hant").lead).toContain("您寫的是「车间」");
    expect(checkDraft(finding, "en").lead).toContain(
      "Not word for word. It differs from the source, “Speech 市长” (Mayor):",
    );
  });

  test("absent: related with what is near by meaning, refused without", () => {
    const finding = found("人工智能将改变教育的未来");
    const nearby = { file: "市长", start: 0, end: 5, score: 0.4 };
    expect(checkDraft(finding, "en", [nearby])).toMatchObject({ status: "related", claims: [nearby] });
    expect(checkDraft(finding, "en")).toMatchObject({ status: "refused", claims: [] });
  });
});
