import { tag } from "jieba-wasm";
import { normalise } from "../../text/normalise.ts";
import { frameWords } from "./frame-words.ts";

/** One of several things that a question asks of. */
export interface Part {
  /** The question for it alone, normalised. */
  readonly question: string;
  /** What tells it from the others. */
  readonly own: string;
}

const { conjunctions, distributive, stops } = frameWords.parts;
const mostParts = 4;
const han = /\p{Script=Han}/u;

/**
 * The questions that are asked in one: of things named side by side (`押金和水费分别是多少`), or in clauses that each ask
 * (`放几天假，哪天补班`). Empty where it is one question. `apart`: things named side by side are asked of one by one,
 * whether or not a word says so.
 */
export function partsOf(question: string, apart = false): readonly Part[] {
  const text = normalise(question)
    .replace(/[?？!！。.\s]+$/u, "")
    .trim();
  const clauses = clausesOf(text);
  if (clauses.length > 1) return clauses;
  const isChinese = han.test(text);
  return isChinese ? sideBySide(text, apart) : sideBySideInEnglish(text, apart);
}

const chineseAsks = new RegExp(
  [...frameWords.interrogatives.within.filter((word) => han.test(word)), "几", "多[久长大高远]", "边[个度]", "何"].join(
    "|",
  ),
  "u",
);
const englishAsks = /^(?:what|which|when|where|who|whom|whose|how|why)\b/u;

/** Clauses that each ask something, the later ones with what the first is about. */
function clausesOf(text: string): readonly Part[] {
  if (!han.test(text)) {
    const pieces = text.split(
      /(?:,|;)? and (?=(?:what|which|when|where|who|how)\b)|[,;] (?=(?:what|which|when|where|who|how)\b)/u,
    );
    const areQuestions =
      pieces.length > 1 && pieces.length <= mostParts && pieces.every((piece) => englishAsks.test(piece));
    return areQuestions ? pieces.map((piece) => ({ question: piece, own: piece })) : [];
  }
  const pieces = text.split(/[,，、;；\s]+/u).filter(Boolean);
  const areQuestions =
    pieces.length > 1 && pieces.length <= mostParts && pieces.every((piece) => chineseAsks.test(piece));
  if (!areQuestions) return [];
  const [first = ""] = pieces;
  const about = openingOf(first);
  return pieces.map((piece, place) => ({
    question: place === 0 || piece.includes(about) ? piece : `${about}${piece}`,
    own: piece,
  }));
}

interface Token {
  readonly word: string;
  readonly tag: string;
}

const nominal = /^(?:n|j|l|vn|eng|s|t|an|i|x|m$)/u;
const mark = /^[\p{P}\p{S}\s]+$/u;

/** The nouns that a clause opens with. */
function openingOf(clause: string): string {
  const tokens = tag(clause, true) as Token[];
  const end = tokens.findIndex((one) => !nominal.test(one.tag) || chineseAsks.test(one.word));
  return tokens
    .slice(0, end < 0 ? 0 : end)
    .map(({ word }) => word)
    .join("");
}

/** The words of a text; `各管` is two. */
function tokensOf(text: string): Token[] {
  return (tag(text, true) as Token[]).flatMap((token): Token[] => {
    const [verb] = /^各.$/u.test(token.word) ? (tag(token.word.slice(1), true) as Token[]) : [];
    return verb?.tag.startsWith("v") ? [{ word: "各", tag: "r" }, verb] : [token];
  });
}

/** A word at which a thing that is named ends. */
function isStop({ word, tag: kind }: Token): boolean {
  return mark.test(word) || stops.includes(word) || isDistributive(word) || /^(?:uj|ul|uz|r|d|p|c|y|e|o)$/u.test(kind);
}

function isDistributive(word: string): boolean {
  return distributive.zh.includes(word);
}

function sideBySide(text: string, apart: boolean): readonly Part[] {
  const tokens = tokensOf(text);
  const isApart = apart || tokens.some(({ word }) => isDistributive(word));
  if (!isApart) return [];
  const joins = tokens.flatMap(({ word }, at) => (conjunctions.zh.includes(word) ? [at] : []));
  const isJoin = (at: number): boolean => conjunctions.zh.includes(tokens[at]?.word ?? "");
  const isOfItem = (at: number): boolean => tokens[at] !== undefined && !isStop(tokens[at]) && !isJoin(at);
  const startOf = (end: number): number => {
    let at = end;
    while (isOfItem(at - 1)) at--;
    return at;
  };
  const endOf = (start: number): number => {
    let at = start;
    while (isOfItem(at)) at++;
    return at;
  };
  const isOf = (at: number): boolean => tokens[at]?.word === "的";
  for (const first of joins) {
    let start = startOf(first);
    const ends = [endOf(first + 1)];
    // One more than can be asked is too many: a message may be nothing but such words.
    while (isJoin(ends.at(-1) ?? first) && ends.length < mostParts) ends.push(endOf((ends.at(-1) ?? first) + 1));
    let end = ends.at(-1) ?? first;
    // `桥头的池和纸厂的池`, `护线的和看坝的`: each with its own.
    if (ends.length === 1 && isOf(start - 1) && isOf(end)) {
      start = startOf(start - 1);
      end = endOf(end + 1);
    }
    const starts = [start, first + 1, ...ends.slice(0, -1).map((at) => at + 1)];
    const items = starts.map((from, place) => tokens.slice(from, [first, ...ends.slice(0, -1), end][place]));
    if (items.length > mostParts || items.some((item) => textOf(item).length < 2)) continue;
    const before = textOf(tokens.slice(0, start));
    const behind = textOf(tokens.slice(end).filter(({ word }) => !isDistributive(word)));
    return partsFrom(
      items.map((item) => ({
        words: item.map(({ word }) => word),
        isWhole: /^(?:n|j|l)/u.test(item.at(-1)?.tag ?? ""),
      })),
      before,
      behind,
      "",
    );
  }
  return [];
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ word }) => word).join("");
}

/** Each thing in the place of all. */
function partsFrom(
  items: readonly { readonly words: readonly string[]; readonly isWhole: boolean }[],
  before: string,
  behind: string,
  blank: string,
): readonly Part[] {
  const last = items.at(-1)?.words ?? [];
  return items.map(({ words, isWhole }) => {
    // Of `GDP和就业目标` the first is an aim too.
    const whole = !isWhole && words.length < last.length ? [...words, ...last.slice(-1)] : words;
    return { question: [before, whole.join(blank), behind].filter(Boolean).join(blank), own: words.join(blank) };
  });
}

/** `the death toll of the fire and of the flood` */
const prepositional = new Set(["the", "a", "an", "of", "for", "in", "on", "at", "from", "to"]);

function sideBySideInEnglish(text: string, apart: boolean): readonly Part[] {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*|[^\s\p{L}\p{N}]/gu) ?? [];
  const isApart = apart || words.some((word) => distributive.en.includes(word));
  if (!isApart) return [];
  const ends = (word: string | undefined): boolean =>
    word === undefined ||
    mark.test(word) ||
    stops.includes(word) ||
    distributive.en.includes(word) ||
    conjunctions.en.includes(word);
  for (const [at, word] of words.entries()) {
    if (!conjunctions.en.includes(word)) continue;
    let start = at;
    while (start > 0 && !ends(words[start - 1])) start--;
    let from = at + 1;
    while (prepositional.has(words[from] ?? "")) from++;
    let end = from;
    while (end < words.length && !ends(words[end])) end++;
    if (start === at || end === from) continue;
    const behind = words.slice(end).filter((one) => !distributive.en.includes(one));
    return partsFrom(
      [words.slice(start, at), words.slice(from, end)].map((item) => ({ words: item, isWhole: false })),
      words.slice(0, start).join(" "),
      behind.join(" "),
      " ",
    );
  }
  return [];
}
