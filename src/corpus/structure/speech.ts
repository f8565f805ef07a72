import type { Passage, Script, Sentence, Span, Speech, SpeechInfo } from "../../domain.ts";
import { rawSpan } from "../../text/mapped-text.ts";
import { stemOf } from "../import/formats.ts";
import { itemOrdinal, OutlineCursor } from "./outline.ts";
import { insideSections, listedAmong } from "./numbered.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { boundedSpans, sentenceSpans } from "./segment.ts";
import { signatureOf } from "../describe/signature.ts";
import { Voices } from "./speakers.ts";

/** A passage takes no further sentence once it would grow past this many raw characters. */
const longestPassage = 180;
/** A sentence, as long as its author may have made it, is cut so that no piece covers more raw characters. */
const longestSentence = 300;

/** What is known of a document of which only its file is. */
export function undescribed(file: string, script: Script): SpeechInfo {
  const name = stemOf(file);
  return { file, title: { zh: name, en: name }, speakers: [], level: "unknown", kind: "document", script };
}

/**
 * Reads the text of a document: sentences with their outline path, joined to passages; furniture of the web page left
 * out. `pages` and `rows`: where its pages and the rows of its tables begin.
 */
export function readSpeech(info: SpeechInfo, raw: string, pages?: readonly number[], rows?: readonly number[]): Speech {
  const outline = new OutlineCursor();
  const passages: Passage[] = [];
  const paragraphs = paragraphsOf(raw, rows);
  const voices = new Voices(info, paragraphs);
  const listed = listedAmong(paragraphs);
  const inside = insideSections(paragraphs);
  const signature = signatureOf(paragraphs);
  let salutation: Span | undefined;
  for (const paragraph of paragraphs) {
    const { mapped } = paragraph;
    const role = signature.has(paragraph) ? "signature" : paragraph.role;
    const sentences: Sentence[] = [];
    if (role === "heading") outline.enterHeading(mapped.text, inside.has(paragraph));
    if (role === "body") {
      outline.enterParagraph(mapped.text);
      voices.enterParagraph(mapped.text);
    }
    const itemStarts = new Set<Sentence>();
    const spans = sentenceSpans(mapped.text).flatMap((span) =>
      boundedSpans(mapped.text, mapped.offsets, span, longestSentence),
    );
    for (const [index, { start, end }] of spans.entries()) {
      const found = trimSpan(mapped.text, start, end, role === "row");
      const text = mapped.text.slice(found.start, found.end);
      // One on a line of its own stands before the sentence below.
      if (found.saluted) salutation = rawSpan(mapped, found.saluted.start, found.saluted.end);
      if (!/[\p{L}\p{N}]/u.test(text)) continue;
      const unit =
        role === "body"
          ? outline.enterSentence(text, {
              opensParagraph: index === 0,
              alone: spans.length === 1,
              isListed: listed.has(paragraph),
            })
          : role === "row"
            ? "text"
            : role;
      const isAround = role === "title" || role === "signature";
      const speaker = isAround ? undefined : voices.speakerOf(text);
      const sentence: Sentence = {
        ...rawSpan(mapped, found.start, found.end),
        text,
        section: isAround ? [] : outline.path,
        role: unit === "item" || unit === "text" ? "body" : unit,
        ...(speaker === undefined ? {} : { speaker }),
        ...(salutation && { salutation }),
        ...(role === "row" && { isRow: true }),
      };
      salutation = undefined;
      if (unit === "item") itemStarts.add(sentence);
      sentences.push(sentence);
    }
    passages.push(...joinSentences(info.file, sentences, itemStarts));
  }
  return { info, raw, passages, renderings: [], ...(pages && { pages }) };
}

/**
 * A span without the blanks at both ends, and without the salutation at its start (`同志们:`), which answers nothing; of a
 * row without the bars between its cells.
 */
function trimSpan(text: string, start: number, end: number, isRow: boolean): Span & { readonly saluted?: Span } {
  const slice = text.slice(start, end);
  if (isRow) {
    const bare = slice.replace(/^[\s|]+/u, "");
    return { start: start + slice.length - bare.length, end: start + slice.replace(/[\s|]+$/u, "").length };
  }
  const head = /^\s*(?<salutation>(?:同志们|同志們|各位[^,，:：。]{0,12})[,，:：!！]\s*)?/u.exec(slice);
  const { length = 0 } = head?.[0] ?? {};
  const span = { start: start + length, end: start + slice.trimEnd().length };
  const salutation = head?.groups?.["salutation"];
  if (salutation === undefined) return span;
  const from = span.start - salutation.length;
  return { ...span, saluted: { start: from, end: from + salutation.trimEnd().length } };
}

/** The lead of a list (`要抓好五大任务。`) stays with the first item, where it is no longer than this. */
const longestLead = 60;

function joinSentences(file: string, sentences: readonly Sentence[], itemStarts: ReadonlySet<Sentence>): Passage[] {
  const groups: Sentence[][] = [];
  for (const sentence of sentences) {
    const group = groups.at(-1);
    const first = group?.[0];
    const fits = first !== undefined && sentence.end - first.start <= longestPassage;
    if (group && first && fits && (!itemStarts.has(sentence) || isLead(group, sentence))) group.push(sentence);
    else groups.push([sentence]);
  }
  return groups.flatMap((group) => {
    const first = group[0];
    const last = group.at(-1);
    if (!first || !last) return [];
    const role: Passage["role"] = group.length === 1 ? first.role : "body";
    const text = group.map((sentence) => sentence.text).join("");
    return [{ file, start: first.start, end: last.end, section: last.section, text, sentences: group, role }];
  });
}

function isLead(group: readonly Sentence[], item: Sentence): boolean {
  const length = (group.at(-1)?.end ?? 0) - (group[0]?.start ?? 0);
  return itemOrdinal(item.text) === 1 && length < longestLead && group.every((sentence) => sentence.role === "body");
}
