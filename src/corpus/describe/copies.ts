import { type DateIn, datesAt } from "./dates.ts";

/** `抓取时间：`, `last updated:`: a day on which somebody got, printed or touched a copy. */
const ofCopy =
  /(?:抓取|采集|採集|爬取|下载|下載|访问|訪問|浏览|瀏覽|检索|檢索|收录|收錄|入库|打印|列印|更新|转载|轉載|生成)(?:于|於|的?(?:时间|時間|日期))?[:：\s]{0,4}$|(?:updated?|captured?|crawled|fetched|retrieved|accessed|printed|reviewed?|modified)(?:[ _-](?:on|at|date|time))?[:：\s]{0,4}$/iu;

/** The dates that a line gives, those of a copy of the text left out. */
export function ownDatesAt(line: string): DateIn[] {
  return datesAt(line).filter(({ start }) => !ofCopy.test(line.slice(0, start)));
}
