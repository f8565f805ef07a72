import { saysMoreElsewhere } from "../describe/completeness.ts";
import { contentsAmong } from "./contents-list.ts";

const boilerplate =
  /小编|小編|供大家参考|供大家參考|仅供参考|僅供參考|欢迎(?:阅读|下载|收藏)|(?:文章|本文|内容)(?:来源|來源|来自)|责任编辑|責任編輯|版权所有|版權所有|点击下载/u;
/** What can be done with a page: a line of nothing else at its head or end. */
const tool =
  /^[\s[【（(]*(?:下载|下載|打印|列印|收藏|分享|关闭|關閉|返回|朗读|朗讀|语音播报|字号|字號|字体|字體|大|中|小|默认|复制链接|复制|纠错|糾錯|扫码阅读|收听|[\s|｜:：、/\]】）)[【（(])+$/u;
/** What stands under the text of a page. */
const footer =
  /^分享(?:到|至)?\s*[:：]|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP(?:备|证)|公网安备|网站标识码|我要纠错|扫一扫在手机|【(?:打印|关闭|字[体号])/u;
const linkList =
  /^\s*(?:【[^】]*】\s*)?(?:相关|相關|推荐|推薦|更多|延伸)(?:文章|阅读|閱讀|推荐|推薦|链接|鏈接|内容)\s*[:：]?/u;
const listedLink = /^\s*(?:\d{1,2}\s*[.、．]|[-*•·])/u;
const caption = /^\s*[(（]?\s*(?:图为|圖為|图[:：]|圖[:：]|图片|圖片|资料图|資料圖)[^。]{0,60}[)）]?\s*$/u;
/** Of a link to a page, or a page's licence, a line says no more. */
const longestBoilerplate = 150;
/** So many lines at either end may be bars of a page. */
const marginLines = 5;
const fewestParts = 3;
const longestPart = 12;
const separator = /[|｜>＞›»]/u;
const here = /^(?:您)?(?:当前|當前|现在|現在|所在)?的?位置\s*[:：]\s*/u;

/** So many lines at the head may tell where a text was got from. */
const longestHead = 15;
/** `抓取时间：2024-04-03`, `URL：https://…`: what is noted of a copy. */
const noteOfCopy =
  /^[-*•\s]*(?:(?:抓取|采集|採集|爬取|下载|下載|访问|訪問|收录|收錄)(?:时间|時間|日期|方式|地址|来源|來源)\s*[:：]|(?:原文|来源|來源|页面|頁面)?(?:URL|网址|網址|链接|鏈接|連結|地址)\s*[:：]\s*http)/iu;

/**
 * Which lines of a text are not the author's: boilerplate, captions, lists of links, tables of contents, notes of where it
 * was got from, bars of a page at its ends.
 */
export function isFurniture(lines: readonly string[]): boolean[] {
  const contents = contentsAmong(lines);
  let inLinks = false;
  return lines.map((line, at) => {
    if (linkList.test(line)) inLinks = true;
    else if (inLinks && !listedLink.test(line)) inLinks = false;
    const short = line.length <= longestBoilerplate;
    if (inLinks || contents.has(at) || caption.test(line) || (short && boilerplate.test(line))) return true;
    if (at < longestHead && noteOfCopy.test(line)) return true;
    const isLast = at >= lines.length - marginLines;
    if (isLast && ((short && footer.test(line)) || saysMoreElsewhere(line))) return true;
    if ((isLast || at < marginLines) && line.trim() !== "" && tool.test(line)) return true;
    // A row of a table has its like beside it.
    return (isLast || at < marginLines) && isBar(line) && !isBar(lines[at - 1] ?? "") && !isBar(lines[at + 1] ?? "");
  });
}

/** `首页 | 政务公开 | 互动交流`, `当前位置：首页 > 文件`: names of pages and what parts them, and nothing else. */
function isBar(line: string): boolean {
  const isPath = here.test(line);
  const parts = line.replace(here, "").split(separator);
  return (
    parts.length >= (isPath ? 2 : fewestParts) &&
    parts.every((part) => part.trim().length <= longestPart && !/[\d。；;，,:：!！?？]/u.test(part))
  );
}
