import {
  AlignmentType,
  ConcreteHyperlink,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  type IContext,
  type IFontAttributesProperties,
  type IXmlableObject,
  Packer,
  Paragraph,
  TextRun,
} from "docx";
import { alsoLine, quotationMarks, renderingFor, shownQuote } from "../ask/plain-text.ts";
import { referenceOf } from "../ask/understand/reference.ts";
import type { Citation, Language, SpeechInfo } from "../domain.ts";
import { say } from "../text/messages.ts";
import { innerQuotations } from "../text/punctuation.ts";

export interface WordQuote {
  readonly citation: Citation;
  readonly info: SpeechInfo;
  /** Opens the quote in its context. */
  readonly link?: string | undefined;
}

/** Quotes under what was asked for them. */
export interface WordPart {
  readonly heading: string;
  readonly quotes: readonly WordQuote[];
}

export interface WordFileOptions extends WordPart {
  readonly language: Language;
  /** Further parts, each under a heading of the second level. */
  readonly parts?: readonly WordPart[] | undefined;
  /** What a reader has to know of the whole, such as what was left out. */
  readonly notes?: readonly string[] | undefined;
}

const HYPERLINK_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
/** Of the fonts, sizes (half points) and distances (twentieths of a point) that official papers are set in. */
const LATIN = "Times New Roman";
const SIZES = { title: 36, heading: 30, body: 24, note: 18 };
const LINE = 360;
const TWO_CHARACTERS = 480;
const GAP = 160;

/**
 * A Word file (.docx) of quotes under their headings, each with a footnote that says where it is from. Nothing that a document or a person writes is ever markup. The same but for the dates for the same quotes.
 */
export async function wordFile(options: WordFileOptions): Promise<Uint8Array> {
  const { heading, quotes, parts = [], notes = [], language } = options;
  const setting = settingOf(language);
  const footnotes: Record<string, { readonly children: Paragraph[] }> = {};
  const quotations = (of: readonly WordQuote[]): Paragraph[] =>
    of.flatMap((quote) => {
      const id = Object.keys(footnotes).length + 1;
      footnotes[String(id)] = { children: [footnote(quote, id, language)] };
      return quotation(quote.citation, id, setting);
    });
  const children = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(storable(heading))] }),
    ...notes.map((note) => new Paragraph({ style: "Note", children: [new TextRun(storable(note))] })),
    ...quotations(quotes),
    ...parts.flatMap((part) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(storable(part.heading))] }),
      ...quotations(part.quotes),
    ]),
  ];
  const packed = new Document({
    creator: "言据 yanju",
    lastModifiedBy: "言据 yanju",
    title: storable(heading),
    footnotes,
    styles: stylesOf(setting),
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(packed));
}

interface Setting {
  readonly language: Language;
  readonly font: IFontAttributesProperties;
  readonly headingFont: IFontAttributesProperties;
  readonly tags: { readonly value: string; readonly eastAsia: string };
}

/** The quotes are Chinese whatever language they were asked for in. */
function settingOf(language: Language): Setting {
  const isHant = language === "zh-Hant";
  const fontOf = (eastAsia: string): IFontAttributesProperties => ({ ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia });
  return {
    language,
    font: fontOf(isHant ? "PMingLiU" : "SimSun"),
    headingFont: fontOf(isHant ? "Microsoft JhengHei" : "SimHei"),
    tags: { value: "en-GB", eastAsia: isHant ? "zh-TW" : "zh-CN" },
  };
}

function stylesOf({ font, headingFont, tags }: Setting) {
  const heading = (size: number) => ({
    run: { font: headingFont, size, bold: true, color: "000000" },
    paragraph: { spacing: { before: 2 * GAP, after: GAP }, keepNext: true },
  });
  const style = (id: string, name: string, size: number) => ({ id, name, basedOn: "Normal", run: { size } });
  return {
    default: {
      document: { run: { font, size: SIZES.body, language: tags }, paragraph: { spacing: { line: LINE } } },
      heading1: {
        ...heading(SIZES.title),
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 2 * GAP } },
      },
      heading2: heading(SIZES.heading),
      footnoteText: { run: { size: SIZES.note }, paragraph: { spacing: { line: 240 } } },
      hyperlink: { run: { color: "0563C1", underline: {} } },
    },
    paragraphStyles: [
      {
        ...style("Quote", "Quote", SIZES.body),
        paragraph: { indent: { left: TWO_CHARACTERS, right: TWO_CHARACTERS }, spacing: { before: GAP, line: LINE } },
      },
      {
        ...style("Rendering", "Rendering", SIZES.note + 2),
        paragraph: { indent: { left: TWO_CHARACTERS, right: TWO_CHARACTERS }, spacing: { line: 280 } },
      },
      { ...style("Note", "Note", SIZES.note + 2), paragraph: { spacing: { line: 280 } } },
    ],
  };
}

function quotation(citation: Citation, footnoteId: number, { language, font }: Setting): Paragraph[] {
  const [open, close] = quotationMarks(language);
  // Else Word takes the marks “ ” for Latin ones.
  const words = (text: string) => new TextRun({ text: storable(text), font: { ...font, hint: "eastAsia" } });
  const quote = new Paragraph({
    style: "Quote",
    children: [
      words(open),
      words(innerQuotations(shownQuote(citation), language)),
      words(close),
      new FootnoteReferenceRun(footnoteId),
    ],
  });
  const rendering = renderingFor(citation, language);
  if (rendering === "") return [quote];
  const mark = ` (${say(language, "export-rendering-mark")})`;
  const children = [new TextRun(storable(rendering)), new TextRun({ text: mark, italics: true })];
  return [quote, new Paragraph({ style: "Rendering", children })];
}

function footnote({ citation, info, link }: WordQuote, id: number, language: Language): Paragraph {
  const also = alsoLine(citation, language);
  const text = [referenceOf(citation, info, language), ...(also === "" ? [] : [also])].join(" ");
  return new Paragraph({
    style: "FootnoteText",
    children: [
      new TextRun(` ${storable(text)}`),
      ...(link === undefined ? [] : [new TextRun(" "), new FootnoteLink(storable(link), `quote${id}`)]),
    ],
  });
}

/** A link whose relation has a name of its own: docx's would have another at every writing. */
class FootnoteLink extends ConcreteHyperlink {
  constructor(
    private readonly target: string,
    id: string,
  ) {
    super([new TextRun({ text: target, style: "Hyperlink" })], id);
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    context.viewWrapper.Relationships.addRelationship(this.linkId, HYPERLINK_RELATION, this.target, "External");
    return super.prepForXml(context);
  }
}

/**
 * The text without what XML cannot hold (control characters, halves of characters, non-characters), and without the
 * marks that turn the direction of what follows them.
 */
function storable(text: string): string {
  return text
    .replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
    .replaceAll(/[\u2028\u2029\s]+/g, " ")
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu, "");
}
