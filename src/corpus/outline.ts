/**
 * The outline of a Chinese speech: `一、` > `(一)` > `1、` > `(1)` > `一是 / 一要 / 第一,`.
 * Brackets and punctuation may be half or full width.
 */

const number = "[一二三四五六七八九十]{1,3}";
const headingMarkers: readonly RegExp[] = [
  new RegExp(`^\\s*${number}、`, "u"),
  new RegExp(`^\\s*[(（]${number}[)）]`, "u"),
  /^\s*\d{1,2}[、.．](?!\d)/u,
  /^\s*[(（]\d{1,2}[)）]/u,
];
const itemMarker = new RegExp(`^\\s*(?:(${number})(?:是|要)|第(${number})[,，、])`, "u");
const itemRank = headingMarkers.length;
/** Words that close a list of items: what follows belongs to none of them. */
const closing = /^\s*(?:最后|最後|总之|總之|同志们|同志們)[,，:：!！]/u;
/** What is said of all others at the end of a list belongs to no item of it. */
const closingItems = /^\s*其[他它](?:各)?(?:行业|行業|领域|領域|方面)/u;

/** Whether a line or sentence begins with a marker of the upper levels, such as `一、` or `(二)`. */
export function startsWithHeadingMarker(text: string): boolean {
  return headingMarkers.some((marker) => marker.test(text));
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

/** The ordinal of a heading of a rank; undefined where the text begins with no such marker. */
export function headingOrdinal(text: string, rank: number): number | undefined {
  const marker = headingMarkers[rank]?.exec(text)?.[0] ?? "";
  const numeral = new RegExp(number, "u").exec(marker)?.[0];
  const digits = /\d+/u.exec(marker)?.[0];
  return numeral === undefined ? (digits === undefined ? undefined : Number(digits)) : chineseNumber(numeral);
}

/** The value of a Chinese numeral from 一 to 九十九. */
export function chineseNumber(numeral: string): number {
  const digit = (character: string): number => "一二三四五六七八九".indexOf(character) + 1;
  const ten = numeral.indexOf("十");
  if (ten < 0) return digit(numeral);
  return (
    (ten === 0 ? 1 : digit(numeral.slice(0, ten))) * 10 + (ten + 1 < numeral.length ? digit(numeral.slice(ten + 1)) : 0)
  );
}

interface Entry {
  readonly rank: number;
  readonly label: string;
}

/** Follows the outline while a speech is read in order. */
export class OutlineCursor {
  #path: Entry[] = [];

  /** The labels of the headings and items that hold the current sentence, outermost first. */
  get path(): readonly string[] {
    return this.#path.map((entry) => entry.label);
  }

  /** A new paragraph ends the items of the one before, unless it opens the next item itself. */
  enterParagraph(text: string): void {
    if (closing.test(text)) this.#path = [];
    else if (!startsItem(text)) this.#popFrom(itemRank);
  }

  /** Takes the next sentence; says whether it is a heading (its text is then the last label of the path). */
  enterSentence(text: string, startsParagraph: boolean): "heading" | "item" | "text" {
    const rank = startsParagraph ? headingMarkers.findIndex((marker) => marker.test(text)) : -1;
    if (rank >= 0) {
      this.#push(rank, labelOf(text));
      return "heading";
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

/** A heading without its closing mark; of a heading that runs into text, its first clause. */
function labelOf(text: string): string {
  const heading = text.trim().replace(/[。；;:：]+$/u, "");
  if (heading.length <= 60 && !itemMarker.test(heading)) return heading;
  const marker = (itemMarker.exec(heading) ?? [""])[0].length;
  const clause = /[,，。;；:：]/u.exec(heading.slice(marker));
  return clause ? heading.slice(0, marker + clause.index) : heading;
}
