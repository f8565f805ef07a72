import { readFileSync } from "node:fs";
import { z } from "zod";
import {
  type DocumentKind,
  type AdministrativeLevel,
  documentKinds,
  administrativeLevels,
  type Speaker,
  type Speech,
  type SpeechInfo,
} from "../domain.ts";
import { normalise, toSimplified } from "../text/normalise.ts";
import { dateOf, dayIn } from "./dates.ts";

const words = z
  .object({
    kinds: z.partialRecord(z.enum(documentKinds), z.array(z.string())),
    levels: z.partialRecord(z.enum(administrativeLevels), z.array(z.string())),
    postEnds: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync(new URL("./words/describe.json", import.meta.url), "utf8")));

/** What stands above and below a text and describes it: lines no longer than this. */
const longestLine = 80;
const headLines = 8;
const tailLines = 4;

/**
 * What a document says of itself in its first and last lines: title, number, who speaks, place, level, date and kind. A
 * field that they do not give is left out, never guessed.
 */
export function describe({ info, raw, passages }: Speech): SpeechInfo {
  const lines = raw
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const titles = passages.filter(({ role }) => role === "title").map(({ text }) => text);
  const head = lines.slice(0, headLines).filter((line) => line.length <= longestLine);
  const tail = lines.slice(-tailLines).filter((line) => line.length <= longestLine);
  const title = titleOf(titles);
  if (title === undefined) return info;
  const kind = kindOf(title);
  const speakers = kind === "speech" ? speakersIn(head, title) : [];
  const number = head.flatMap((line) => numberIn(line) ?? [])[0];
  const body = lines.find((line) => line.length > longestLine) ?? "";
  const opening = kind === "report" ? body.slice(0, longestLine) : "";
  const below = head.filter((line) => line !== title).map(withoutNumber);
  const date = dateOf(title, [...below, opening], tail) ?? dayIn(opening) ?? yearOf(number);
  const place = placeOf([...speakers.map(({ post }) => post.zh), title, opening]);
  const level = levelOf([...speakers.map(({ post }) => post.zh), title, ...head]);
  return {
    ...info,
    title: { zh: title, en: title },
    speakers,
    level,
    kind,
    ...(number !== undefined && { number }),
    ...(place !== undefined && { place: both(place) }),
    ...(date !== undefined && { date }),
  };
}

const letterhead = /文件$|^(?:机密|秘密|特急|加急|急件)/u;
const bracketed = /[(（][^()（）]*[)）]\s*$/u;

/** The line that says what the document is; a headline that runs over two lines is one. */
function titleOf(titles: readonly string[]): string | undefined {
  const lines = titles.filter((line) => !letterhead.test(line) && numberIn(line) === undefined);
  const telling = lines.findIndex((line) => nounOf(line) !== undefined);
  const [first] = lines;
  if (telling <= 0) return first;
  const line = lines[telling] ?? "";
  const before = lines[telling - 1] ?? "";
  return /^(?:关于|關於|在)/u.test(line) &&
    before.length <= 30 &&
    /[府会會局厅廳部委院室省市县縣区區]$/u.test(before) &&
    telling === 1
    ? before + line
    : line;
}

/** The kind and the word for it at the end of a title. */
function nounOf(title: string): DocumentKind | undefined {
  const plain = toSimplified(title.replace(bracketed, "").replace(/[》」”"]+$/u, ""));
  let best: { kind: DocumentKind; length: number } | undefined;
  for (const [kind, nouns] of Object.entries(words.kinds)) {
    for (const noun of nouns ?? []) {
      if (plain.endsWith(noun) && noun.length > (best?.length ?? 0))
        best = { kind: kind as DocumentKind, length: noun.length };
    }
  }
  return best?.kind;
}

function kindOf(title: string): DocumentKind {
  const plain = toSimplified(title);
  const known = nounOf(title);
  if (known !== undefined) return known;
  // `…召开…会议`, `…强调…`: a headline tells what happened.
  if (/召开|强调|指出|出席|主持|讲话$/u.test(plain)) return "report";
  const named = Object.entries(words.kinds).find(([, nouns]) =>
    nouns?.some((noun) => noun.length > 1 && plain.includes(noun)),
  );
  return (named?.[0] as DocumentKind | undefined) ?? "document";
}

const numberPatterns = [
  /\p{Script=Han}{1,12}[〔[【(（](?:19|20)\d{2}[〕\]】)）]第?\d{1,5}[号號]/u,
  /\p{Script=Han}{2,20}令第\d{1,5}[号號]/u,
  /^第\d{1,5}[号號]$/u,
];

/** `国发〔2020〕12号`, `国务院令第708号`. */
function numberIn(line: string): string | undefined {
  const compact = line.replaceAll(/\s/gu, "");
  return numberPatterns.flatMap((pattern) => pattern.exec(compact)?.[0] ?? [])[0];
}

function withoutNumber(line: string): string {
  const number = numberIn(line);
  return number === undefined ? line : line.replaceAll(/\s/gu, "").replace(number, "");
}

const han = String.raw`\p{Script=Han}`;
const postPattern = new RegExp(
  `^((?:${han}{0,24}?(?:${words.postEnds.join("|")})、){0,3}${han}{0,24}?(?:${words.postEnds.join("|")}))(?:[\\s　·]+(${han}{1,2}[\\s　]?${han}{1,2}))?[\\s　]*(?:[(（].*)?$`,
  "u",
);

/** Who speaks: a line of a post, with a name or without, under the title; else the post that the title begins with. */
function speakersIn(head: readonly string[], title: string): Speaker[] {
  for (const line of head) {
    const found = postPattern.exec(simplifiedSameLength(line.replace(/^[(（]|[)）]$/gu, "").trim()));
    if (!found) continue;
    const at = line.replace(/^[(（]|[)）]$/gu, "").trim();
    const post = at.slice(0, found[1]?.length ?? 0);
    const name =
      found[2] === undefined
        ? undefined
        : at
            .slice(at.indexOf(post) + post.length)
            .trim()
            .replace(/[(（].*$/u, "")
            .replaceAll(/\s/gu, "");
    return [{ post: both(post), ...(name && { name: both(name) }) }];
  }
  const opening = new RegExp(
    `^((?:${han}{0,12}?(?:${words.postEnds.join("|")})、){0,2}${han}{0,12}?(?:${words.postEnds.join("|")}))(${han}{2,3})?在`,
    "u",
  ).exec(simplifiedSameLength(title));
  if (!opening) return [];
  const [, post = "", name = ""] = opening;
  const named = title.slice(post.length, post.length + name.length);
  return [{ post: both(title.slice(0, post.length)), ...(name && { name: both(named) }) }];
}

/** Character by character, so that places stay what they are. */
function simplifiedSameLength(text: string): string {
  const simple = toSimplified(text);
  return simple.length === text.length ? simple : text;
}

function both(zh: string): { zh: string; en: string } {
  return { zh, en: zh };
}

const placed =
  /^(?:中共|关于|關於|在)?((?!全|各|本|我|在|国家|國家)\p{Script=Han}{1,7}?(?:省|自治[区區州县縣]|市(?![场場])|[县縣]|[区區](?!域)|旗|[镇鎮](?!街)|[乡鄉]))/u;

/** The place whose name begins a post, a title or a report, the smallest where several follow one another. */
function placeOf(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const found = placed.exec(text)?.[1];
    if (found !== undefined && found.length > 2) return found;
  }
  return undefined;
}

/** The year in the number of a document. */
function yearOf(number: string | undefined): string | undefined {
  return /[〔[【(（](\d{4})/u.exec(number ?? "")?.[1];
}

/** The level of the first body, place or post that tells one. */
function levelOf(texts: readonly string[]): AdministrativeLevel {
  for (const text of texts.map((one) => normalise(one))) {
    let best: { level: AdministrativeLevel; at: number } | undefined;
    for (const [level, ends] of Object.entries(words.levels)) {
      for (const end of ends ?? []) {
        const at = text.indexOf(end);
        if (at >= 0 && (best === undefined || at < best.at || (at === best.at && end.length > 1)))
          best = { level: level as AdministrativeLevel, at };
      }
    }
    if (best) return best.level;
  }
  return "unknown";
}
