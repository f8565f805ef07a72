import { tokenize } from "jieba-wasm";
import type { Span } from "../../domain.ts";

/** What stands before the name of a body and is left out of it. */
const ofState = /^(?:中华人民共和国|中国|国家|全国|中共)/u;
const place = /^\p{Script=Han}{1,6}?(?:自治区|自治州|[省市县区旗镇乡州])/u;
const longestName = 40;
const shortestEnding = 3;

/** The name of a body without the state it is of. */
export function withoutState(name: string): string {
  return name.replace(ofState, "");
}

/** How a body may be called: `国务院办公厅` also `国办`, `省人民政府办公厅` also `省府办`, `住房和城乡建设部` also `住建部`. */
export class BodyName {
  readonly #name: string;
  /** Where words of it begin or end: the characters that stand for them. */
  readonly #telling: ReadonlySet<number>;
  /** Where a short name may begin, and end. */
  readonly #starts: readonly number[];
  readonly #ends: ReadonlySet<number>;
  /** The end of the place it begins with, of which the last character alone says the level. */
  readonly #level: number;

  /** `name`: normalised. */
  constructor(name: string) {
    this.#name = name.slice(0, longestName);
    const words = tokenize(this.#name, "search", true);
    this.#telling = new Set(words.flatMap(({ start, end }) => [start, end - 1]));
    const state = ofState.exec(this.#name)?.[0].length ?? 0;
    const level = place.exec(this.#name)?.[0].length ?? 0;
    this.#level = level;
    this.#starts = [...new Set([0, state, level, Math.max(0, level - 1)])];
    const { length } = this.#name;
    const endings = words.filter((word) => word.end === length && word.start > 0);
    // `办公厅` as `办`, `委员会` as `委`; but no `府` is a `政`.
    const heads = endings.filter(({ start }) => length - start === shortestEnding).map(({ start }) => start);
    this.#ends = new Set([length - 1, ...heads]);
  }

  /** The longest piece of a normalised text, from `at`, that calls it so; undefined where none does. */
  calledAt(text: string, at: number): Span | undefined {
    const ends = this.#starts
      .filter((start) => this.#name[start] === text[at])
      .flatMap((start) => this.#endFrom(text, at, start) ?? []);
    return ends.length > 0 ? { start: at, end: Math.max(...ends) } : undefined;
  }

  #endFrom(text: string, at: number, start: number): number | undefined {
    let reached = new Set([start]);
    let end: number | undefined;
    for (let next = at + 1; reached.size > 0 && next < at + longestName; next++) {
      const further = new Set<number>();
      for (const from of reached) {
        for (let to = from + 1; to < this.#name.length; to++) {
          if (this.#name[to] === text[next] && (to === from + 1 || this.#telling.has(to))) further.add(to);
        }
      }
      // `县委` is no `县安全生产委员会`: between level and ending it says which body.
      const least = start === this.#level - 1 ? 3 : 2;
      if (next - at + 1 >= least && Array.from(further).some((to) => this.#ends.has(to))) end = next + 1;
      reached = further;
    }
    return end;
  }
}
