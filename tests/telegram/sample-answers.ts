import { blankAnswer, blankCitation } from "../../src/blank-answer.ts";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { leadOf } from "../../src/ask/plain-text.ts";
import type { Answer, Answerer, Citation, Language, Question } from "../../src/domain.ts";
import { say } from "../../src/text/messages.ts";

const COUNTY = {
  file: "000_db8b8ac77d00f83c.txt",
  zh: "在全县应急管理和安全生产工作会议上的讲话（安全生产专项整治三年行动）",
  en: "Speech at a county meeting on emergency management and work safety (three-year special rectification campaign)",
};
const CITY = {
  file: "001_0b87d2ec0b8c6638.txt",
  zh: "市长在2023年全市安全生产工作会议上的讲话",
  en: "Speech by the Mayor at the 2023 citywide work safety meeting",
};

/** A citation of a stretch of the corpus, its quote cut from the file. */
function cite(
  n: number,
  speech: typeof COUNTY,
  start: number,
  end: number,
  language: Language,
  english: string,
  dressed: Partial<Citation> = {},
): Citation {
  const raw = readFileSync(new URL(`../../corpus/${speech.file}`, import.meta.url), "utf8");
  const quote = raw.slice(start, end);
  return {
    ...blankCitation,
    n,
    file: speech.file,
    title: language === "en" ? speech.en : speech.zh,
    section: [
      speech === COUNTY ? "二、突出重点领域,扎实推进安全生产专项整治三年行动" : "三、层层压实责任,全面强化履职担当",
    ],
    start,
    end,
    quote,
    display: quote.replaceAll(/\s*\n\s*/g, ""),
    score: 0.9 - n / 10,
    rendering: english,
    ...dressed,
  };
}

/** What is offered instead of the weather. */
export const TOPICS: Record<Language, readonly string[]> = {
  "zh-Hans": [
    "二、突出重点领域",
    "一是要深化重点行业领域专项治理,强化全过程监管,坚决遏制各类事故发生,确保全县安全生产形势持续稳定向好发展,推动各项工作再上新台阶",
  ],
  "zh-Hant": ["二、突出重點領域"],
  en: ["二、突出重点领域"],
};

/** So long that the bot shows it is at work. */
export const A_WHILE_MS = 1_300;

/** An answer about the sectors: from two speeches (`answered`), or one passage that is only near (`related`). */
export function sectorsAnswer(
  question: string,
  language: Language,
  status: "answered" | "related" = "answered",
): Answer {
  const citations = [
    cite(
      1,
      COUNTY,
      823,
      867,
      language,
      "High-risk industries and sectors such as coal mining, non-coal mining, hazardous chemicals, transport and construction have always been the key areas in which accidents are frequent.",
      { marks: [{ start: 823, end: 847 }], speaker: { zh: "李明", en: "Li Ming" } },
    ),
    cite(
      2,
      CITY,
      1517,
      1545,
      language,
      "In key industries and sectors we must establish a number of benchmark enterprises in fulfilling the principal responsibility for work safety.",
      { also: [COUNTY.file], alsoTitles: [language === "en" ? COUNTY.en : COUNTY.zh] },
    ),
  ].slice(0, status === "answered" ? 2 : 1);
  return {
    ...refusal(question, language, ""),
    status,
    lead: leadOf(status, citations, language),
    citations,
    text: citations.map(({ display }) => display).join("\n"),
  };
}

/** An answer that refuses, in these words. */
export function refusal(question: string, language: Language, text: string): Answer {
  const timings = { embedMs: 1, searchMs: 1, readMs: 0, totalMs: 2 };
  const nothing = { status: "refused", citations: [], passages: [] } as const;
  return { ...blankAnswer, question, language, ...nothing, text, lead: text, timings };
}

/** An answer with one long quote, so many characters of a real speech. */
export function longAnswer(question: string, length: number): Answer {
  const speech = readFileSync(new URL("../../corpus/003_8e0abea7bf70d122.txt", import.meta.url), "utf8");
  const display = speech.repeat(Math.ceil(length / speech.length)).slice(0, length);
  const answer = sectorsAnswer(question, "zh-Hans");
  return {
    ...answer,
    citations: answer.citations.map((citation) => (citation.n === 1 ? { ...citation, display } : citation)),
  };
}

/** Answers by the words in a question, as the real rooms would; records what it was asked. */
export class SampleAnswerer implements Answerer {
  readonly asked: string[] = [];

  /** `takesMs`: how long it thinks. */
  constructor(private readonly takesMs = 0) {}

  async answer({ text }: Question): Promise<Answer> {
    this.asked.push(text);
    if (this.takesMs > 0) await pause(this.takesMs);
    const language: Language = /[a-z]{3}/i.test(text) ? "en" : /[領點麼練]/.test(text) ? "zh-Hant" : "zh-Hans";
    if (/坏了/.test(text)) throw new Error("the index is gone");
    if (/全文/.test(text)) return longAnswer(text, 9_000);
    if (/天气|weather|天氣/.test(text)) {
      const words = say(language, "about-declined-world");
      return { ...refusal(text, language, words), topics: TOPICS[language] };
    }
    return sectorsAnswer(text, language, /民兵|militia/.test(text) ? "related" : "answered");
  }
}
