import { Parser } from "htmlparser2";
import { DOMParser } from "linkedom";
import { numeralOf } from "./numerals.ts";

/** What is needed of an element of WordprocessingML. */
interface Element {
  readonly children: Iterable<Element>;
  readonly tagName: string;
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): Iterable<Element>;
  insertBefore(child: Element, before: Element | null): void;
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

/**
 * The parts of a Word file with the numbers that Word would show before paragraphs written into their text. Throws an
 * Error where one of them is no XML, as what reads the file then would.
 */
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

function parsed(bytes: Uint8Array): XmlDocument {
  const xml = Buffer.from(bytes).toString("utf8");
  requireWhole(xml);
  return new DOMParser().parseFromString(xml, "text/xml") as unknown as XmlDocument;
}

/** An entity that XML does not know by itself. */
const unknownEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/iu;

/** Throws for XML that is cut or declares entities: the tree would be made of it all the same. */
function requireWhole(xml: string): void {
  const refuse = (reason: string): never => {
    throw new Error(`a part of the file ${reason}`);
  };
  if (unknownEntity.test(xml)) refuse("has an entity of its own");
  let open = 0;
  const parser = new Parser(
    {
      onopentag: () => open++,
      onclosetag: () => open--,
      onprocessinginstruction: (name) => name.startsWith("!") && refuse("declares a document type"),
    },
    { xmlMode: true },
  );
  parser.write(xml);
  // What is open at the end is closed by the parser itself.
  if (open > 0) refuse("ends in the middle");
  parser.end();
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
  const properties = propertiesOf(paragraph);
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
  paragraph.insertBefore(run, propertiesOf(paragraph)?.nextSibling ?? paragraph.firstChild);
}

/** What is said of a paragraph before its text. */
function propertiesOf({ children }: Element): Element | undefined {
  return Array.from(children).find(({ tagName }) => tagName === "w:pPr");
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
