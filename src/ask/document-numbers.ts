import type { SpeechInfo, Span } from "../domain.ts";
import { normalise } from "../text/normalise.ts";

/** The number of an official document, or as much of it as a message gives. */
export interface DocumentNumber {
  /** What stands for who issued it: `国办发`. */
  readonly body?: string | undefined;
  readonly year?: string | undefined;
  readonly serial: string;
  /** Whether nothing but the part before it can tell that it is one: `国办发3号`, but `本月3号`. */
  readonly isBare?: boolean;
}

const noun = "(?:文件|公文|文|令|通知|公告|通告)";
const year = "(?:19|20)\\d{2}";
const issued = String.raw`(?<body>\p{Script=Han}{1,12})?`;
const dated = `(?<year>${year})`;
const serial = String.raw`(?<serial>\d{1,5})`;
/** In normalised text: `国办发〔2018〕128号`, `国办2018年128号文`, `第128号令`, `128号文`. */
const chinese = [
  String.raw`${issued}\s?[〔[【(]\s?${dated}\s?[〕\]】)]\s?(?:第|no\.?)?\s?${serial}(?!\d)(?:号${noun}?)?`,
  String.raw`${issued}${dated}年?第?${serial}号${noun}?`,
  String.raw`${issued}第${serial}号${noun}?`,
  String.raw`(?<![\d月年])${serial}号${noun}`,
].map((pattern) => new RegExp(pattern, "gu"));
const bare = new RegExp(String.raw`(?<body>\p{Script=Han}{2,12})${serial}号`, "gu");
const kinds = "(?:document|notice|circular|decree|order|opinion|announcement)";
/** `notice 128`, `document no. 12 of 2018`, `No. 128 [2018]`. */
const english = new RegExp(
  String.raw`\b(?:${kinds}\s(?:number\s|no\.?\s?)?|no\.\s?)${serial}(?!\d)(?:\s?(?:of|\[|\(|/)\s?${dated}[\])]?)?`,
  "gu",
);
/** `128 of 2018`, `128/2018`. */
const ofYear = new RegExp(String.raw`(?<!\d)${serial}\s?(?:of|/)\s?${dated}(?!\d)`, "gu");

/** Every number of a document in a normalised text, with its place; none overlap. */
export function numbersIn(text: string): (DocumentNumber & Span)[] {
  const found: (DocumentNumber & Span)[] = [];
  for (const pattern of [...chinese, english, ofYear, bare]) {
    for (const match of text.matchAll(pattern)) {
      const { body, year: ofWhich, serial: which = "" } = match.groups ?? {};
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some(({ start, end }) => start < span.end && span.start < end)) continue;
      found.push({ body, year: ofWhich, serial: which.replace(/^0+/u, ""), ...span, isBare: pattern === bare });
    }
  }
  return found;
}

/** The numbers that a document bears: its own, and one that its title gives. */
export function numbersOf({ number, title }: SpeechInfo): DocumentNumber[] {
  return [number ?? "", title.zh, title.en].flatMap((text) => numbersIn(normalise(text)));
}

/** Whether a number is the one that is asked for, as far as the message gives it; `body`: who is said to have issued it. */
export function isSameNumber(own: DocumentNumber, asked: DocumentNumber, body: string | undefined): boolean {
  const isYear = asked.year === undefined || own.year === undefined || own.year === asked.year;
  return own.serial === asked.serial && isYear && (body === undefined || (own.body ?? "").startsWith(body));
}
