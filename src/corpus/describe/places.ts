import { tag } from "jieba-wasm";
import type { AdministrativeLevel } from "../../domain.ts";
import { toSimplified } from "../../text/normalise.ts";

const levelOfEnding: Readonly<Record<string, AdministrativeLevel>> = {
  国: "national",
  省: "province",
  市: "city",
  州: "city",
  区: "district",
  县: "county",
  旗: "county",
  镇: "town",
  乡: "town",
};
const name = String.raw`(?![各全本我上]|国家)\p{Script=Han}{1,6}?`;
const large = String.raw`(?:${name}(?:省|自治区|(?<!城)市|自治州|(?<![各全外])县))`;
const any = String.raw`(?:${name}(?:省|自治区|(?<!城)市|自治州|(?<![各全外])县|区|旗|镇|乡))`;
/** Whose name begins a post: `临渚市市长`, `枫亭县委书记`. */
const ofPost = new RegExp(
  `^(?:中共)?(?:${large})??(${any})(?=人民政府|政府|委|副|[省市州县区旗镇乡][长委]|\\p{Script=Han}{2,8}[局厅]长)`,
  "u",
);
/** Whose name begins a title or report: before a body of it, or before what is held there; what it lies in may stand above. */
const ofBody = new RegExp(
  `^(?:(?:${large})??(${any})(?=人民政府|政府|人民代表大会|第\\p{Script=Han}{1,4}届|委|[省市州县区旗镇乡]委|召开|举行)|(${large})(?=安委会|防|应急|\\p{Script=Han}{2,10}(?:局|厅|办公室|指挥部|委员会)))`,
  "u",
);
const everywhere = /全([国省市州县区旗镇乡])(?!的)/u;
const nation = /^在?(?:中华人民共和国|国务院|中共中央|全国人民代表大会|最高人民|国家\p{Script=Han}{1,12}[局委部])/u;
/** A company speaks of itself before it says on what. */
const company = /^[^关于]{0,24}(?:公司|集团)/u;
/** Of a post anywhere; of a title where it begins with one. */
const headOfLevel = /([省市州县区旗镇乡])(?:长|委)/u;
const titleOfHead = /^副?([省市州县区旗镇乡])长(?!期)/u;

/** The place that a post, or a title (the first of `openings`), report or line below begins with, where that is sure. */
export function placeOf(posts: readonly string[], openings: readonly string[]): string | undefined {
  const named = (text: string, pattern: RegExp): string | undefined => {
    const found = pattern.exec(simplified(text));
    const length = (found?.[1] ?? found?.[2] ?? "").length;
    const start = (found?.[0].length ?? 0) - length;
    return length > 2 ? text.slice(start, start + length) : undefined;
  };
  return (
    posts.flatMap((post) => named(post, ofPost) ?? [])[0] ??
    openings.flatMap((opening) => named(opening, ofBody) ?? [])[0] ??
    knownPlace(openings[0] ?? "")
  );
}

/** A place that jieba knows by name. */
function knownPlace(text: string): string | undefined {
  const [first] = tag(simplified(text), false);
  return first?.tag === "ns" &&
    first.word.length > 2 &&
    (first.word.at(-1) ?? "") in levelOfEnding &&
    !first.word.endsWith("国") &&
    !/^各|城市$/u.test(first.word)
    ? text.slice(0, first.word.length)
    : undefined;
}

/** The level of who speaks, else of whom the title or the lines under it name; `unknown` where none does for sure. */
export function levelOf(
  place: string | undefined,
  posts: readonly string[],
  lines: readonly string[],
): AdministrativeLevel {
  for (const text of [...posts, ...lines].map(simplified)) {
    if (company.test(text)) return "enterprise";
    const all = everywhere.exec(text)?.[1];
    if (nation.test(text) || all === "国") return "national";
    const ending = (ofPost.exec(text) ?? ofBody.exec(text))?.slice(1).find(Boolean)?.at(-1) ?? all;
    const level = levelOfEnding[ending ?? (posts.length > 0 ? headOfLevel : titleOfHead).exec(text)?.[1] ?? ""];
    if (level) return level;
  }
  return levelOfEnding[simplified(place ?? "").at(-1) ?? ""] ?? "unknown";
}

/** Character by character, so that places stay what they are. */
function simplified(text: string): string {
  const simple = toSimplified(text);
  return simple.length === text.length ? simple : text;
}
