import { strFromU8, unzipSync } from "fflate";
import iconv from "iconv-lite";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importDocument } from "../../../src/corpus/import/import.ts";
import { CorpusError } from "../../../src/ops/errors.ts";
import { pdfFile } from "./pdf-file.ts";
import { numbered, numberingPart, paragraph, styledParagraph, table, wordFile } from "./word-file.ts";

const textOf = async (name: string, content: string | Uint8Array): Promise<string> =>
  (await importDocument(name, typeof content === "string" ? Buffer.from(content) : content)).text;

async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  const error: unknown = await textOf(name, content).then(
    (text) => new Error(`read as ${text}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CorpusError);
  const { message } = error as CorpusError;
  expect(message).not.toMatch(/[\r\n]/u);
  return message;
}

const hans = "县长在全县安全生产工作会议上的讲话\n同志们:安全生产责任重于泰山。要抓好落实,不留死角。\n";
const hant = "縣長在全縣安全生產工作會議上的講話\n各位同仁：安全生產責任重於泰山。要抓好落實，不留死角。\n";

describe("plain text", () => {
  test.each([
    ["GB18030", "gb18030", hans],
    ["Big5", "big5", hant],
    ["UTF-16 LE without a mark", "utf-16le", hans],
    ["UTF-16 BE without a mark", "utf-16be", hant],
    ["English in UTF-16", "utf-16le", "Safety comes first.\nNo exceptions.\n"],
  ])("%s", async (_, encoding, text) => {
    expect(await textOf("a.txt", iconv.encode(text, encoding))).toBe(text);
  });

  test.each(["utf8", "utf-16le", "utf-16be"])("a byte order mark of %s is kept", async (encoding) => {
    expect(await textOf("a.txt", iconv.encode(`\ufeff${hans}`, encoding))).toBe(`\ufeff${hans}`);
  });

  test("any text of some length comes back from GB18030 as it was", async () => {
    const sentences = fc
      .array(fc.constantFrom(...hans.split(/(?<=[,。\n:])/u), "全市现有企业12家。", "GDP增长5%;", "（一）加强领导。"), {
        minLength: 12,
        maxLength: 60,
      })
      .map((pieces) => pieces.join(""));
    await fc.assert(
      fc.asyncProperty(sentences, async (text) => {
        expect(await textOf("a.txt", iconv.encode(text, "gb18030"))).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  test("a picture named .txt is refused", async () => {
    expect(await refusal("a.txt", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"))).toMatch(
      /a\.txt is no text in/u,
    );
  });
});

describe("web pages", () => {
  const sentence =
    "各级各部门要进一步建立健全安全生产工作例会、专题会议、联合督查等工作制度,严格落实安全生产责任制各项要求,切实防范化解各类安全风险。";
  const links = Array.from({ length: 12 }, (_, at) => `<li><a href="/${at}">关于安全的通知${at}</a></li>`).join("");
  const page = (charset: string): string =>
    `<!doctype html><html><head><meta charset="${charset}"><title>县长讲话_某县人民政府</title><style>p{}</style></head>
     <body><nav><ul>${links}</ul></nav><div class="content"><h1>县长讲话</h1>${`<p>　　${sentence}</p>`.repeat(4)}
     <p>一行<br>又一行 &amp; 尾</p><script>alert("坏")</script></div>
     <div class="related"><h3>相关文章</h3><ul>${links}</ul></div><footer>版权所有</footer></body></html>`;

  test.each([
    ["utf-8", "utf8"],
    ["gb2312", "gb18030"],
    ["gbk", "gb18030"],
  ])("the title and the main text of a page that says it is in %s", async (declared, encoding) => {
    expect(await textOf("a.html", iconv.encode(page(declared), encoding))).toBe(
      ["县长讲话", ...Array.from({ length: 4 }, () => sentence), "一行", "又一行 & 尾", ""].join("\n"),
    );
  });

  test.each([
    ["in its head", '<meta name="PubDate" content="2023-05-01 09:53">', "", "2023-05-01"],
    ["under its heading", "", "<div>发布时间：2021-10-18 19:55 来源：某报</div>", "2021-10-18"],
    [
      "of a later change",
      '<meta name="dateModified" content="2024-01-01">',
      "<div>更新时间：2024-01-01</div>",
      undefined,
    ],
    ["in its text", "", `<p>${sentence}</p><p>2020年3月1日，县里开会。</p>`, undefined],
  ])("the day a page gives %s", async (_, meta, under, published) => {
    const html = `<html><head><title>县长讲话_某报</title>${meta}</head><body><h1>县长讲话</h1>${under}<div>${`<p>${sentence}</p>`.repeat(4)}</div></body></html>`;
    expect((await importDocument("a.html", Buffer.from(html))).published).toBe(published);
  });

  test("a page whose charset is missing or wrong", async () => {
    expect(await textOf("a.htm", iconv.encode(page("nonsense"), "gb18030"))).toContain(sentence);
    expect(await textOf("a.htm", iconv.encode(page("utf-8"), "gb18030"))).toContain(sentence);
  });

  test("a page of links with an article among them: the article, under the title that its longest heading repeats", async () => {
    const menu = Array.from({ length: 300 }, (_, at) => `<a href="/${at}">栏目${at}</a><br>`).join("");
    const html = `<html><head><title>县长强调抓好防汛_某某新闻</title></head><body><h2>新闻</h2>${menu}
      <h1>县长强调抓好防汛</h1><div>${`<p>${sentence}</p>`.repeat(3)}</div>${menu}</body></html>`;
    expect(await textOf("a.html", html)).toBe(`县长强调抓好防汛\n${`${sentence}\n`.repeat(3)}`);
  });

  test("lists of links are left out, a link among words is not", async () => {
    const html = `<p>按照<a href="/a">安全生产法</a>执行。</p><ul>${links}</ul><p>见下。</p><p><a href="/b">单独一行</a></p>`;
    expect(await textOf("a.html", html)).toBe("按照安全生产法执行。\n见下。\n单独一行\n");
  });

  test("in Markdown too", async () => {
    expect(await refusal("a.md", `${">".repeat(2000)} 深`)).toMatch(/a\.md nests its parts more than 500 deep/u);
  });

  test("a piece of a page, and one that holds nothing but a script", async () => {
    expect(await textOf("a.html", "<p>要抓好落实。</p><p>再查一次。</p>")).toBe("要抓好落实。\n再查一次。\n");
    expect(await refusal("a.html", "<script>while (true);</script>")).toMatch(/a\.html holds no text/u);
  });

  test("a tree of 50,000 elements in one another", async () => {
    expect(await refusal("a.html", `${"<div>".repeat(50_000)}深${"</div>".repeat(50_000)}`)).toMatch(
      /a\.html nests its parts more than 500 deep/u,
    );
  });
});

describe("the numbers that Word writes itself", () => {
  test("in the forms of official documents, each level counted and begun anew", async () => {
    const outline = numberingPart([
      ["chineseCountingThousand", "第%1章 "],
      ["chineseCounting", "（%2）"],
      ["decimal", "%3."],
    ]);
    const body = [
      numbered("总则", 1),
      numbered("目的", 1, 1),
      numbered("范围", 1, 1),
      paragraph("正文。"),
      numbered("细目", 1, 2),
      ...Array.from({ length: 10 }, () => numbered("章", 1)),
      numbered("节", 1, 1),
    ].join("");
    expect(await textOf("a.docx", wordFile(body, { "word/numbering.xml": outline }))).toBe(
      [
        "第一章 总则",
        "（一）目的",
        "（二）范围",
        "正文。",
        "1. 细目",
        ...["二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"].map((numeral) => `第${numeral}章 章`),
        "（一）节",
        "",
      ].join("\n"),
    );
  });

  test("a list that begins to count at two thousand million is counted in digits", async () => {
    const numbering = numberingPart([["lowerLetter", "%1)"]]).replace(
      'w:start w:val="1"',
      'w:start w:val="2000000000"',
    );
    const text = await textOf("a.docx", wordFile(numbered("甲。", 1), { "word/numbering.xml": numbering }));
    expect(text).toBe("2000000000) 甲。\n");
  });

  test("by a style, or one it is based on; a bullet is none", async () => {
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const styles = `<w:styles ${w}><w:style w:styleId="Article"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Mine"><w:basedOn w:val="Article"/></w:style></w:styles>`;
    const numbering = numberingPart([["chineseCounting", "第%1条　"]], [["bullet", "●"]]);
    const body = styledParagraph("甲。", "Article") + numbered("点。", 2) + styledParagraph("乙。", "Mine");
    const parts = { "word/numbering.xml": numbering, "word/styles.xml": styles };
    expect(await textOf("a.docx", wordFile(body, parts))).toBe("第一条 甲。\n点。\n第二条 乙。\n");
  });
});

test("Markdown: a line that its author broke is a line", async () => {
  expect(await textOf("a.md", "第 2 條\n本法用詞，定義如下：\n一、災害。\n二、防救。\n")).toBe(
    "第 2 條\n本法用詞，定義如下：\n一、災害。\n二、防救。\n",
  );
});

test.each([
  ["date: 2019-02-18", "2019-02-18"],
  ['title: "防汛规划"\npubDate: "2023-05-01T08:00:00+08:00"', "2023-05-01"],
  ["发布日期：2023年5月1日", "2023-05-01"],
  ["last_updated: 2024-01-01\ncapture_date: 2026-03-30", undefined],
])("Markdown: the day that the front matter gives: %s", async (settings, published) => {
  const source = `---\n${settings}\n---\n\n# 规划\n\n要抓好落实。\n`;
  expect((await importDocument("a.md", Buffer.from(source))).published).toBe(published);
});

test("Markdown: a text without a title has that of its front matter; marks of page generators go", async () => {
  const source =
    "---\ntitle: 防汛条例\n---\n::: tip 修订\n2013年11月11日公布\n:::\n\n[[toc]]\n\n## 第一章 总则 {#general align=center}\n";
  expect(await textOf("a.md", source)).toBe("防汛条例\n2013年11月11日公布\n第一章 总则\n");
});

test("Markdown: no markup, no front matter, numbers of lists kept, tables by rows", async () => {
  const source = `---\ntitle: 甲\n---\n# 讲话\n\n**要**抓好\n[落实](http://a.b)。\n\n1. 第一件\n2. 第二件\n\n| 乡镇 | 隐患 |\n|---|---|\n| 西街镇 | 12 |\n| 东街镇 | |\n`;
  expect(await textOf("a.md", source)).toBe(
    "讲话\n要抓好\n落实。\n1. 第一件\n2. 第二件\n【乡镇】西街镇 | 【隐患】12\n【乡镇】东街镇\n",
  );
});

describe("Word files", () => {
  test("paragraphs, tables by rows, nothing of what was struck out", async () => {
    const body =
      paragraph("县长讲话") +
      paragraph("要抓好落实 & 检查。") +
      `<w:p><w:del w:id="1"><w:r><w:delText>旧的</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>新的。</w:t></w:r></w:ins></w:p>` +
      table([
        ["单位", "人数"],
        ["甲厂", "12"],
      ]);
    expect(await textOf("a.docx", wordFile(body))).toBe(
      "县长讲话\n要抓好落实 & 检查。\n新的。\n【单位】甲厂 | 【人数】12\n",
    );
  });

  test("a cell of several rows stands in the first of them; long cells under heads are cells; each row is told", async () => {
    const long = "计算方法：出院患者手术台次数与同期出院患者总人次数之比，急诊和健康体检者不计入。".repeat(3);
    const merged = (text: string, merge: string): string => `<w:tc><w:tcPr>${merge}</w:tcPr>${paragraph(text)}</w:tc>`;
    const plain = (text: string): string => merged(text, "");
    const row = (...cells: string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
    const body =
      paragraph("某县考核办法") +
      `<w:tbl>${row(plain("分类"), plain("指标"), plain("性质"), plain("说明"))}${row(
        merged("一、质量", '<w:vMerge w:val="restart"/>'),
        plain("1.手术占比"),
        plain("定量"),
        plain(long),
      )}${row(merged("", "<w:vMerge/>"), plain("2.设备维修"), plain("定性"), plain("检查记录"))}</w:tbl>` +
      paragraph("要抓好落实。");
    const { text, rows } = await importDocument("a.docx", wordFile(body));
    const lines = [
      `【分类】一、质量 | 【指标】1.手术占比 | 【性质】定量 | 【说明】${long}`,
      "【指标】2.设备维修 | 【性质】定性 | 【说明】检查记录",
    ];
    expect(text).toBe(["某县考核办法", ...lines, "要抓好落实。", ""].join("\n"));
    expect(rows).toEqual(lines.map((line) => text.indexOf(line)));
  });

  test.each([
    [
      "protected",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      /a\.docx is protected by a password; open it in Word, take the password away .* and add it again$/u,
    ],
    ["protected or old", Buffer.from("d0cf11e0a1b11ae1", "hex"), /protected by a password or of a Word before 2007/u],
    ["no archive", "plain", /a\.docx is damaged or no Word document/u],
    [
      "an archive of other things",
      wordFile("", { "word/document.xml": "" }).slice(0, 60),
      /is damaged or no Word document/u,
    ],
    ["no XML", wordFile("", { "word/document.xml": "<w:document" }), /a\.docx (?:cannot be read|holds no text)/u],
  ])("%s", async (_, bytes, line) => expect(await refusal("a.docx", bytes)).toMatch(line));

  // The numbers are written into a tree that is made of anything; what is no XML has to be refused before that.
  test.each([
    ["cut in the middle", (xml: string) => xml.slice(0, xml.indexOf("检查"))],
    ["with a document type", (xml: string) => `<!DOCTYPE d [<!ENTITY x "甲">]>${xml}`],
    ["with an entity of its own", (xml: string) => xml.replace("检查", "&x;")],
  ])("one that Word numbers, %s", async (_, spoil) => {
    const parts = { "word/numbering.xml": numberingPart([["decimal", "%1."]]) };
    const whole = wordFile(numbered("要抓好检查。", 1), parts);
    expect(await textOf("a.docx", whole)).toBe("1. 要抓好检查。\n");
    const xml = strFromU8(unzipSync(whole)["word/document.xml"]!);
    expect(await refusal("a.docx", wordFile("", { ...parts, "word/document.xml": spoil(xml) }))).toMatch(/^a\.docx /u);
  });

  test("one that holds more than it declares is cut off there, and is no document then", async () => {
    const bytes = Buffer.from(wordFile(paragraph("安".repeat(1_000_000))));
    // The size of the last part, in the directory at the end (APPNOTE 4.3.12).
    const entry = bytes.lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1"));
    bytes.writeUInt32LE(400, entry + 24);
    expect(await refusal("a.docx", bytes)).toMatch(/^a\.docx /u);
  });

  test("a file that unpacks to a hundred times its size and more", async () => {
    const bytes = wordFile(paragraph(" ".repeat(70 * 1024 * 1024)));
    expect(bytes.length).toBeLessThan(1024 * 1024);
    expect(await refusal("a.docx", bytes)).toMatch(/a\.docx unpacks to more than 64 MB/u);
  });
});

describe("PDF files", () => {
  const full = "各级各部门要进一步建立健全安全生产工作例会专题会议";
  const page = (number: number, lines: readonly string[]) => [
    { text: "某县人民政府公报", bottom: 800, size: 9 },
    ...lines
      .map((text, at) => ({ text, bottom: 740 - 28 * at, left: text.startsWith("　　") ? 122 : 90 }))
      .map((line) => ({ ...line, text: line.text.trim() })),
    { text: `— ${number} —`, bottom: 40, left: 280, size: 10 },
  ];

  test("lines become paragraphs, over the ends of pages; running heads and page numbers go; each page has a beginning", async () => {
    const [one = "", two = "", three = "", four = ""] = ["甲", "乙", "丙", "丁"].map(
      (name) => `${name}部门要进一步建立健全安全生产工作例会专题会议`,
    );
    const { text, pages } = await importDocument(
      "a.pdf",
      pdfFile([
        page(1, [`　　${one}`, full, "联合督查。", `　　${two}`, full]),
        page(2, ["制度。", `　　${three}`, "完。"]),
        page(3, [`　　${four}`, "再完。"]),
      ]),
    );
    expect(text).toBe(`${one}${full}联合督查。\n${two}${full}制度。\n${three}完。\n${four}再完。\n`);
    expect(pages?.map((start) => text.slice(start, start + 3))).toEqual([one.slice(0, 3), "制度。", four.slice(0, 3)]);
  });

  test("an article behind a full line is a paragraph, indented or not; one that is spoken of goes on", async () => {
    const lines = [
      "第八条 预案的制定和启动由省自治区直辖市政府决定。",
      "第九条 预案启动后各经营者必须按照要求并且依照本法",
      "第三条的规定承担任务，服从统一安排和统一调度指挥：",
      "（一）保证应急；",
    ];
    expect(await textOf("a.pdf", pdfFile([page(1, lines)]))).toContain(
      `${lines[0] ?? ""}\n${lines[1] ?? ""}${lines[2] ?? ""}\n${lines[3] ?? ""}\n`,
    );
  });

  test("entries of a table of contents stay apart", async () => {
    const entries = ["第一章 总则", "第二章 保障"].map((name, at) => `${name}${".".repeat(12)}${at + 1}`);
    expect(await textOf("a.pdf", pdfFile([page(1, ["目录", ...entries])]))).toContain(`目录\n${entries.join("\n")}\n`);
  });

  test("words broken at the ends of lines are made whole", async () => {
    const lines = ["Every enterprise shall estab-", "lish a system of responsibility", "for safety."];
    const placed = lines.map((text, at) => ({ text, bottom: 700 - 20 * at, size: 14 }));
    const shown = await textOf("a.pdf", pdfFile([placed]));
    expect(shown.replaceAll("\n", " ")).toContain("establish a system of responsibility");
  });

  test.each([
    ["a scan", pdfFile([[], []]), /a\.pdf is a scan/u],
    [
      "protected",
      pdfFile(
        [[{ text: "密", bottom: 700 }]],
        "/Encrypt<</Filter/Standard/V 1/R 2/O(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)/U(bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)/P -1>>/ID[(a)(a)]",
      ),
      /protected by a password/u,
    ],
    ["no PDF", "%PDF-1.7 nothing", /is damaged or no PDF file/u],
  ])("%s", async (_, bytes, line) => expect(await refusal("a.pdf", bytes)).toMatch(line));
});

describe("the title of a page", () => {
  const sentence = "为做好防火工作，现将有关事项通知如下，请各乡镇结合实际认真执行，确保不发生火灾。";
  const page = (title: string, body: string): string =>
    `<html><head><title>${title}</title></head><body>${body}${`<p>${sentence}</p>`.repeat(5)}</body></html>`;

  test.each([
    [
      "on two lines of the text is not told twice, the number and the site behind it left out",
      page(
        "某县关于印发防火方案的通知（某政办发〔2024〕7号）_政府信息公开",
        "<p>某县关于印发</p><p>防火方案的通知</p>",
      ),
      "某县关于印发\n防火方案的通知\n",
    ],
    [
      "behind a bar of the page",
      page("某县防火通告", "<div>首页 | 政务公开 | 互动交流</div><h2>某县防火通告</h2>"),
      "首页 | 政务公开 | 互动交流\n某县防火通告\n",
    ],
    ["that the text lacks", page("某县防火通告 - 某县人民政府", ""), "某县防火通告\n"],
  ])("%s", async (_, html, head) => expect(await textOf("a.html", html)).toBe(head + `${sentence}\n`.repeat(5)));

  test("a line of links is no text", async () => {
    const links = ["首页", "政务公开", "文件"].map((name) => `<a href="/${name}">${name}</a>`).join(" &gt; ");
    expect(await textOf("a.html", page("某县防火通告", `<div>${links}</div><h1>某县防火通告</h1>`))).toBe(
      `某县防火通告\n${`${sentence}\n`.repeat(5)}`,
    );
  });
});

test("a file is read as what it is, whatever its name", async () => {
  expect(await textOf("a.txt", wordFile(paragraph("要抓好落实。")))).toBe("要抓好落实。\n");
  expect(await refusal("a.doc", "x")).toMatch(/a\.doc is in no format that is read: txt, md, html, docx and pdf/u);
});
