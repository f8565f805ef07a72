import { expect } from "vitest";
import { readable } from "../../src/corpus/artefacts.ts";
import { readSpeech } from "../../src/corpus/speech.ts";
import type { Sentence, Speech, SpeechInfo } from "../../src/domain.ts";

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
export function expectSoundOffsets({ raw, passages }: Speech): void {
  let passageEnd = 0;
  for (const passage of passages) {
    expect(passage.start).toBeGreaterThanOrEqual(passageEnd);
    passageEnd = passage.end;
    expect(passage.text).toBe(passage.sentences.map(({ text }) => text).join(""));
    let sentenceEnd = passage.start;
    for (const { start, end, text } of passage.sentences) {
      expect(start).toBeGreaterThanOrEqual(sentenceEnd);
      expect(end).toBeGreaterThan(start);
      sentenceEnd = end;
      const quote = raw.slice(start, end);
      expect(readable(quote)).toBe(text);
      expect([quote[0], quote.at(-1)]).toEqual([text[0], text.at(-1)]);
      expect([start, end].filter((offset) => insideSurrogatePair(raw, offset))).toEqual([]);
    }
    expect(passage.end).toBe(sentenceEnd);
  }
  expect(passageEnd).toBeLessThanOrEqual(raw.length);
}

function insideSurrogatePair(raw: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(raw[offset - 1] ?? "") && /[\udc00-\udfff]/.test(raw[offset] ?? "");
}
