import { blankAnswer, blankCitation } from "../../src/blank-answer.ts";
import { leadOf } from "../../src/ask/plain-text.ts";
import type { Answer, Answerer, Citation, Language, Question, SpeakerName } from "../../src/domain.ts";

interface Recorded {
  readonly file: string;
  readonly title: string;
  readonly section: readonly string[];
  readonly start: number;
  readonly quote: string;
  readonly display?: string;
  readonly rendering: string;
  /** The words that answer. */
  readonly words: string;
  readonly speaker?: SpeakerName;
}

const sectors: readonly Recorded[] = [
  {
    file: "000_db8b8ac77d00f83c.txt",
    title: "在全县安全生产专项整治三年行动动员会上的讲话",
    section: ["二、突出重点,扎实推进安全生产专项整治三年行动", "一是要深化重点行业领域专项治理"],
    start: 823,
    quote: "煤矿、非煤矿山、危险化学品、交通运输、建筑施工等高危行业领域,历来是事故多发的重点领域。",
    rendering:
      "High-risk industries and sectors such as coal mining, non-coal mining, hazardous chemicals, transport and construction have always been the key areas in which accidents are frequent.",
    words: "煤矿、非煤矿山、危险化学品、交通运输、建筑施工等",
  },
  {
    file: "002_bae51303b5a74c43.txt",
    title: "区委书记在常委会上关于安全生产工作的讲话",
    section: ["三、强化措施,狠抓落实"],
    start: 1195,
    quote: "重点检查消防、道路交通、建筑施工\n5、、危险化学品、烟花爆竹和特种设备等行业。",
    display: "重点检查消防、道路交通、建筑施工、危险化学品、烟花爆竹和特种设备等行业。",
    rendering:
      "with inspection concentrated on fire safety, road traffic, construction, hazardous chemicals, fireworks and special equipment.",
    words: "建筑施工\n5、、危险化学品",
  },
];

const assessment: readonly Recorded[] = [
  {
    file: "004_aeab9987bbe35725.txt",
    title: "王三運在全省安全生產工作電視電話會議上強調 樹牢一大觀念抓好五大任務健全三項機制",
    section: [],
    start: 1457,
    quote: "增加安全生產在經濟社會發(fā)展、社會綜合治理、精神文明建設中的考核權重",
    display: "增加安全生產在經濟社會發展、社會綜合治理、精神文明建設中的考核權重",
    rendering:
      "increase the weight of work safety in assessments of economic and social development, of comprehensive social governance and of the building of “spiritual civilisation”",
    words: "考核權重",
    speaker: { zh: "劉偉平", en: "Liu Weiping" },
  },
];

function citation({ display, rendering, words, ...recorded }: Recorded, n: number, language: Language): Citation {
  const from = recorded.start + recorded.quote.indexOf(words);
  return {
    ...blankCitation,
    ...recorded,
    marks: [{ start: from, end: from + words.length }],
    n,
    end: recorded.start + recorded.quote.length,
    display: display ?? recorded.quote,
    ...(language === "en" ? { rendering } : {}),
    score: 0.9,
  };
}

function languageOf(text: string): Language {
  if (!/\p{Script=Han}/u.test(text)) return "en";
  return /[點業運講責嗎]/.test(text) ? "zh-Hant" : "zh-Hans";
}

const refusals: Record<Language, string> = {
  en: "I answer only from the speeches on safety policy, and found nothing there about this.",
  "zh-Hans": "我只依据安全工作讲话作答，其中没有找到与此有关的内容。",
  "zh-Hant": "我只依據安全工作講話作答，其中沒有找到與此有關的內容。",
};

/**
 * Answers in the three states from a few recorded quotes, by a word in the question: weather is refused, assessment
 * gives related passages, everything else the priority sectors. Keeps what it was asked.
 */
export class RecordedAnswers implements Answerer {
  readonly asked: Question[] = [];

  async answer(question: Question): Promise<Answer> {
    this.asked.push(question);
    return this.#answerTo(question);
  }

  /** Several questions in one message are answered one by one. */
  #answerTo(question: Question): Answer {
    const several = question.text.match(/[^？]+？/gu) ?? [];
    if (several.length > 1) {
      const parts = several.map((text) => this.#answerTo({ text }));
      const citations = parts.flatMap((part) => part.citations).map((one, i) => ({ ...one, n: i + 1 }));
      const [first] = parts as [Answer];
      return { ...first, question: question.text, lead: "", closing: "共三问。", citations, parts };
    }
    const language = languageOf(question.text);
    const refused = /weather|天气|天氣/.test(question.text);
    const related = /assess|考核/.test(question.text);
    const recorded = refused ? [] : related ? assessment : sectors;
    const citations = recorded.map((one, i) => citation(one, i + 1, language));
    const status = related ? "related" : "answered";
    return {
      ...blankAnswer,
      question: question.text,
      language,
      status: refused ? "refused" : status,
      lead: refused ? refusals[language] : leadOf(status, citations, language),
      text: refused ? refusals[language] : citations.map((one) => `[${one.n}] ${one.display}`).join("\n"),
      citations,
      passages: [],
      topics: refused ? ["二、突出重点", "三、强化措施,狠抓落实"] : [],
      timings: { embedMs: 4, searchMs: 3, readMs: 0, totalMs: 9 },
    };
  }
}
