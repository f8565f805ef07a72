import { isMainlyLatin } from "../structure/segment.ts";
import { nounOf } from "./kinds.ts";
import { numberIn } from "./document-number.ts";

const letterhead =
  /文件$|^(?:机密|秘密|特急|加急|急件)|^中华人民共和国.{1,8}标准$|^.{0,12}(?:国家|行业|地方|团体)标准$/u;
/** `法規名稱：災害防救法`: what stands before a title in lists of fields; a subtitle's dash. */
const label = /^(?:(?:法规|法規|文件|文档|标准|標準)?(?:名称|名稱|标题|標題|题目|題目)[:：]\s*|[—–-]{1,2}\s*)/u;
const goesOn = /^(?:关于|關於|在|印发|印發|转发|轉發|批转|批轉)/u;
const issuer = /^.{2,29}[府会會局厅廳部委院室省市县縣区區]$/u;
const about = /关于|關於/u;
/** What is sent on is named in the title of what sends it. */
const sendsOn = /(?:印发|印發|转发|轉發|批转|批轉)/u;
const openBracket = /[《〈“「『][^》〉”」』]*$/u;
const version = /^[(（][^()（）]{0,8}(?:试行|試行|暂行|暫行|稿|草案|修订|修訂|修正|摘要|节选|節選)[)）]$/u;
/** Of a speech on several lines. */
const occasion = /^\p{Script=Han}{0,12}在(?!.*(?:上|时|時)的)/u;
const ofOccasion = /(?:上|时|時)的\p{Script=Han}{0,4}$/u;

/** The line, or the lines, that say what a document is, joined; and these lines. Undefined where none is a title. */
export function titleOf(titles: readonly string[]): { title: string; lines: readonly string[] } | undefined {
  const hasLetters = titles.every(isMainlyLatin) ? /\p{L}/u : /\p{Script=Han}/u;
  const given = titles.filter(
    (line) => !letterhead.test(line) && numberIn(line) === undefined && hasLetters.test(line),
  );
  const lines = given.map((line) => line.replace(label, ""));
  const telling = Math.max(
    0,
    lines.findIndex((line) => nounOf(line) !== undefined),
  );
  let title = lines[telling];
  if (title === undefined) return undefined;
  let first = telling;
  for (let above = lines[first - 1]; above !== undefined && leadsTo(above, title); above = lines[first - 1]) {
    title = above + title;
    first--;
  }
  let end = telling + 1;
  for (let next = lines[end]; next !== undefined && continues(title, next); next = lines[end]) {
    title += next;
    end++;
  }
  return { title, lines: given.slice(first, end) };
}

/** Whether a title goes on from the line above it. */
function leadsTo(above: string, title: string): boolean {
  if (goesOn.test(title) && issuer.test(above)) return true;
  if (goesOn.test(title) || nounOf(above) !== undefined) return false;
  return (
    openBracket.test(above) ||
    about.test(above) ||
    /[、和与與及]$/u.test(above) ||
    (occasion.test(above) && ofOccasion.test(title))
  );
}

/** Whether a title that could end here goes on in the next line. */
function continues(title: string, next: string): boolean {
  if (next.startsWith("的") || version.test(next) || openBracket.test(title)) return true;
  return (
    about.test(title) &&
    sendsOn.test(title) &&
    nounOf(title) !== "notice" &&
    nounOf(next) === "notice" &&
    !about.test(next)
  );
}
