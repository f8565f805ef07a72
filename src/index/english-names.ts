import type { Speech, SpeechInfo } from "../domain.ts";
import { chineseTerms } from "../text/chinese-terms.ts";
import type { BilingualDictionary } from "../text/dictionary.ts";
import { englishTerms } from "../text/english-terms.ts";
import { normalise } from "../text/normalise.ts";
import { spellingsOf } from "../text/readings.ts";

/** Further senses of a word are rare ones. */
const usedSenses = 4;
const mostSpellings = 8;
/** What the last words of a body's name are called, which dictionaries have only inside longer names. */
const bodyEnds: Readonly<Record<string, string>> = {
  办公厅: "general office",
  办公室: "office",
  厅: "department",
  局: "bureau administration",
  部: "ministry",
  委员会: "commission committee",
  政府: "government",
  法院: "court",
  检察院: "procuratorate",
};
const rank = /(?<=..)(?:省|市|县|区|自治区|自治州|自治县|特别行政区)$/u;

/**
 * Documents with the English words that may name them, where their catalogue knows Chinese alone: the senses of the words
 * of the title and of who issued it, and what the dictionary calls the place, or how it is read.
 */
export function withEnglishNames(speeches: readonly Speech[], dictionary: BilingualDictionary): Speech[] {
  return speeches.map((speech) => {
    const { title, place, issuer } = speech.info;
    const words = title.en === title.zh ? wordsOf(title.zh, dictionary) : [];
    const places = place && place.en === place.zh ? placesOf(place.zh, dictionary) : [];
    const bodies = issuer && issuer.en === issuer.zh ? bodyWords(issuer.zh, dictionary) : [];
    if (words.length + places.length + bodies.length === 0) return speech;
    const info: SpeechInfo = { ...speech.info, english: { words, places, bodies } };
    return { ...speech, info };
  });
}

function wordsOf(title: string, dictionary: BilingualDictionary): string[] {
  const terms = chineseTerms(title).filter(({ length }) => length > 1);
  const senses = terms.flatMap((term) => [
    ...dictionary.senses(term).slice(0, usedSenses),
    ...dictionary.names(term).map(({ english }) => english.split(",")[0] ?? ""),
  ]);
  const named = dictionary.glossary.filter(({ term }) => term.length > 1 && normalise(title).includes(term));
  return [...new Set([...senses, ...named.map(({ english }) => english)].flatMap(englishTerms))];
}

function bodyWords(body: string, dictionary: BilingualDictionary): string[] {
  const ends = Object.entries(bodyEnds).filter(([end]) => normalise(body).endsWith(end));
  return [...new Set([...wordsOf(body, dictionary), ...ends.flatMap(([, english]) => englishTerms(english))])];
}

function placesOf(place: string, dictionary: BilingualDictionary): string[] {
  const simple = normalise(place);
  const bare = simple.replace(rank, "");
  const found = [simple, bare].flatMap((name) => dictionary.names(name));
  // A county that no dictionary has is written as it is read.
  if (found.length === 0) return spellingsOf(bare, mostSpellings);
  return [
    ...new Set(found.flatMap(({ english, reading }) => [english.split(",")[0]?.toLowerCase() ?? "", reading])),
  ].filter((name) => name !== "");
}
