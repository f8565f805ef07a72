import { DOMParser } from "linkedom";

/** What is needed of an element of WordprocessingML. */
interface Element {
  readonly children: Iterable<Element>;
  readonly tagName: string;
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): Iterable<Element>;
  insertBefore(child: Element, before: Element | null): void;
  remove(): void;
  readonly firstChild: Element | null;
  readonly nextSibling: Element | null;
}

interface XmlDocument extends Element {
  createElement(name: string): Element & { textContent: string };
  toString(): string;
}

/** How paragraphs of one level are numbered (ECMA-376, 17.9). */
interface Level {
  readonly format: string;
  /** `第%1条`: `%1` stands for the number of level 1. */
  readonly text: string;
  readonly start: number;
  /** Whether all its numbers are written in digits. */
  readonly inDigits: boolean;
  readonly style: string | undefined;
}

interface Numbering {
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
  /** Lists of one kind are counted on. */
  readonly counted: string;
}

const noNumbers = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`;
const documentPart = "word/document.xml";
const numberingPart = "word/numbering.xml";
const stylesPart = "word/styles.xml";

/** The parts of a Word file with the numbers that Word would show before paragraphs written into their text. */
export function withNumbers(parts: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  const [text, numbering] = [parts[documentPart], parts[numberingPart]];
  if (!text || !numbering) return { ...parts };
  const document = parsed(text);
  const kinds = numberingsOf(parsed(numbering));
  const styles = parts[stylesPart] ? styleNumbers(parsed(parts[stylesPart])) : new Map<string, StyleNumber>();
  const counters = new Map<string, number[]>();
  for (const paragraph of document.getElementsByTagName("w:p")) {
    const label = labelOf(paragraph, kinds, styles, counters);
    if (label !== "") writeLabel(document, paragraph, label);
  }
  return { ...parts, [documentPart]: Buffer.from(document.toString()), [numberingPart]: Buffer.from(noNumbers) };
}

function parsed(xml: Uint8Array): XmlDocument {
  return new DOMParser().parseFromString(Buffer.from(xml).toString("utf8"), "text/xml") as unknown as XmlDocument;
}

/** The numberings of a file by their id. */
function numberingsOf(root: XmlDocument): Map<string, Numbering> {
  const kinds = new Map<string, Map<number, Level>>();
  for (const kind of root.getElementsByTagName("w:abstractNum")) {
    const levels = Array.from(kind.getElementsByTagName("w:lvl"), (level): [number, Level] => [
      numberIn(level.getAttribute("w:ilvl")),
      {
        format: valueOf(level, "w:numFmt") ?? "decimal",
        text: valueOf(level, "w:lvlText") ?? "",
        start: numberIn(valueOf(level, "w:start"), 1),
        inDigits: Array.from(level.getElementsByTagName("w:isLgl")).length > 0,
        style: valueOf(level, "w:pStyle"),
      },
    ]);
    kinds.set(kind.getAttribute("w:abstractNumId") ?? "", new Map(levels));
  }
  const numberings = new Map<string, Numbering>();
  for (const num of root.getElementsByTagName("w:num")) {
    const counted = valueOf(num, "w:abstractNumId") ?? "";
    const starts = new Map<number, number>();
    for (const own of num.getElementsByTagName("w:lvlOverride")) {
      const start = valueOf(own, "w:startOverride");
      if (start !== undefined) starts.set(numberIn(own.getAttribute("w:ilvl")), numberIn(start, 1));
    }
    const id = num.getAttribute("w:numId") ?? "";
    // One that starts anew is counted by itself.
    numberings.set(id, {
      levels: kinds.get(counted) ?? new Map(),
      starts,
      counted: starts.size > 0 ? `${counted}/${id}` : counted,
    });
  }
  return numberings;
}

interface StyleNumber {
  readonly id: string;
  readonly level: number | undefined;
}

/** How the paragraphs of each style are numbered, where the style or one it is based on says so. */
function styleNumbers(root: XmlDocument): Map<string, StyleNumber> {
  const own = new Map<string, StyleNumber>();
  const bases = new Map<string, string>();
  for (const style of root.getElementsByTagName("w:style")) {
    const name = style.getAttribute("w:styleId") ?? "";
    const id = valueOf(style, "w:numId");
    const level = valueOf(style, "w:ilvl");
    const base = valueOf(style, "w:basedOn");
    if (id !== undefined) own.set(name, { id, level: level === undefined ? undefined : numberIn(level) });
    if (base !== undefined) bases.set(name, base);
  }
  const found = new Map<string, StyleNumber>();
  for (const name of [...own.keys(), ...bases.keys()]) {
    const seen = new Set<string>();
    for (let at: string | undefined = name; at !== undefined && !seen.has(at); at = bases.get(at)) {
      seen.add(at);
      const number = own.get(at);
      if (number) {
        found.set(name, number);
        break;
      }
    }
  }
  return found;
}

/** What Word shows before a paragraph; empty where that is a bullet or nothing. Counts on. */
function labelOf(
  paragraph: Element,
  kinds: ReadonlyMap<string, Numbering>,
  styles: ReadonlyMap<string, StyleNumber>,
  counters: Map<string, number[]>,
): string {
  const properties = Array.from(paragraph.children).find(({ tagName }) => tagName === "w:pPr");
  if (!properties) return "";
  const name = valueOf(properties, "w:pStyle");
  const style = name === undefined ? undefined : styles.get(name);
  const kind = kinds.get(valueOf(properties, "w:numId") ?? style?.id ?? "");
  if (!kind) return "";
  const ofStyle = Array.from(kind.levels).find(([, level]) => name !== undefined && level.style === name)?.[0];
  const said = valueOf(properties, "w:ilvl");
  const depth = said === undefined ? (style?.level ?? ofStyle ?? 0) : numberIn(said);
  const level = kind.levels.get(depth);
  if (!level) return "";
  const counts = counters.get(kind.counted) ?? [];
  counters.set(kind.counted, counts);
  const first = (at: number): number => kind.starts.get(at) ?? kind.levels.get(at)?.start ?? 1;
  counts[depth] = counts[depth] === undefined ? first(depth) : counts[depth] + 1;
  counts.length = depth + 1;
  if (level.format === "bullet" || level.format === "none") return "";
  return level.text.replaceAll(/%(\d)/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    const format = level.inDigits ? undefined : kind.levels.get(at)?.format;
    return numeralOf(counts[at] ?? first(at), format ?? "decimal");
  });
}

function writeLabel(document: XmlDocument, paragraph: Element, label: string): void {
  const run = document.createElement("w:r");
  const text = document.createElement("w:t");
  // Between Latin letters Word shows a tab.
  text.textContent = /[\w.)]$/u.test(label) ? `${label} ` : label;
  run.insertBefore(text, null);
  const properties = Array.from(paragraph.children).find(({ tagName }) => tagName === "w:pPr");
  paragraph.insertBefore(run, properties ? properties.nextSibling : paragraph.firstChild);
}

/** The `w:val` of the first such element below. */
function valueOf(element: Element, name: string): string | undefined {
  const [found] = element.getElementsByTagName(name);
  return found?.getAttribute("w:val") ?? undefined;
}

function numberIn(text: string | null | undefined, otherwise = 0): number {
  const number = Number.parseInt(text ?? "", 10);
  return Number.isNaN(number) ? otherwise : number;
}

/** A number as a format writes it (ECMA-376, 17.18.59); one that is not known here in digits. */
function numeralOf(value: number, format: string): string {
  if (/^(?:chinese|taiwanese|japanese|ideographLegal)/u.test(format)) return chineseNumeral(value);
  if (format === "ideographTraditional") return "甲乙丙丁戊己庚辛壬癸"[value - 1] ?? String(value);
  if (format === "lowerLetter") return letterOf(value);
  if (format === "upperLetter") return letterOf(value).toUpperCase();
  if (format === "lowerRoman") return romanNumeral(value);
  if (format === "upperRoman") return romanNumeral(value).toUpperCase();
  if (format === "decimalEnclosedCircle" && value <= 20) return String.fromCodePoint(0x24_5f + value);
  return format === "decimalZero" ? String(value).padStart(2, "0") : String(value);
}

const digits = "零一二三四五六七八九";

/** 1 to 9999: `十二`, `一百零三`. */
function chineseNumeral(value: number): string {
  if (value <= 0 || value > 9999) return String(value);
  let text = "";
  let skipped = false;
  for (const [unit, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) skipped = text !== "";
    else {
      text += (skipped ? "零" : "") + (digits[digit] ?? "") + name;
      skipped = false;
    }
  }
  return value < 20 ? text.replace(/^一十/u, "十") : text;
}

/** `a` to `z`, then `aa`. */
function letterOf(value: number): string {
  const place = Math.max(0, value - 1);
  return String.fromCodePoint(97 + (place % 26)).repeat(1 + Math.floor(place / 26));
}

function romanNumeral(value: number): string {
  let rest = value;
  let text = "";
  for (const [worth, sign] of [
    [1000, "m"],
    [900, "cm"],
    [500, "d"],
    [400, "cd"],
    [100, "c"],
    [90, "xc"],
    [50, "l"],
    [40, "xl"],
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ] as const) {
    for (; rest >= worth; rest -= worth) text += sign;
  }
  return text;
}
