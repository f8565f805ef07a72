import type { Bilingual, Language, SpeechInfo } from "../domain.ts";
import { dateInWords } from "../text/date-in-words.ts";
import { type FormattedText, joined, styled } from "./screens/formatted-text.ts";
import { titleOf } from "./screens/source-text.ts";
import { shortened } from "../text/shortened.ts";

const LONGEST_TITLE = 240;

/** Title, speaker, place and date of a speech, as far as they are known. */
export function described(info: SpeechInfo, language: Language, prefix = ""): FormattedText {
  const inLanguage = (name: Bilingual) => (language === "en" ? name.en : name.zh);
  const speakers = info.speakers.map(({ post, name }) =>
    [...(name ? [inLanguage(name)] : []), inLanguage(post)].join(language === "en" ? ", " : " "),
  );
  const place = info.place ? [inLanguage(info.place)] : [];
  const date = info.date === undefined ? [] : [dateInWords(info.date, language)];
  const facts = [...speakers, ...place, ...date].join(" · ");
  const title = styled(`${prefix}${shortened(titleOf(info, language), LONGEST_TITLE)}`, "bold");
  return facts === "" ? title : joined([title, styled(shortened(facts, LONGEST_TITLE))], "\n");
}
