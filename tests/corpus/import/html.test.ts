import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { importDocument } from "../../../src/corpus/import/import.ts";
import { refusal, textOf } from "./imported-text.ts";

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
