import fc from "fast-check";
import { expect } from "vitest";
import { citationKey, fileKey } from "../../src/answer/citation-key.ts";
import { Library } from "../../src/answer/library.ts";
import { readSpeech } from "../../src/corpus/speech.ts";
import type { Answer, Citation, Language } from "../../src/domain.ts";
import { answerKeyboard } from "../../src/telegram/answer-keyboard.ts";
import { answerMessages } from "../../src/telegram/answer-messages.ts";
import type { FormattedText } from "../../src/telegram/formatted-text.ts";
import { quoteScreen } from "../../src/telegram/quote-screen.ts";
import { acceptKeyboard } from "../fakes/bot-api/keyboard-rules.ts";
import { acceptText } from "../fakes/bot-api/text-rules.ts";
import { runBot, shippedSpeeches } from "./running-bot.ts";
import { sectorsAnswer } from "./sample-answers.ts";

// Properties that hold for whatever comes: run often in `npm test`, and very often in `npm run test:slow`.

const awkward = fc.constantFrom(
  "👨‍👩‍👧‍👦",
  "🇨🇳",
  "𠮷",
  "é\u0301",
  "عربي",
  "\u200F",
  "\u200B",
  "<b>&_*[",
  "安全",
  "。",
  "\n",
  "，",
);
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
  fc.string({ unit: awkward, minLength: 1, maxLength: 80 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 80 }),
);
// Text is stretched by repetition: generating 10,000 characters one by one is slow and finds no more.
const longText = fc
  .tuple(anyText, fc.constantFrom(1, 1, 1, 1, 5, 60))
  .map(([text, times]) => `安${text}`.repeat(times));

const citation = fc.record({
  n: fc.integer({ min: 1, max: 99 }),
  file: fc.constantFrom("a.txt", "b.txt", "c.txt"),
  title: anyText,
  section: fc.array(anyText, { maxLength: 4 }),
  start: fc.nat({ max: 1_000_000 }),
  end: fc.integer({ min: 1_000_001, max: 2_000_000 }),
  quote: anyText,
  display: longText,
  rendering: fc.option(longText, { nil: undefined }),
});
const language = fc.constantFrom<Language[]>("zh-Hans", "zh-Hant", "en");
const answers: fc.Arbitrary<Answer> = fc.record({
  question: anyText,
  language,
  status: fc.constantFrom("answered", "related", "refused"),
  text: longText,
  citations: fc.array(citation, { maxLength: 30 }) as unknown as fc.Arbitrary<Citation[]>,
  passages: fc.constant([]),
  timings: fc.constant({ embedMs: 0, searchMs: 0, totalMs: 0 }),
});

/** The quotations of messages, each as its bare text. */
export function quotesOf(messages: readonly FormattedText[]): string[] {
  return messages.flatMap(({ text, entities }) =>
    entities
      .filter(({ type }) => type === "expandable_blockquote")
      .map(({ offset, length }) => text.slice(offset, offset + length)),
  );
}

/** Any answer becomes messages and buttons Telegram takes, and every quote can be read off its quotation. */
export function checkAnswers(numRuns: number): void {
  fc.assert(
    fc.property(answers, fc.option(anyText, { nil: undefined }), (answer, asked) => {
      const messages = answerMessages(answer, asked);
      for (const { text, entities } of messages) {
        expect(text.length).toBeLessThanOrEqual(4096);
        expect(entities.length).toBeLessThanOrEqual(100);
        acceptText(text, entities);
      }
      expect(quotesOf(messages).join("")).toBe(answer.citations.map(({ display }) => display).join(""));
      acceptKeyboard(answerKeyboard(answer));
    }),
    { numRuns },
  );
}

/** Any sentence of any speech opens in its context as Telegram takes it, marked and whole, on every page. */
export function checkContexts(numRuns: number): void {
  const paragraphs = fc.array(fc.tuple(fc.constantFrom("一、", "(二)", "一是", "", ""), longText), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      paragraphs,
      anyText,
      language,
      fc.nat(),
      fc.integer({ min: -30, max: 30 }),
      (texts, title, spoken, at, page) => {
        const raw = texts.map(([marker, text]) => `${marker}${text}。`).join("\n\n");
        const info = {
          file: "a.txt",
          title: { zh: title, en: title },
          speakers: [],
          level: "city",
          kind: "speech",
          script: "hans",
        } as const;
        const speech = readSpeech(info, raw);
        const sentences = speech.passages.flatMap((passage) => passage.sentences);
        const sentence = sentences[at % Math.max(1, sentences.length)];
        if (!sentence) return;
        const { start, end } = sentence;
        const library = new Library([speech]);
        const key = citationKey({ file: "a.txt", start, end, quote: raw.slice(start, end) });
        const found = library.find(key);
        expect(found).toEqual({ status: "same", place: { file: "a.txt", start, end } });
        for (const wanted of [0, page]) {
          const screen = quoteScreen(library, found, {
            key,
            page: wanted,
            answerId: 7,
            language: spoken,
            username: "yanju_bot",
          });
          if (!screen) continue;
          acceptText(screen.text, screen.entities);
          acceptKeyboard(screen.keyboard);
          if (wanted !== 0 || sentence.text.length > 2_000) continue;
          const marked = screen.entities.filter(({ type }) => type === "underline");
          expect(marked.map(({ offset, length }) => screen.text.slice(offset, offset + length)).join("")).toBe(
            sentence.text,
          );
        }
      },
    ),
    { numRuns },
  );
}

const MANY = { burst: 1_000_000, perSecond: 1_000_000 };
const BOT_ID = 4_242_424_242;
const SECRET = "这是别人的秘密问题？";

/** However many forged taps come, from whomever: none crashes the bot, shows a stranger anything or does an admin's work. */
export async function checkForgedTaps(numRuns: number): Promise<void> {
  const insiderIds = [11, 12, 13, 14, 15, 16, 17, 18];
  const strangerIds = insiderIds.map((id) => id + 900);
  const { api, state, log } = await runBot({
    access: { allowedIds: [2, ...insiderIds], adminIds: [333] },
    allowances: { question: MANY, tap: MANY, inline: MANY },
    mostWaiting: 1_000_000,
    reindex: async () => expect.unreachable(),
  });
  const [victim, admin] = [api.person({ id: 2 }), api.person({ id: 333 })];
  victim.sends(SECRET);
  const secret = await victim.receives();
  const arrived = async (id: number) => {
    const person = api.person({ id, language: "en" });
    person.sends("/speeches");
    return { person, screen: (await person.receives()).raw };
  };
  const insiders = await Promise.all(insiderIds.map((id) => arrived(id)));
  const strangers = await Promise.all(strangerIds.map((id) => arrived(id)));
  await admin.receivesAll(strangers.length);

  const taps = fc.sample(fc.tuple(await forgedData(secret.raw.message_id), fc.boolean(), fc.nat()), numRuns);
  for (const [i, [data, isStranger, which]] of taps.entries()) {
    const crowd = isStranger ? strangers : insiders;
    const { person, screen } = crowd[which % crowd.length] ?? expect.unreachable();
    person.forges(data, screen);
    if (i % 500 === 499) await api.untilAsync(async () => (await state.inbox.backlog(BOT_ID)) === 0);
  }
  await api.until(() => api.unconfirmed === 0);
  await api.untilAsync(async () => (await state.inbox.backlog(BOT_ID)) === 0);

  for (const { person, screen } of strangers) {
    expect(person.unread()).toEqual([]);
    expect(new Set(person.everything())).toEqual(new Set([screen.text]));
  }
  for (const { person } of insiders) {
    const shown = person.everything().join("\n");
    for (const hidden of [SECRET, api.token, "questions by", "feedback:"]) expect(shown).not.toContain(hidden);
  }
  const ratings = await state.feedback.page({ limit: 1_000 });
  expect(ratings.filter(({ question, userId }) => question === SECRET || strangerIds.includes(userId))).toEqual([]);
  for (const id of strangerIds) expect((await state.access.of(id))?.decision).toBeUndefined();
  expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect(api.refusals.filter((refused) => !refused.includes("message is not modified"))).toEqual([]);
  victim.sends("重点行业领域有哪些？");
  expect((await victim.receives()).quotations).toHaveLength(2);
}

/** Data of real buttons, those of admins and of somebody else's answer among them; the same damaged; and anything. */
async function forgedData(foreignAnswer: number): Promise<fc.Arbitrary<string>> {
  const keys = sectorsAnswer("", "zh-Hans").citations.map((cited) => citationKey(cited));
  const [file] = (await shippedSpeeches()).map(({ info }) => fileKey(info.file));
  const answerId = foreignAnswer.toString(36);
  const honest = fc.constantFrom(
    ...keys.flatMap((key) => [
      `q:${key}`,
      `w:${key}:0`,
      `w:${key}:-999999:${answerId}`,
      `r:${key}:3`,
      `x:${key}:${answerId}`,
    ]),
    `o:${file}:0`,
    "l:0",
    "v:good",
    "v:bad",
    "g:en",
    "d:no",
    "d:yes",
    "example:en:1",
    "a:y:911",
    "a:n:2",
    "f:9999",
    "e:jsonl",
  );
  const damaged = fc
    .tuple(honest, fc.nat({ max: 63 }), fc.string({ unit: "binary", maxLength: 3 }), fc.boolean())
    .map(([data, at, put, over]) => data.slice(0, at) + put + data.slice(over ? at + put.length : at));
  return fc.oneof(honest, damaged, damaged, fc.string({ unit: "binary", minLength: 1, maxLength: 64 }));
}
