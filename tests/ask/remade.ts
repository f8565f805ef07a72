import iconv from "iconv-lite";
import { paragraph, wordFile } from "../corpus/import/word-file.ts";
import { pdfFile, type PlacedLine } from "../corpus/import/pdf-file.ts";

/** A document made anew in another format, as an office, a printer or a web site would. */
export interface Remade {
  readonly ending: string;
  readonly bytes: (title: string, text: string) => Uint8Array;
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|[\r\n]/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Menus, share buttons and lists of links, as they stand around a text on a page. */
function page(title: string, text: string): string {
  const link = (name: string, at: number): string => `<li><a href="/${at}.html">${name}</a></li>`;
  const menu = ["首页", "要闻", "通知公告", "政策文件", "领导讲话", "互动交流", "办事服务", "联系我们"]
    .map(link)
    .join("");
  const related = Array.from({ length: 8 }, (_, at) => link(`关于做好第${at + 1}季度工作的通知`, at)).join("");
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(title)}_某某网</title>
<style>.nav{}</style><script>var share = "分享到微信";</script></head><body>
<header><div class="nav"><ul>${menu}</ul></div><form><input value="搜索"><button>搜索</button></form></header>
<div class="crumbs"><a href="/">首页</a> &gt; <a href="/jh">领导讲话</a></div>
<div class="article"><div class="content">${linesOf(text)
    .map((line) => `<p>　　${escaped(line)}</p>`)
    .join("\n")}</div></div>
<div class="share"><button>分享到微信</button><button>打印</button><a href="#">收藏</a></div>
<div class="related"><h3>相关文章</h3><ul>${related}</ul></div><footer><p>版权所有 备案号00000000</p></footer></body></html>`;
}

const charactersALine = 34;
const linesAPage = 30;

/** A running head, lines of equal length cut wherever they end, and the number of the page below. */
function printed(title: string, text: string): Uint8Array {
  const lines = linesOf(text).flatMap((line) => {
    const characters = Array.from(`　　${line}`);
    return Array.from({ length: Math.ceil(characters.length / charactersALine) }, (_, at) =>
      characters.slice(at * charactersALine, (at + 1) * charactersALine).join(""),
    );
  });
  const pages = Array.from({ length: Math.ceil(lines.length / linesAPage) }, (_, at) =>
    lines.slice(at * linesAPage, (at + 1) * linesAPage),
  );
  return pdfFile(
    pages.map((own, at): PlacedLine[] => [
      { text: title.slice(0, 20), bottom: 800, left: 60, size: 9 },
      ...own.map((line, place) => ({ text: line, bottom: 760 - 22 * place, left: 60, size: 12 })),
      { text: `- ${at + 1} -`, bottom: 40, left: 280, size: 9 },
    ]),
  );
}

/** Every format, by its name. */
export const remade: Readonly<Record<string, Remade>> = {
  docx: { ending: ".docx", bytes: (_, text) => wordFile(linesOf(text).map(paragraph).join("")) },
  pdf: { ending: ".pdf", bytes: printed },
  html: { ending: ".html", bytes: (title, text) => Buffer.from(page(title, text)) },
  md: {
    ending: ".md",
    bytes: (title, text) => Buffer.from(`---\ntitle: ${title}\n---\n\n${linesOf(text).join("\n\n")}\n`),
  },
  gb18030: { ending: ".txt", bytes: (_, text) => iconv.encode(text, "gb18030") },
  "utf-16": { ending: ".txt", bytes: (_, text) => iconv.encode(text, "utf-16", { addBOM: true }) },
};
