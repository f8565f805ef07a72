import type { Language, Passage, Speech } from "../../domain.ts";
import type { SearchIndex } from "../../index/search-index.ts";
import { centred } from "../../index/vectors.ts";
import { chineseTerms } from "../../text/chinese-terms.ts";
import { questionLanguage } from "../../text/detect.ts";
import { englishTerms } from "../../text/english-terms.ts";
import { inOwnScript } from "../../text/own-script.ts";
import { renderedHeading, upTo } from "../quote/heading-names.ts";

/** Texts looked at for headings; enough that three differ. */
const searched = 80;
const offered = 3;
/** Two headings that share so many of the shorter one's words say the same. */
const sameTopic = 0.5;
/** Headings shorter or longer than this (in Chinese characters) say too little alone, or are no headings. */
const shortest = 4;
const longest = 40;
const longestEnglish = 140;

const chineseMarker =
  /^\s*(?:第[一二三四五六七八九十百\d]{1,5}[章节節编編条條]|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、.．]|第?[一二三四五六七八九十]{1,3}(?:是|要|[,，、]))\s*要?/u;

/**
 * A heading for reading on its own, without its number; undefined where it says too little. In English it is its
 * rendering, or where the speech has none, the heading itself.
 */
export function headingText(speech: Speech, label: string, language: Language): string | undefined {
  if (language === "en" && speech.renderings.length > 0) return englishHeading(speech, label);
  const text = label.replace(chineseMarker, "").replace(/[。:：;；]\s*$/u, "");
  return text.length >= shortest && text.length <= longest ? inOwnScript(text, language) : undefined;
}

function englishHeading(speech: Speech, label: string): string | undefined {
  const english = renderedHeading(speech, [label])?.text;
  const short = english !== undefined && english.length > longestEnglish ? upTo(english, /,\s/u) : english;
  return short !== undefined && short.length <= longestEnglish ? capitalised(short) : undefined;
}

/** The headings nearest to a message, best first. `vector`: encoded as a query, not centred. */
export async function nearestTopics(vector: Float32Array, index: SearchIndex, language: Language): Promise<string[]> {
  const query = centred(vector, index.questionCentres[questionLanguage(language)].vector);
  const inEnglish = language === "en" && index.renderings.length > 0;
  const near = await index.vectors[inEnglish ? "renderings" : "passages"].search(query, searched);
  const ids = inEnglish ? near.flatMap(({ id }) => index.renderings[id]?.passages ?? []) : near.map(({ id }) => id);
  const speeches = new Map(index.speeches.map((speech) => [speech.info.file, speech]));
  return topicsOf(
    ids.flatMap((id) => index.passages[id] ?? []),
    speeches,
    language,
  );
}

/** The headings that passages stand under, three different ones at most, in the order of the passages. */
export function topicsOf(
  passages: readonly Passage[],
  speeches: ReadonlyMap<string, Speech>,
  language: Language,
): string[] {
  const topics: string[] = [];
  for (const { file, section } of passages) {
    const speech = speeches.get(file);
    // The innermost heading that says something; items of items are too small a thing to ask about.
    const labels = section.slice(0, 2).toReversed();
    const topic = labels.map((label) => speech && headingText(speech, label, language)).find(Boolean);
    if (topic && !topics.some((other) => saysAgain(topic, other))) topics.push(topic);
    if (topics.length === offered) break;
  }
  return topics;
}

/** Whether half of the shorter of two headings stands in the other: `突出管控重点` beside `加强重点环节管控`. */
function saysAgain(topic: string, other: string): boolean {
  const wordsOf = (text: string): Set<string> => new Set([...chineseTerms(text), ...englishTerms(text)]);
  const [words, others] = [wordsOf(topic), wordsOf(other)];
  return [...words].filter((word) => others.has(word)).length >= sameTopic * Math.min(words.size, others.size);
}

/** The first heading of the documents that is short enough for an example; a title where there is none. */
export function exampleTopic(speeches: readonly Speech[], language: Language): string | undefined {
  const fits = language === "en" ? /^.{8,70}$/u : /^[^,，]{6,16}$/u;
  for (const speech of speeches) {
    for (const label of new Set(speech.passages.flatMap(({ section }) => section.slice(0, 2)))) {
      const text = headingText(speech, label, language);
      if (text && fits.test(text)) return text;
    }
  }
  const title = speeches[0]?.info.title;
  return language === "en" ? title?.en : title?.zh;
}

/** With a capital at the start, where its script has any. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
