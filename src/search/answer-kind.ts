import { normalise } from "../language/normalise.ts";

const numeral = "一二三四五六七八九十百千万两";
const amount = String.raw`[\d${numeral}]`;
const englishNumbers: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

/** Things that are counted: how a question names them, and the Chinese words for the unit behind the number. */
const counted: readonly (readonly [asked: string, unit: string])[] = [
  ["多少人|(?<!哪)几个?人|死了?多少|how many (?:people|persons|officials|workers|deaths|casualties|died)", "名|人"],
  ["多少个?小时|(?<!哪)几个?小时|how many hours", "小时"],
  ["多少天|(?<!哪)几天|how many days", "天|日"],
  ["(?<!哪)几个?(?:星期|周)|how many weeks", "周|星期"],
  ["多少个月|(?<!哪)几个月|how many months", "个月"],
  ["多少年|(?<!哪)几年|how many years", "年"],
  ["多少次|(?<!哪)几[次回]|how many times", "次"],
  ["多少家|(?<!哪)几家|how many (?:companies|enterprises|firms)", "家"],
  ["多少起|(?<!哪)几起|how many accidents", "起"],
];

/** Kinds of things a question can ask for by its words, and what a Chinese text that gives one must hold. */
const kinds: readonly { readonly asked: RegExp; readonly given: RegExp }[] = [
  {
    asked:
      /多少(?:万|亿)|多少[元钱块]|罚款?多少|多少罚款|how many (?:yuan|dollars|rmb)|how much (?:money|funding|budget|is the fine)/u,
    given: new RegExp(String.raw`${amount}\s*(?:万|亿)?\s*元`, "u"),
  },
  {
    asked: /比例|百分之|percent|what (?:ratio|proportion|share)/u,
    given: /%|百分之|分之|\d:\d|‰/u,
  },
  {
    asked: /几月几[日号]|什么日期|哪一?天|几号|(?:what|which) (?:date|day)\b(?!-)/u,
    given: new RegExp(String.raw`\d+[月日]|[${numeral}]+月[${numeral}]+[日号]`, "u"),
  },
  {
    asked: /什么时候|何时|啥时候|\bwhen (?:is|was|will|does|did)\b/u,
    given: new RegExp(
      String.raw`(?:${amount}|x)\s*[年月日号天]|今[天年]|近日|[季年月]底|[春夏秋冬]|期间|时段|节|[之以]?[前后]`,
      "u",
    ),
  },
  { asked: /哪一?年(?!度)|(?:what|which) year/u, given: /\d{4}|五[”"]?规划/u },
  {
    asked: /多久|多长时间|隔多|how often|how long/u,
    given: new RegExp(String.raw`每[季周年月日天]|每.{0,2}次|${amount}个?(?:月|季|周|小时|天|年)|定期|常态化`, "u"),
  },
  ...counted.map(([asked, unit]) => ({
    asked: new RegExp(asked, "u"),
    // A number the source has struck out (`xx 人`) is one all the same.
    given: new RegExp(String.raw`(?:${amount}|x)\s*(?:余|多)?(?:${unit})`, "u"),
  })),
  {
    asked: /(?<!哪)几(?:个|次|天|月|年|家|人|成|项)(?!方面)|多少|how many|what number/u,
    given: new RegExp(String.raw`\d|[${numeral}]+(?:个|次|年|月|日|天|家|人|小时|倍|成|项|条|支|级)`, "u"),
  },
  { asked: /电话|号码|phone number|hotline|telephone number/u, given: /\d{7,}|\d{3,4}-\d{7,}/u },
];

const englishNumber = Object.keys(englishNumbers).join("|");
/** What is counted but not listed: times, amounts, people and places. */
const measured =
  "years?|months?|weeks?|days?|hours?|minutes?|times|percent|people|persons|workers|deaths|yuan|kilomet\\w+";
const listOfNumber = new RegExp(
  [
    String.raw`哪([二三四五六七八九十]|\d{1,2})(?![a-z\d-])`,
    String.raw`(?<![第\d${numeral}])([二三四五六七八九十])(?:个方面|[大项条点件种类块]|个(?![小多]?[月星小人单县市区乡镇]))`,
    String.raw`(?<![\w.,-])(${englishNumber}|\d{1,2})(?: (?!(?:${measured})\b)[a-z][a-z+&'’-]*){0,3} (?!(?:${measured})\b)[a-z][a-z-]*[^\Wsiu]s\b`,
  ].join("|"),
  "u",
);

/** Whether the texts hold the kind of thing the question (normalised) asks for; true where it names none. */
export function holdsKindAsked(question: string, texts: readonly string[]): boolean {
  const kind = kinds.find(({ asked }) => asked.test(question));
  return !kind || texts.some((text) => kind.given.test(normalise(text)));
}

/** How many items a question asks to be listed (`哪五个`, `五大任务`, `which three`); undefined where it does not say. */
export function itemsAsked(question: string): number | undefined {
  const match = listOfNumber.exec(question);
  const word = match?.[1] ?? match?.[2] ?? match?.[3];
  if (word === undefined) return undefined;
  const items = englishNumbers[word] ?? (/^\d/u.test(word) ? Number(word) : "一二三四五六七八九十".indexOf(word) + 1);
  return items >= 2 ? items : undefined;
}

const noNoun = String.raw`(?!(?:is|was|does|did|do|has|can|should|must|will|its|his|hers|ours|yours|theirs)\b)`;
/** `what duties`, `which safety rules`: a word that looks like a plural, not like `basis` or `process`. */
const listInEnglish = new RegExp(
  String.raw`\b(?:which|what) (?:${noNoun}\w+ )?${noNoun}\w*[^\Wsiu]s\b(?! is)|\bwhat (?:are|were)\b`,
  "u",
);

/** Whether a question asks for several things without saying how many. */
export function asksForList(question: string): boolean {
  return /哪些|有哪|哪几|什么样/u.test(question) || listInEnglish.test(question);
}

/** Whether a question asks for several things, with their number or without. */
export function asksForSeveral(question: string): boolean {
  return itemsAsked(question) !== undefined || asksForList(question);
}

/** Whether a question speaks of speeches, these or any. */
export function mentionsSpeeches(question: string): boolean {
  return /讲话|\bspeech(?:es)?\b/u.test(question);
}

/** Whether a question asks what each of the speeches says. */
export function asksOfEverySpeech(question: string): boolean {
  return /哪几[个篇]讲话|哪些讲话|这些讲话|各[个篇]讲话|分别|各自|speeches/u.test(question);
}
