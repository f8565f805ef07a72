import type { SpeechInfo, Span } from "../../domain.ts";
import { normalise } from "../../text/normalise.ts";
import { isFrame } from "./filter-frame.ts";

/** The number of an official document, or as much of it as a message gives. */
export interface DocumentNumber {
  /** What stands for who issued it: `国办发`. */
  readonly body?: string | undefined;
  readonly year?: string | undefined;
  readonly serial: string;
}

interface Found extends DocumentNumber, Span {
  /** Whether only what stands before it tells that it is one (`国办发3号`, but `本月3号`), or surely belongs to it. */
  readonly needsBody: boolean;
  readonly ownsBody: boolean;
}

const noun = "(?:文件|公文|文|令|通知|公告|通告)";
const year = "(?:19|20)\\d{2}";
const issued = String.raw`(?<body>\p{Script=Han}{1,12})?`;
const dated = `(?<year>${year})`;
const serial = String.raw`(?<serial>\d{1,5})`;
/** In normalised text: `国办发〔2018〕128号`. */
const bracketed = new RegExp(
  String.raw`${issued}\s?[〔[【(]\s?${dated}\s?[〕\]】)]\s?(?:第|no\.?)?\s?${serial}(?!\d)(?:号${noun}?)?`,
  "gu",
);
/** `国办2018年128号文`, `第128号令`, `128号文`. */
const plain = [
  String.raw`${issued}${dated}年?第?${serial}号${noun}?`,
  String.raw`${issued}第${serial}号${noun}`,
  String.raw`(?<![\d月年])${serial}号${noun}`,
].map((pattern) => new RegExp(pattern, "gu"));
const bare = new RegExp(String.raw`(?<body>\p{Script=Han}{2,12}?)第?${serial}号`, "gu");
const kinds = "(?:document|notice|circular|decree|order|opinion|announcement)";
/** `notice 128`, `document no. 12 of 2018`. */
const english = new RegExp(
  String.raw`\b${kinds}\s(?:number\s|no\.?\s?)?${serial}(?!\d)(?:\s?(?:of|\[|\(|/)\s?${dated}[\])]?)?`,
  "gu",
);
/** `128 of 2018`, `128/2018`. */
const ofYear = new RegExp(String.raw`(?<!\d)${serial}\s?(?:of|/)\s?${dated}(?!\d)`, "gu");

/** Every number of a document in a normalised text, with its place; none overlap. */
export function numbersIn(text: string): Found[] {
  const found: Found[] = [];
  for (const pattern of [bracketed, ...plain, english, ofYear, bare]) {
    for (const match of text.matchAll(pattern)) {
      const { body, year: ofWhich, serial: which = "" } = match.groups ?? {};
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some(({ start, end }) => start < span.end && span.start < end)) continue;
      const isOf = { needsBody: pattern === bare, ownsBody: pattern === bracketed };
      found.push({ body, year: ofWhich, serial: which.replace(/^0+/u, ""), ...span, ...isOf });
    }
  }
  return found;
}

/** The numbers that a document bears: its own, and one that its title gives. */
export function numbersOf({ number, title }: SpeechInfo): DocumentNumber[] {
  return [number ?? "", title.zh, title.en].flatMap((text) => numbersIn(normalise(text)));
}

/** Finds the documents of a catalogue by their numbers. */
export class DocumentNumbers {
  readonly #numbers: readonly { readonly file: string; readonly number: DocumentNumber }[];

  constructor(catalogue: readonly SpeechInfo[]) {
    this.#numbers = catalogue.flatMap((info) => numbersOf(info).map((number) => ({ file: info.file, number })));
  }

  /** The numbers in a normalised text with the files that bear them, maybe none. `bodies`: where names of bodies end. */
  in(text: string, bodies: ReadonlySet<number> = new Set()): (Span & { readonly files: ReadonlySet<string> })[] {
    return numbersIn(text).flatMap(({ body = "", needsBody, ownsBody, start, end, ...number }) => {
      const numberAt = start + body.length;
      // `请问国办发`: what numbers begin with, behind what frames the message.
      const own = Array.from(body, (_, at) => body.slice(at)).find(
        (piece) => piece.length > 1 && this.#numbers.some((one) => one.number.body?.startsWith(piece)),
      );
      if (needsBody && own === undefined) return [];
      const isStrange = ownsBody && body !== "" && !bodies.has(numberAt) && !isFrame(body);
      const asked = own ?? (isStrange ? body : undefined);
      const files = this.#numbers.filter((one) => isSameNumber(one.number, number, asked)).map(({ file }) => file);
      return [{ files: new Set(files), start: numberAt - (asked?.length ?? 0), end }];
    });
  }
}

/** Whether a number is the one that is asked for, as far as the message gives it; `body`: who is said to have issued it. */
function isSameNumber(own: DocumentNumber, asked: DocumentNumber, body: string | undefined): boolean {
  const isYear = asked.year === undefined || own.year === undefined || own.year === asked.year;
  return own.serial === asked.serial && isYear && (body === undefined || (own.body ?? "").startsWith(body));
}
