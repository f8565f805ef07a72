import type { Span } from "../../src/domain.ts";

/** Lines a web page put around a speech. Kept apart from what cleans a speech: it is the check on it. */
const furniture: readonly RegExp[] = [
  /小编|小編/u,
  /供大家(?:参考|參考|阅读|閱讀)/u,
  /^\s*[(（]?\s*(?:图|圖)\s*(?:为|為|[:：])/u,
  /责任编辑|責任編輯|版权所有|版權所有/u,
  /^\s*(?:上一篇|下一篇|点击下载|點擊下載)/u,
];
/** A heading of links; everything after it belongs to the page. */
const linkHeading = /(?:相关|相關|推荐|推薦)(?:文章|阅读|閱讀)\s*[:：]?\s*$/u;

/** The spans of `raw` that were never part of the speech, in order. */
export function boilerplateIn(raw: string): Span[] {
  const spans: Span[] = [];
  for (const match of raw.matchAll(/[^\r\n]+/gu)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (linkHeading.test(match[0])) return [...spans, { start: span.start, end: raw.length }];
    if (furniture.some((pattern) => pattern.test(match[0]))) spans.push(span);
  }
  return spans;
}
