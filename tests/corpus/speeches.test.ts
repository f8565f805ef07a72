import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { loadCorpus } from "../../src/corpus/load.ts";
import type { Passage, Sentence, Speech } from "../../src/domain.ts";
import { sentencesOf } from "./invariants.ts";
import { files } from "./mutations.ts";

vi.setConfig({ testTimeout: 60_000 });

const speeches = await loadCorpus({ given: fileURLToPath(new URL("../../corpus/", import.meta.url)) }, () => "hans");

function speech(number: 0 | 1 | 2 | 3 | 4): Speech {
  const found = speeches.find(({ info }) => info.file === files[number]);
  if (!found) throw new Error(`no speech ${number}`);
  return found;
}

function sentenceWith(number: 0 | 1 | 2 | 3 | 4, words: string): Sentence & { quote: string } {
  const { raw } = speech(number);
  const found = sentencesOf(speech(number)).filter(({ text }) => text.includes(words));
  expect(found).toHaveLength(1);
  const sentence = found[0] as Sentence;
  return { ...sentence, quote: raw.slice(sentence.start, sentence.end) };
}

function passageWith(number: 0 | 1 | 2 | 3 | 4, words: string): Passage {
  const found = speech(number).passages.find(({ text }) => text.includes(words));
  if (!found) throw new Error(`no passage with ${words}`);
  return found;
}

/** Every section of a speech once, in order, nested by two blanks a level. */
function outlineOf({ info, passages }: Speech): string {
  const paths = passages.flatMap(({ sentences }) => sentences.map(({ section }) => section));
  const lines = paths
    .filter((path, index) => index === 0 || path.join("›") !== paths[index - 1]?.join("›"))
    .map((path) => (path.length > 0 ? `${"  ".repeat(path.length)}${path.at(-1)}` : "  -"));
  return [info.file, ...lines].join("\n");
}

test("the outlines of the five speeches, as reviewed", async () => {
  await expect(`${speeches.map(outlineOf).join("\n\n")}\n`).toMatchFileSnapshot("__snapshots__/outlines.txt");
});

describe("titles", () => {
  const titles = (number: 0 | 1 | 2 | 3 | 4): string[] =>
    speech(number).passages.flatMap(({ role, text }) => (role === "title" ? [text] : []));

  test("none where the text starts at once", () => expect(titles(0)).toEqual([]));
  test("without the page counter", () => expect(titles(1)).toEqual(["市长在2023年全市安全生产工作会议上的讲话"]));
  test("glued to the salutation", () => expect(titles(2)).toEqual(["区委书记在常委会上关于安全生产工作的讲话"]));
  test("behind a line of boilerplate", () =>
    expect(titles(3)).toEqual(["县委书记在全县安全生产暨疫情防控工作视频会上的讲话"]));
  test("of a report: headline and both lines below", () =>
    expect(titles(4)).toEqual([
      "王三運在全省安全生產工作電視電話會議上強調",
      "樹牢一大觀念抓好五大任務健全三項機制 全力保證全省安全生產形勢持續穩定向好",
      "劉偉平出席會議并講話",
    ]));
});

describe("what a web page left behind", () => {
  const shown = speeches.flatMap(({ passages }) => passages.map(({ text }) => text)).join("\n");

  test("boilerplate, captions and links are in no passage", () => {
    expect(shown).not.toMatch(/小编|供大家参考|圖為|相关文章|实用11篇|434/u);
  });

  test("readings in brackets are gone, the quote keeps them", () => {
    expect(shown).not.toMatch(/\p{Script=Han}[(（]\p{Script=Latin}+[)）]/u);
    const { quote, text } = sentenceWith(4, "行業部門要齊抓共管");
    expect(quote).toBe("行業(yè)部門要齊抓共管,扎實抓好隱患排查和專項整治;");
    expect(text).toBe("行業部門要齊抓共管,扎實抓好隱患排查和專項整治;");
  });

  test("redactions stay", () => {
    expect(sentenceWith(2, "特别重大火灾事故").text).toContain(
      "在今年 xx 特别重大火灾事故中,目前已有 xx 人被移交司法机关",
    );
    expect(sentenceWith(2, "也明确要求").text).toContain("xx 省长在 x 月 x 日全省");
    expect(sentenceWith(0, "宣读了专项行动的实施方案").text).toContain("X县长");
    expect(sentenceWith(3, "同志分别就做好").text).toContain("XX同志和XX同志");
  });

  test.each([
    [2, "中央和省市相关工作要求和市委 xxx书记在市委常委会上", "xxx\n2、书记"],
    [2, "摆在首要位置,全区各级各相关部门坚持科学发展", "全区各\n3、级各"],
    [2, "为此,全区各级党委、政府和区级部门", "党委、\n4、政府"],
    [2, "道路交通、建筑施工、危险化学品、烟花爆竹", "建筑施工\n5、、危险"],
    [2, "要深化打击非法违法生产经营行为,严格执行", "生产经营\n6、行为"],
  ] as const)("speech %s: a sentence split over pages is whole: %s", (number, joined, split) => {
    expect(sentenceWith(number, joined).quote).toContain(split);
  });

  test.each([
    ["抓好高层建筑消防隐患整改;", "抓好县城天然气输气管线", "三是抓好消防安全隐患整治"],
    ["不用陪同接待,直奔基层、直插现场;", "实行谁检查、谁签字、谁负责。", "(二)严格安全生产执法检查"],
    ["绝不允许以整改代替处罚;", "对执法中存在的", "(二)严格安全生产执法检查"],
    ["禁止一切野外用火;", "要发挥防火检查站、护林员的作用", "一要管控重点区域"],
    ["对敬老院、看守所等重点场所人群", "对居民小区、集镇社区", "(二)加强重点环节管控"],
  ])("speech 003: a line broken behind %s goes on in its section", (before, after, section) => {
    expect(sentenceWith(3, before).section.at(-1)).toBe(section);
    expect(sentenceWith(3, after).section).toEqual(sentenceWith(3, before).section);
  });
});

describe("sentences", () => {
  test("a short quotation stays whole, with the stray blank in the raw quote only", () => {
    const { quote, text } = sentenceWith(2, "人命关天");
    expect(quote).toBe("习总书记指示: “人命关天,发展绝不能以牺牲人的生命为代价。这必须作为一条不可逾越的红线。 ”");
    expect(text).toBe("习总书记指示:“人命关天,发展绝不能以牺牲人的生命为代价。这必须作为一条不可逾越的红线。”");
  });

  test("straight quotation marks close with their sentence", () => {
    expect(sentenceWith(1, "最后一公里").text).toMatch(/打通安全生产监管"最后一公里"。$/u);
    expect(sentenceWith(1, '深入开展"智慧安监"').text).toMatch(/^深入开展"智慧安监"工程建设/u);
  });

  test("a salutation is no part of what is quoted", () => {
    expect(sentenceWith(0, "让我们在县委县政府的坚强领导下").text).toMatch(/^让我们/u);
    expect(sentenceWith(0, "安全生产关系到人民群众").text).toMatch(/^安全生产关系到/u);
    expect(sentenceWith(2, "安全生产直接关系到").text).toMatch(/^安全生产直接关系到/u);
  });

  test("the closing words belong to no section, a list's last words to none of its items", () => {
    expect(sentenceWith(3, "做好近期安全生产、疫情防控、森林防火工作").section).toEqual([]);
    expect(sentenceWith(2, "最后,我再强调一下").section).toEqual([]);
    expect(sentenceWith(4, "通報了2015年全省安全生產工作情況").section).toEqual([]);
    expect(sentenceWith(3, "其它行业和领域").section.at(-1)).toBe("(一)突出抓好重点领域管控");
  });

  test("the lead of a list stays with its first item in one passage", () => {
    expect(passageWith(4, "要突出抓好五大任務,力促").text).toContain("一要突出抓好安全隱患排查整治");
  });
});

describe("whose words they are", () => {
  const speakerOf = (number: 2 | 3 | 4, words: string): string | undefined =>
    speech(number)
      .passages.flatMap(({ sentences }) => sentences)
      .find(({ text }) => text.includes(words))?.speaker?.zh;

  test.each([
    [4, "王三運強調,要牢固樹立安全發展觀念", "王三運"],
    [4, "三要突出抓好安全生產依法治理", "王三運"],
    [4, "要建立健全考核評價機制", "王三運"],
    [4, "劉偉平指出,當前", "劉偉平"],
    [4, "六要抓短板", "劉偉平"],
    [4, "副省長黃強主持會議", undefined],
    [4, "省領導咸輝", undefined],
    [4, "會上,通報了", undefined],
    [4, "甘肅日報", undefined],
    [3, "近期我市连续发生煤气中毒事故", "市政府主要领导"],
    [3, "各镇、各行业部门要高度重视", "县委书记"],
    [2, "人命关天", "习总书记"],
    [2, "党委抓领导", "xx 省长"],
  ] as const)("speech %s, %s: %s", (number, words, name) => expect(speakerOf(number, words)).toBe(name));

  test("a speech by one person is theirs, but for its title; one whose speaker is unknown is nobody's", () => {
    const said = speech(1).passages.flatMap(({ sentences }) => sentences);
    const mayor = { zh: "市长", en: "Mayor" };
    expect(said.filter(({ speaker }) => speaker === undefined).map(({ role }) => role)).toEqual(["title"]);
    expect(said.at(-1)?.speaker).toEqual(mayor);
    expect(speech(0).passages.flatMap(({ sentences }) => sentences.flatMap(({ speaker }) => speaker ?? []))).toEqual(
      [],
    );
  });
});
