/** A regular expression and where it stands. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  /** File and line. */
  readonly place: string;
}

const token =
  /(?<blank>\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<word>[\p{ID_Start}$_#][\p{ID_Continue}$]*|\d[\w.]*)|(?<string>"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')|(?<other>[\s\S])/uy;
const literal = /\/((?:[^/\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+)\/([a-z]*)/uy;
const templateText = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?<end>`|\$\{)/uy;
/** A slash behind these begins a regular expression; behind any other word, a number or a closing bracket it divides. */
const operators = new Set("return typeof case in of else void delete throw new await yield instanceof do".split(" "));

/** The regular expressions written out in a file of TypeScript or JavaScript, in order. */
export function regexLiterals(code: string, file: string): Pattern[] {
  const patterns: Pattern[] = [];
  /** For each open brace whether it is the `${` of a template. */
  const braces: boolean[] = [];
  let at = 0;
  let before = "";
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(code);
    if (match) at = pattern.lastIndex;
    return match;
  };
  const readTemplate = (): void => {
    if (next(templateText)?.groups?.["end"] === "${") braces.push(true);
    else before = ")";
  };
  while (at < code.length) {
    const divides = /[\p{ID_Continue}$)\]}"']$/u.test(before) && !operators.has(before);
    const start = at;
    const regex = code[at] === "/" && !/[/*]/u.test(code[at + 1] ?? "") && !divides ? next(literal) : null;
    if (regex) {
      const [, source = "", flags = ""] = regex;
      patterns.push({ source, flags, place: `${file}:${code.slice(0, start).split("\n").length}` });
      before = ")";
      continue;
    }
    const match = next(token);
    if (!match || match.groups?.["blank"] !== undefined) continue;
    before = match[0];
    if (before === "`") readTemplate();
    if (before === "{") braces.push(false);
    if (before === "}" && braces.pop()) {
      before = "(";
      readTemplate();
    }
  }
  return patterns;
}
