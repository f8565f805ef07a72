import { expect } from "vitest";
import { readable } from "../../src/text/artefacts.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Sentence, Span, Speech, SpeechInfo } from "../../src/domain.ts";

export const anonymous: SpeechInfo = {
  file: "speech.txt",
  title: { zh: "讲话", en: "Speech" },
  speakers: [],
  level: "unknown",
  kind: "speech",
  script: "hans",
};

export function sentencesOf(speech: Speech): Sentence[] {
  return speech.passages.flatMap(({ sentences }) => sentences);
}

export function textsOf(raw: string, info: SpeechInfo = anonymous): string[] {
  return sentencesOf(readSpeech(info, raw)).map(({ text }) => text);
}

/** What every citation rests on, whatever a file holds. */
export function expectSoundOffsets(speech: Speech): void {
  const { raw, passages } = speech;
  const sentences = sentencesOf(speech);
  const quotes = sentences.map(({ start, end }) => raw.slice(start, end));
  expect(quotes.map(readable)).toEqual(sentences.map(({ text }) => text));
  expect(quotes.map((quote) => [quote[0], quote.at(-1)])).toEqual(sentences.map(({ text }) => [text[0], text.at(-1)]));
  expectAscending(sentences, raw.length);
  expectAscending(passages, raw.length);
  expect(sentences.flatMap(({ start, end }) => [start, end]).filter((at) => insideSurrogatePair(raw, at))).toEqual([]);
  expect(passages.map(({ start, end, text }) => ({ start, end, text }))).toEqual(
    passages.map((passage) => ({
      start: passage.sentences[0]?.start,
      end: passage.sentences.at(-1)?.end,
      text: passage.sentences.map(({ text }) => text).join(""),
    })),
  );
}

/** Spans that are not empty, in order, and do not overlap. */
function expectAscending(spans: readonly Span[], length: number): void {
  const offsets = spans.flatMap(({ start, end }) => [start, end]);
  expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
  expect(spans.filter(({ start, end }) => start < 0 || end <= start || end > length)).toEqual([]);
}

function insideSurrogatePair(raw: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(raw[offset - 1] ?? "") && /[\udc00-\udfff]/.test(raw[offset] ?? "");
}
