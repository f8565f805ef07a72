import type { Bilingual } from "../../domain.ts";

/** A counter of the pages that a text was cut into on its way: `第2/2页`, `（2／3）` at the end of a title. */
const pageOf = /第\s*(\d{1,2})\s*[/／]\s*(\d{1,2})\s*[页頁]/u;
/** Where a title stands. */
const head = 200;
/** How a text ends that says all it wanted: after its marks, quotes and brackets closed, a day or a name on a short line. */
const closed = /[。！？!?.；;：:…”’」』）)】〕\]》>]\s*$/u;
/** A shorter last line is a signature, a date or a caption. */
const shortestCut = 40;

/** How many of its last lines may say that it goes on elsewhere. */
const lastLines = 4;
/** `全文共1971字`, where not all is shown. */
const wholeLength = /全文共?(?:约|約)?\s?(\d{2,7})\s?(?:余|餘)?字/u;
/** `（未完待续）`, `1 2 3 下一页`, `展开全文`: a line that says by itself that the text goes on elsewhere. */
const leadsOn: readonly RegExp[] = [
  /^[(（【[…\s]*未完(?:[,，、待。)）】\]…\s]|$)/u,
  /^[\d\s|…·上首末尾一前頁页]*下一?[页頁][\d\s|…·>»›末尾一頁页]*$/u,
  /^(?:点击|點擊|點選)?(?:展开|展開|阅读|閱讀|查看|显示|顯示)(?:全文|全部|更多|剩余|剩餘|余下|餘下)[\s>»›…。.)）】\]]*$/u,
  /^\W{0,3}(?:to be continued\b|(?:(?:read|show) (?:more|the full (?:text|story))|continue reading)\W*$)/iu,
];
const longestNote = 40;

/** Whether a line is no text but says that there is more of it elsewhere. */
export function saysMoreElsewhere(line: string): boolean {
  return (
    line.length <= longestNote &&
    (leadsOn.some((pattern) => pattern.test(line)) || (wholeLength.test(line) && /[(（]|显示|顯示/u.test(line)))
  );
}

/** What is missing of a text where it shows: pages it was cut into, what its last lines say of it, or an end in the middle of a sentence. */
export function missingOf(raw: string): Bilingual | undefined {
  const [, page = "", pages = ""] = pageOf.exec(raw.slice(0, head)) ?? [];
  if (Number(pages) > 1 && Number(page) <= Number(pages)) {
    const [shown, all] = [Number(page), Number(pages)];
    return { zh: `仅有第${shown}页，共${all}页`, en: `only page ${shown} of ${all}` };
  }
  const tail = raw
    .trimEnd()
    .split(/[\r\n]+/u)
    .slice(-lastLines)
    .map((line) => line.trim());
  const note = tail.find(saysMoreElsewhere);
  if (note !== undefined) {
    const length = wholeLength.exec(note)?.[1];
    return length === undefined
      ? { zh: "后文缺失", en: "the rest is missing" }
      : { zh: `后文缺失，全文${length}字`, en: `the rest is missing; the whole has ${length} characters` };
  }
  const last = raw.trimEnd().slice(raw.trimEnd().lastIndexOf("\n") + 1);
  const isProse = last.length >= shortestCut && /[，,。；;]/u.test(last) && !/[\t|]/u.test(last);
  return isProse && !closed.test(last) ? { zh: "结尾缺失", en: "the end is cut off" } : undefined;
}
