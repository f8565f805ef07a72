/**
 * The outline of an official text: `第一编` > `第二章` > `第三节` > `第四条` > `一、` > `(一)` > `1、` > `1.1` >
 * `1.1.1` > `(1)` > `一是 / 一要 / 第一,`, and their English sisters. Brackets and punctuation may be half or full width.
 */

const number = "[一二三四五六七八九十]{1,3}";
const longNumber = "[〇零一二三四五六七八九十百\\d]{1,6}";
/** `1.5米`: what stands behind a decimal that is no number of a section. */
const measure = "[米万亿千百倍元度吨公厘平立毫℃%％级年月日天人个名次项条]|小时|分钟";
/** `5.12汶川地震以后，`: a day by which people call what happened on it. */
const happened = "\\p{Script=Han}{0,6}?(?:案|地震|事故|事件|火灾|爆炸|特大|暴雨|洪)\\p{Script=Han}{0,9}[，,。]";
/** The number of a section of plans and standards with so many dots, such as `1.3.2`. */
function decimal(dots: number): RegExp {
  const others = dots === 1 ? `${measure}|${happened}` : measure;
  return new RegExp(
    `^\\s*\\d{1,2}(?:[.．]\\d{1,2}){${dots}}(?![\\d.．])\\s*(?=[\\p{Script=Han}A-Z《“"])(?!${others})`,
    "u",
  );
}
const headingMarkers: readonly RegExp[] = [
  new RegExp(`^\\s*第\\s?${longNumber}\\s?[编編](?![^\\s]{0,3}[,，。])`, "u"),
  new RegExp(`^\\s*(?:第\\s?${longNumber}\\s?(?:章|部分)|(?:chapter|part)\\s+(?:\\d+|[ivxlc]+)\\b)`, "iu"),
  new RegExp(`^\\s*(?:第\\s?${longNumber}\\s?[节節]|section\\s+\\d+\\b)`, "iu"),
  new RegExp(`^\\s*(?:第\\s?${longNumber}\\s?[条條](?:之${number})?|article\\s+\\d+\\b)(?!的|规定|規定|第)`, "iu"),
  new RegExp(`^\\s*${number}、`, "u"),
  new RegExp(`^\\s*[(（]${number}[)）]`, "u"),
  /^\s*\d{1,2}[、.．](?!\d)/u,
  decimal(1),
  decimal(2),
  decimal(3),
  /^\s*[(（]\d{1,2}[)）]/u,
];
/** An article is text, with its number for a heading. */
export const articleRank = 3;
const itemMarker = new RegExp(`^\\s*(?:(${number})(?:是|要)|第(${number})(?:[,，、]|要|是(?!第)))`, "u");
/** A heading without a number stands above all others where it opens a document, else below. */
const unnumberedRanks = { top: -1, low: headingMarkers.length } as const;
const itemRank = headingMarkers.length + 1;
/** A heading that text runs on from is no longer. */
const longestRunIn = 24;
/** Words that close a list of items: what follows belongs to none of them. */
const closing =
  /^\s*(?:(?:最后|最後|总之|總之|同志们|同志們)[,，:：!！]|特此(?:通知|公告|通告|通报|通報|函告|函复|函覆|报告|報告)|(?:联系|聯繫|聯絡)(?:人|方式|电话|電話)|附件|抄送)/u;
/** What is said of all others at the end of a list belongs to no item of it. */
const closingItems = /^\s*其[他它](?:各)?(?:行业|行業|领域|領域|方面)/u;

/** Whether a line or sentence begins with a marker of the upper levels, such as `第三章`, `一、` or `(二)`. */
export function startsWithHeadingMarker(text: string): boolean {
  return headingMarkers.some((marker) => marker.test(text));
}

/** Whether a line such as `1 总则` is the chapter of the section below it, `1.1 编制目的`. */
export function isChapterAbove(text: string, next: string): boolean {
  const chapter = /^\s*(\d{1,2})(?![\d.．])/u.exec(text)?.[1];
  return chapter !== undefined && next.trimStart().startsWith(`${chapter}.1`) && startsWithHeadingMarker(next);
}

/** Whether a sentence opens an item of an enumeration inside a paragraph, such as `一是` or `第二,`. */
export function startsItem(text: string): boolean {
  return itemMarker.test(text);
}

/** Whether a paragraph begins with any marker of the outline. */
export function startsHeadingOrItem(text: string): boolean {
  return startsWithHeadingMarker(text) || startsItem(text);
}

/** The ordinal an item's marker gives (`四是` is 4); undefined where the sentence opens no item. */
export function itemOrdinal(text: string): number | undefined {
  const match = itemMarker.exec(text);
  const numeral = match?.[1] ?? match?.[2];
  return numeral === undefined ? undefined : chineseNumber(numeral);
}

/** A sentence or heading behind its marker (`二是`, `(三)`). */
export function withoutMarker(text: string): string {
  const marker = [...headingMarkers, itemMarker].flatMap((one) => one.exec(text) ?? [])[0] ?? "";
  return text.slice(marker.length).trimStart();
}

/** How many kinds of headings there are, by rank: `四、`, `(四)`, `4.`, `(4)`. */
export const headingRanks = headingMarkers.length;

/** The rank and the ordinal of the marker that a paragraph begins with; undefined where it begins with none. */
export function headingMarker(text: string): { rank: number; ordinal: number | undefined } | undefined {
  const rank = headingMarkers.findIndex((marker) => marker.test(text));
  return rank < 0 ? undefined : { rank, ordinal: headingOrdinal(text, rank) };
}

/** The ordinal of a heading of a rank; undefined where the text begins with no such marker. */
export function headingOrdinal(text: string, rank: number): number | undefined {
  const marker = headingMarkers[rank]?.exec(text)?.[0] ?? "";
  const numeral = /[一二三四五六七八九十百]+/u.exec(marker)?.[0];
  // Of `1.3.2` the last.
  const digits = marker.match(/\d+/gu)?.at(-1);
  return numeral === undefined ? (digits === undefined ? undefined : Number(digits)) : chineseNumber(numeral);
}

/** The number of the article that a label or sentence begins with; undefined where it begins with none. */
export function articleNumber(text: string): number | undefined {
  const marker = headingMarkers[articleRank]?.exec(text)?.[0];
  if (marker === undefined) return undefined;
  const digits = /\d+/u.exec(marker)?.[0];
  return digits === undefined
    ? chineseNumber(/[〇零一二三四五六七八九十百]+/u.exec(marker)?.[0] ?? "")
    : Number(digits);
}

/** Whether a section, its labels outermost first, lies in the article of a number. */
export function isInArticle(section: readonly string[], article: number): boolean {
  return section.some((label) => articleNumber(label) === article);
}

/** The value of a Chinese numeral from 一 to 九百九十九. */
export function chineseNumber(numeral: string): number {
  const digit = (character: string): number => "一二三四五六七八九".indexOf(character) + 1;
  let value = 0;
  let open = 0;
  for (const character of numeral) {
    const unit = { 十: 10, 百: 100 }[character];
    if (unit === undefined) open = digit(character);
    else {
      value += (open || 1) * unit;
      open = 0;
    }
  }
  return value + open;
}

/** What opens or ends a whole text: the parts stand beside it, not under it. */
const besideAll =
  /^(?:前言|序言|引言|序|导言|導言|导语|導語|绪论|緒論|结语|結語|结束语|結束語|后记|後記|preface|foreword|introduction|conclusion)$/iu;

/** Whether a line is what opens or ends a whole text, such as `前言`. */
export function standsBesideAll(text: string): boolean {
  return besideAll.test(text.replaceAll(/\s/gu, ""));
}

interface Entry {
  readonly rank: number;
  readonly label: string;
}

/** Where a sentence stands in its paragraph. */
export interface Place {
  readonly opensParagraph: boolean;
  /** It is all there is of the paragraph. */
  readonly alone: boolean;
  /** The paragraph is an item of a list, where it is numbered. */
  readonly isListed: boolean;
}

/** Follows the outline while a document is read in order. */
export class OutlineCursor {
  #path: Entry[] = [];
  /** The rank of unnumbered headings in this document. */
  #unnumbered: number | undefined;

  /** The labels of the headings and items that hold the current sentence, outermost first. */
  get path(): readonly string[] {
    return this.#path.map((entry) => entry.label);
  }

  /** A new paragraph ends the items of the one before, unless it opens the next item itself. */
  enterParagraph(text: string): void {
    if (closing.test(text)) this.#path = [];
    else if (!startsItem(text)) this.#popFrom(itemRank);
  }

  /** A heading that has no number; `isInside`: it opens no section beside those that are numbered. */
  enterHeading(text: string, isInside = false): void {
    if (standsBesideAll(text)) {
      this.#path = [{ rank: unnumberedRanks.low, label: labelOf(text) }];
      return;
    }
    // What stands behind a foreword may open the document all the same.
    if (standsBesideAll(this.#path.at(-1)?.label ?? "")) this.#path = [];
    if (isInside) {
      this.#push(unnumberedRanks.low, labelOf(text));
      return;
    }
    this.#unnumbered ??= this.#path.length === 0 ? unnumberedRanks.top : unnumberedRanks.low;
    this.#push(this.#unnumbered, labelOf(text));
  }

  /** Takes the next sentence; says whether it is a heading (its text is then the last label of the path). */
  enterSentence(text: string, { opensParagraph, alone, isListed }: Place): "heading" | "item" | "text" {
    const rank = opensParagraph ? headingMarkers.findIndex((marker) => marker.test(text)) : -1;
    if (rank === articleRank) {
      this.#push(rank, /[:：]\s*$/u.test(text) ? labelOf(text) : (headingMarkers[rank]?.exec(text)?.[0].trim() ?? ""));
      return "text";
    }
    if (rank >= 0) {
      this.#push(rank, labelOf(text));
      const isText = isListed || /[;；]$/u.test(text) || (!alone && saysMore(withoutMarker(text)));
      return rank > articleRank && isText ? "item" : "heading";
    }
    if (startsItem(text)) {
      this.#push(itemRank, labelOf(text));
      return "item";
    }
    if (closing.test(text) || closingItems.test(text)) this.#popFrom(itemRank);
    return "text";
  }

  #popFrom(rank: number): void {
    this.#path = this.#path.filter((entry) => entry.rank < rank);
  }

  #push(rank: number, label: string): void {
    this.#popFrom(rank);
    this.#path.push({ rank, label });
  }
}

/** Whether a sentence that text runs on from is more than the heading of it. */
function saysMore(text: string): boolean {
  return text.length > longestRunIn || /\d/u.test(text);
}

/** A heading without its closing mark; of a heading that runs into text, its first clause. */
function labelOf(text: string): string {
  const heading = text.trim().replace(/[。；;:：]+$/u, "");
  if (heading.length <= 60 && !itemMarker.test(heading)) return heading;
  const marker = (itemMarker.exec(heading) ?? [""])[0].length;
  const clause = /[,，。;；:：]/u.exec(heading.slice(marker));
  return clause ? heading.slice(0, marker + clause.index) : heading;
}
