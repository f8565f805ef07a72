/**
 * Tables of contents: `目录` and the headings below it, or lines of headings that dots lead from to a page. They say what
 * the body says again, so they are no part of the outline.
 */

const titleOfContents = /^(?:目\s?[录錄次]|(?:table of )?contents)[:：]?$/iu;
const page = /(?:\d{1,4}|[ivxⅠ-ⅻ]{1,6})[-—)）]?$/iu;
/** As many characters as a page's number has at most. */
const longestPage = 8;
const dots = new Set(".．·…");
const blanks = new Set(" \t\u00a0\u3000-—(（");
const fewestDots = 4;
/** A longer line is text. */
const longestEntry = 60;
const fewestEntries = 3;

/** Whether dots lead from what a line says to the number of a page. */
export function endsInLeader(line: string): boolean {
  const entry = entryOf(line);
  return entry.hasPage && entry.dots >= fewestDots;
}

/** Which lines of a text are its table of contents. */
export function contentsAmong(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  const names = lines.map((line) => entryOf(line).name);
  /** Where what a line says stands last. */
  const last = new Map(names.map((name, at) => [name, at]));
  for (const [at, line] of lines.entries()) {
    if (endsInLeader(line)) found.add(at);
    if (found.has(at) || !titleOfContents.test(line.trim())) continue;
    const end = endOfEntries(lines, names, at + 1, last);
    if (end - at - 1 < fewestEntries) continue;
    for (let place = at; place < end; place++) found.add(place);
  }
  return found;
}

/** Where the entries end that begin at a line: before the first of them stands again, else behind the last that does. */
function endOfEntries(
  lines: readonly string[],
  names: readonly string[],
  start: number,
  last: ReadonlyMap<string, number>,
): number {
  const entries = new Set<string>();
  let at = start;
  for (; at < lines.length && isEntry(lines[at] ?? "") && !entries.has(names[at] ?? ""); at++)
    entries.add(names[at] ?? "");
  // The title of the body, or who wrote it, may stand between the list and the first heading.
  const isOfList = (place: number): boolean =>
    endsInLeader(lines[place] ?? "") || (last.get(names[place] ?? "") ?? 0) >= at;
  while (at > start && !isOfList(at - 1)) at--;
  return at;
}

function isEntry(line: string): boolean {
  return endsInLeader(line) || (line.length <= longestEntry && !/[。；;！!？?]$/u.test(line.trimEnd()));
}

/** What a line says, without blanks and without the page it leads to and what leads there. */
function entryOf(line: string): { name: string; dots: number; hasPage: boolean } {
  const whole = line.trimEnd();
  const number = page.exec(whole.slice(-longestPage))?.[0] ?? "";
  let end = whole.length - number.length;
  let leading = 0;
  let apart = 0;
  for (; end > 0; end--) {
    const character = whole[end - 1] ?? "";
    if (dots.has(character)) leading++;
    else if (character === "\t") apart += 2;
    else if (blanks.has(character)) apart++;
    else break;
  }
  const hasPage = number !== "" && (leading > 1 || apart > 1);
  const name = hasPage || leading >= fewestDots ? whole.slice(0, end) : whole;
  return { name: name.replaceAll(/\s/gu, ""), dots: leading, hasPage };
}
