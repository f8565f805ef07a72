import { Converter } from "opencc-js/cn2t";
import type { CheckResult, Speech } from "../../src/domain.ts";
import type { Claimant } from "../../src/ask/check/check-sentence.ts";
import { readable } from "../../src/text/artefacts.ts";
import { detectScript } from "../../src/text/detect.ts";
import { normalise, toSimplified } from "../../src/text/normalise.ts";
import { mulberry32 } from "./estimate.ts";

export const caseKinds = [
  "other script",
  "clause",
  "two neighbours",
  "wrong speaker",
  "word changed",
  "number changed",
  "negation changed",
  "clause changed",
  "spliced",
  "absent",
  "question",
  "rendering",
  "rendering changed",
  "salutation",
  "two left out",
  "half true",
] as const;
export type CaseKind = (typeof caseKinds)[number];

/** A sentence to be checked, and what may be said of it. */
export interface VerifyCase {
  readonly kind: CaseKind;
  readonly text: string;
  readonly claimant: Claimant;
  readonly verdicts: readonly CheckResult["verdict"][];
  readonly attribution: CheckResult["attribution"];
  /** Where its words come from; undefined where from nowhere. */
  readonly file?: string;
  /** Whether it differs by what it leaves out alone. */
  readonly leavesOut?: boolean;
  /** The clause of it that stands there, which must be named. */
  readonly clause?: string;
}

/** What cases are made of: documents that are asked, and texts that are in none of them. */
export interface CaseMaterial {
  /** All that are asked. */
  readonly speeches: readonly Speech[];
  /** Files whose sentences are checked. */
  readonly quoted: ReadonlySet<string>;
  readonly absent: readonly string[];
  /** Questions about the quoted documents: their words in another order. */
  readonly questions: readonly string[];
}

const nobody: Claimant = { files: [], speakers: [] };
const toTraditional = [Converter({ from: "cn", to: "tw" }), Converter({ from: "cn", to: "hk" })];
const segmenters = {
  zh: new Intl.Segmenter("zh", { granularity: "word" }),
  en: new Intl.Segmenter("en", { granularity: "word" }),
};
/** Words that turn a sentence round, and what they are turned into. */
const turned: readonly (readonly [string, string])[] = [
  ["不得", "可以"],
  ["严禁", "允许"],
  ["嚴禁", "允許"],
  ["禁止", "允许"],
  ["必须", "不必"],
  ["必須", "不必"],
  ["应当", "不应当"],
  ["應當", "不應當"],
  ["不准", "准许"],
  ["没有", "有"],
  ["不能", "能"],
  ["不", ""],
  ["要", "不要"],
  [" shall ", " shall not "],
  [" must ", " must not "],
  [" is ", " is not "],
  [" not ", " "],
];
const digits = "0123456789";
const numerals = "一二三四五六七八九十";

/** `count` cases of each kind, the same for the same seed; fewer where the material has no more. */
export function verifyCases(material: CaseMaterial, count: number, seed = 1): VerifyCase[] {
  const random = mulberry32(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const { speeches, quoted } = material;
  const sentences = speeches.flatMap(({ info, passages, raw }) =>
    passages.flatMap((passage) =>
      passage.sentences.map(({ text, role }, place) => {
        const next = passage.sentences[place + 1];
        const both = next && readable(raw.slice(passage.sentences[place]?.start, next.end));
        return { file: info.file, text, both, body: role === "body" };
      }),
    ),
  );
  const everything = sentences.map(({ text }) => bare(text)).join("\n");
  const all = sentences.filter(
    ({ file, text, body }) => body && quoted.has(file) && text.length > 9 && text.length < 160,
  );
  const isNew = (text: string): boolean => !everything.includes(bare(text));
  const english = speeches.flatMap(({ info, renderings }) =>
    renderings.filter(({ en }) => en.length > 30).map(({ en }) => ({ file: info.file, text: en })),
  );
  const saluted = speeches.flatMap(({ info, passages, raw }) =>
    passages.flatMap((passage) =>
      passage.sentences.flatMap(({ salutation, end }) =>
        salutation ? [{ file: info.file, text: readable(raw.slice(salutation.start, end)) }] : [],
      ),
    ),
  );
  const files = speeches.map(({ info }) => info.file);
  type Made = Partial<VerifyCase> & { readonly text: string };
  const from = ({ file, text }: { file: string; text: string }, made: string | undefined): Made[] =>
    made === undefined || made === text ? [] : [{ file, text: made }];
  const changed = (change: (text: string) => string | undefined) => (): Made[] => {
    const sentence = pick(all);
    return from(sentence, change(sentence.text)).filter(({ text }) => isNew(text));
  };
  const word = (text: string): string | undefined => otherWord(text, pick(all).text, pick);
  const makers: Record<CaseKind, () => Made[]> = {
    "other script": () => {
      const sentence = pick(all);
      const hant = detectScript(sentence.text) === "hant";
      return from(sentence, hant ? toSimplified(sentence.text) : pick(toTraditional)(sentence.text));
    },
    clause: () => {
      const sentence = pick(all);
      const clauses = clausesOf(sentence.text);
      return clauses.length > 0 ? [{ file: sentence.file, text: pick(clauses) }] : [];
    },
    "two neighbours": () => {
      const { file, both } = pick(all);
      return both === undefined ? [] : [{ file, text: both }];
    },
    "wrong speaker": () => {
      const { file, text } = pick(all);
      const other = pick(files);
      const elsewhere = sentences.some(
        (sentence) => sentence.file === other && bare(sentence.text).includes(bare(text)),
      );
      if (elsewhere) return [];
      return [{ file, text, claimant: { files: [other], speakers: [] }, attribution: "wrong" }];
    },
    "word changed": changed(word),
    "number changed": changed((text) => otherNumber(text, pick)),
    "negation changed": changed(turn),
    "clause changed": () => {
      const sentence = pick(all);
      const clauses = clausesOf(sentence.text);
      if (clauses.length === 0) return [];
      const clause = pick(clauses);
      const change = pick([word, turn, (text: string) => otherNumber(text, pick)]);
      return from({ ...sentence, text: clause }, change(clause)).filter(({ text }) => isNew(text));
    },
    spliced: () => {
      const [one, two] = [pick(all), pick(all)];
      const half = (text: string, second: boolean): string => {
        const middle = text.indexOf("，", text.length / 3);
        return middle < 0 ? text : second ? text.slice(middle + 1) : text.slice(0, middle + 1);
      };
      const text = random() < 0.5 ? one.text + two.text : half(one.text, false) + half(two.text, true);
      return isNew(text) ? [{ text }] : [];
    },
    absent: () => [{ text: pick(material.absent) }].filter(({ text }) => isNew(text)),
    question: () => [{ text: pick(material.questions) }].filter(({ text }) => isNew(text)),
    rendering: () => {
      const sentence = pick(english);
      return [
        { ...sentence, text: random() < 0.5 ? sentence.text : sentence.text.toLowerCase().replaceAll(/[,;"'’]/gu, "") },
      ];
    },
    "rendering changed": () => {
      const sentence = pick(english);
      const change = random();
      const text =
        change < 0.4
          ? otherWord(sentence.text, pick(english).text, pick)
          : change < 0.7
            ? otherNumber(sentence.text, pick)
            : turn(sentence.text);
      const wordsOf = (one: string): string => one.toLowerCase().replaceAll(/[^a-z0-9]+/gu, " ");
      return from(sentence, text).filter((made) =>
        english.every((one) => !wordsOf(one.text).includes(wordsOf(made.text))),
      );
    },
    salutation: () => (saluted.length > 0 ? [pick(saluted)] : []),
    "two left out": () => {
      const { file, text } = pick(all);
      const pieces = text.split(/(?<=[，,、；;])/u);
      if (pieces.length < 7) return [];
      const first = 1 + Math.floor(random() * 2);
      const made = pieces.filter((_, place) => place !== first && place !== pieces.length - 3).join("");
      return isNew(made) ? [{ file, text: made, leavesOut: true }] : [];
    },
    "half true": () => {
      const inner = (text: string): string[] => clausesOf(text).filter((one) => /^[\p{L}\p{N}、]{12,}$/u.test(one));
      const [clause, invented] = [pick(inner(pick(all).text)), inner(pick(material.absent))];
      if (clause === undefined || invented.length < 2) return [];
      return [{ text: [invented[0], clause, ...invented.slice(1)].join("，"), clause }];
    },
  };
  return caseKinds.flatMap((kind) => {
    const cases: VerifyCase[] = [];
    for (let tries = 0; cases.length < count && tries < count * 40; tries++) {
      for (const made of makers[kind]()) {
        cases.push({ kind, claimant: nobody, verdicts: expected[kind], attribution: "unstated", ...made });
      }
    }
    return cases;
  });
}

const expected: Record<CaseKind, VerifyCase["verdicts"]> = {
  "other script": ["verbatim"],
  clause: ["verbatim"],
  "two neighbours": ["verbatim"],
  "wrong speaker": ["verbatim"],
  "word changed": ["differs"],
  "number changed": ["differs"],
  "negation changed": ["differs"],
  "clause changed": ["differs"],
  spliced: ["differs", "absent"],
  absent: ["absent"],
  question: ["absent"],
  rendering: ["rendering"],
  "rendering changed": ["differs"],
  salutation: ["verbatim"],
  "two left out": ["differs"],
  "half true": ["absent", "differs"],
};

function bare(text: string): string {
  return normalise(text).replaceAll(/[^\p{L}\p{N}%]/gu, "");
}

function clausesOf(text: string): string[] {
  return text.split(/[，,：:；;]/u).filter((clause) => clause.trim().length > 5);
}

/** The text with one word turned into its opposite. */
function turn(text: string): string | undefined {
  const [said, instead] = turned.find(([one]) => text.includes(one)) ?? [];
  return said === undefined || instead === undefined ? undefined : text.replace(said, instead);
}

type Pick = <T>(from: readonly T[]) => T;

function wordsIn(text: string): Intl.SegmentData[] {
  const language = /\p{Script=Han}/u.test(text) ? "zh" : "en";
  const words = [...segmenters[language].segment(text)];
  return words.filter(({ segment }) => (language === "zh" ? /^\p{Script=Han}{2,}$/u : /^[a-z]{4,}$/iu).test(segment));
}

/** The text with one word replaced by a word of another text. */
function otherWord(text: string, other: string, pick: Pick): string | undefined {
  const [here, there] = [wordsIn(text), wordsIn(other)];
  if (here.length === 0 || there.length === 0) return undefined;
  const [{ segment, index }, instead] = [pick(here), pick(there).segment];
  return bare(segment) === bare(instead)
    ? undefined
    : text.slice(0, index) + instead + text.slice(index + segment.length);
}

/** The text with one digit or numeral replaced by another. */
function otherNumber(text: string, pick: Pick): string | undefined {
  const places = [...text.matchAll(/[0-9]|[一二三四五六七八九十](?=[个個年月日次项項人名倍万萬千百小分元天%])/gu)];
  if (places.length === 0) return undefined;
  const { index, 0: said } = pick(places);
  const instead = pick(Array.from(digits.includes(said) ? digits : numerals).filter((one) => one !== said));
  return text.slice(0, index) + instead + text.slice(index + said.length);
}
