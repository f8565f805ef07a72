/** A number as a format of Word writes it (ECMA-376, 17.18.59); one that is not known here in digits. */
export function numeralOf(value: number, format: string): string {
  if (value <= 0 || value > largest) return String(value);
  if (/^(?:chinese|taiwanese|japanese|ideographLegal)/u.test(format)) return chineseNumeral(value);
  if (format === "ideographTraditional") return "甲乙丙丁戊己庚辛壬癸"[value - 1] ?? String(value);
  if (format === "lowerLetter") return letterOf(value);
  if (format === "upperLetter") return letterOf(value).toUpperCase();
  if (format === "lowerRoman") return romanNumeral(value);
  if (format === "upperRoman") return romanNumeral(value).toUpperCase();
  if (format === "decimalEnclosedCircle" && value <= 20) return String.fromCodePoint(0x24_5f + value);
  return format === "decimalZero" ? String(value).padStart(2, "0") : String(value);
}

/** A file may begin to count at two thousand million; no text does. */
const largest = 9999;
const digits = "零一二三四五六七八九";

/** 1 to 9999: `十二`, `一百零三`. */
function chineseNumeral(value: number): string {
  let text = "";
  let skipped = false;
  for (const [unit, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) skipped = text !== "";
    else {
      text += (skipped ? "零" : "") + (digits[digit] ?? "") + name;
      skipped = false;
    }
  }
  return value < 20 ? text.replace(/^一十/u, "十") : text;
}

/** `a` to `z`, then `aa`. */
function letterOf(value: number): string {
  const place = value - 1;
  return String.fromCodePoint(97 + (place % 26)).repeat(1 + Math.floor(place / 26));
}

function romanNumeral(value: number): string {
  let rest = value;
  let text = "";
  for (const [worth, sign] of [
    [1000, "m"],
    [900, "cm"],
    [500, "d"],
    [400, "cd"],
    [100, "c"],
    [90, "xc"],
    [50, "l"],
    [40, "xl"],
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ] as const) {
    for (; rest >= worth; rest -= worth) text += sign;
  }
  return text;
}
