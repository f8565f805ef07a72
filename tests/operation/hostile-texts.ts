/** As long as a question may be. */
const LENGTH = 1_000;

/** What is said over and over: each has cost some program its time. */
const units = [
  "，",
  "。",
  "……",
  "？！",
  "、",
  "：",
  "7",
  "9876543210",
  "０１２",
  "〇一二三四五六七八九十百千万亿",
  "(",
  "()",
  "【",
  "「「",
  "”“",
  '"',
  "'",
  "《",
  "《》",
  "《安全生产法》",
  "*",
  "_*[",
  "](",
  "|a|b|\n|-|-|\n",
  "\n",
  " ",
  "\u3000",
  "\u200b",
  "\u200d",
  "\u202e",
  "\u2066\u2069",
  "e\u0301",
  `a${"\u0300\u0316".repeat(8)}`,
  "明白了",
  "谢谢",
  "不",
  "不不对",
  "安全生产",
  "安全生产责任制，",
  "第二条",
  "第一百二十三条、",
  "第二个和",
  "一、",
  "（一）",
  "一是要二是要",
  "1.2.3.",
  "①",
  "2023年",
  "2023年1月1日至",
  "县长",
  "王三运说",
  "省长和市长和",
  "a",
  "ab ",
  "the ",
  "What? ",
  "aA1-",
  "http://a.b/?q=",
  "@yanju_bot ",
  "<b>&lt;",
  "\\$&%00",
  "😀",
  "👨‍👩‍👧‍👦",
  "ﻲ",
  "אבג ",
  "𠮷",
  "ＡＢ！",
  "ĳﬁ",
] as const;

const filled = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Ways to put a unit into a message. */
const frames: readonly ((unit: string, other: string) => string)[] = [
  (unit) => filled(unit, LENGTH),
  (unit) => `${filled(unit, LENGTH - 1)}x`,
  (unit) => `重点行业领域有哪些？${filled(unit, LENGTH - 10)}`,
  (unit, other) => filled(unit + other, LENGTH),
  (unit) => `“${filled(unit, LENGTH - 11)}”是谁说的原话吗？`.slice(0, LENGTH),
];

/** Some three hundred texts of 1,000 characters; `count` of them, spread over all kinds. */
export function hostileTexts(count = Number.POSITIVE_INFINITY): string[] {
  const texts = units.flatMap((unit, place) =>
    frames.map((frame) => frame(unit, units[(place + 7) % units.length] ?? "")),
  );
  const step = Math.max(1, texts.length / count);
  return Array.from({ length: Math.min(count, texts.length) }, (_, i) => texts[Math.floor(i * step)] ?? "");
}
