import type { Bilingual } from "../domain.ts";

/** A counter of the pages that a text was cut into on its way: `第2/2页`, `（2／3）` at the end of a title. */
const pageOf = /第\s*(\d{1,2})\s*[/／]\s*(\d{1,2})\s*[页頁]/u;
/** Where a title stands. */
const head = 200;
/** How a text ends that says all it wanted: after its marks, quotes and brackets closed, a day or a name on a short line. */
const closed = /[。！？!?.；;：:…”’」』）)】〕\]》>]\s*$/u;
/** A shorter last line is a signature, a date or a caption. */
const shortestCut = 40;

/** What is missing of a text where it shows: pages it was cut into, or an end in the middle of a sentence. */
export function missingOf(raw: string): Bilingual | undefined {
  const [, page = "", pages = ""] = pageOf.exec(raw.slice(0, head)) ?? [];
  if (Number(pages) > 1 && Number(page) <= Number(pages)) {
    const [shown, all] = [Number(page), Number(pages)];
    return { zh: `仅有第${shown}页，共${all}页`, en: `only page ${shown} of ${all}` };
  }
  const last = raw.trimEnd().slice(raw.trimEnd().lastIndexOf("\n") + 1);
  const isProse = last.length >= shortestCut && /[，,。；;]/u.test(last) && !/[\t|]/u.test(last);
  return isProse && !closed.test(last) ? { zh: "结尾缺失", en: "the end is cut off" } : undefined;
}
