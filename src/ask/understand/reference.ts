import type { Citation, DocumentKind, Language, Speaker, SpeechInfo } from "../../domain.ts";
import { dateInWords } from "../../text/date-in-words.ts";
import { say } from "../../text/messages.ts";
import { headingsAbove } from "../plain-text.ts";

/** The marks of GB/T 7714-2015, table B.1: 报告 R, 档案 A, 其他 Z. It has none for speeches and laws; S is for standards. */
const TYPE_MARKS: Readonly<Record<DocumentKind, string>> = {
  speech: "Z",
  report: "R",
  law: "Z",
  regulation: "Z",
  rules: "Z",
  notice: "A",
  minutes: "A",
  plan: "A",
  qa: "Z",
  document: "Z",
};

/** The standard names so many authors and has one word for the others. */
const MOST_AUTHORS = 3;

/** What of a citation a reference tells. */
export type ReferencedPlace = Pick<Citation, "section" | "headings" | "speaker" | "page" | "display">;

/**
 * Where a quote is from, for a footnote or a list of sources: by GB/T 7714-2015 in Chinese (`speaker. title: number[Z].
 * date: page. headings.`), plain in English. What is not known is left out. One line of plain text.
 */
export function referenceOf(citation: ReferencedPlace, info: SpeechInfo, language: Language): string {
  return language === "en" ? plainReference(citation, info) : standardReference(citation, info, language);
}

function standardReference(citation: ReferencedPlace, info: SpeechInfo, language: Language): string {
  const title = joined([clean(info.title.zh) || info.file, clean(info.number)], ": ");
  // The standard has no form for a day without a year.
  const date = clean(info.date?.startsWith("-") === true ? dateInWords(info.date, language) : info.date);
  const page = pageOf(citation, language);
  const issued = date === "" || citation.page === null ? joined([date, page], "") : `${date}: ${citation.page}`;
  const author = named(authorsOf(citation, info, "zh"), language);
  return `${joined([author, `${title}[${TYPE_MARKS[info.kind]}]`, issued, sectionOf(citation)], ". ")}.`;
}

function plainReference(citation: ReferencedPlace, info: SpeechInfo): string {
  const author = named(authorsOf(citation, info, "en"), "en");
  const title = `“${clean(info.title.en) || clean(info.title.zh) || info.file}”`;
  const date = info.date === undefined ? "" : clean(dateInWords(info.date, "en"));
  return `${joined([author, title, clean(info.number), date, sectionOf(citation), pageOf(citation, "en")], ", ")}.`;
}

/** Whose words the quote is; where the text does not tell, who issued the document, else who speaks in it. */
function authorsOf({ speaker }: ReferencedPlace, { issuer, speakers, title }: SpeechInfo, form: "zh" | "en"): string[] {
  const inForm = (name: { readonly zh?: string; readonly en?: string }): string =>
    name[form] ?? name.zh ?? name.en ?? "";
  const names = speaker
    ? [inForm(speaker)]
    : issuer
      ? [inForm(issuer)]
      : speakers.map((one) => inForm(one.name ?? one.post));
  const posts = new Set(speakers.filter(isPostAlone).map(({ post }) => clean(inForm(post))));
  // A name is an author also where the title has it; to say a post twice says nothing.
  const isSaid = (name: string): boolean =>
    posts.has(name) && clean(title[form]).toLowerCase().includes(name.toLowerCase());
  return names.map(clean).filter((name) => name !== "" && !isSaid(name));
}

function isPostAlone({ name }: Speaker): boolean {
  return name === undefined;
}

function named(authors: readonly string[], language: Language): string {
  const others = authors.length > MOST_AUTHORS ? [say(language, "reference-others")] : [];
  return joined([...authors.slice(0, MOST_AUTHORS), ...others], ", ");
}

function pageOf({ page }: ReferencedPlace, language: Language): string {
  return page === null ? "" : say(language, "reference-page", { page });
}

/** The headings down to the quote; one that opens the quote is there already. */
function sectionOf(citation: ReferencedPlace): string {
  return joined(headingsAbove(citation).map(clean), " › ");
}

function joined(items: readonly string[], separator: string): string {
  return items.filter((item) => item !== "").join(separator);
}

/** One line without marks at its ends, where the reference sets its own, and without what turns the direction of text. */
function clean(text = ""): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/^[\s.,:;。，：；、]+/u, "")
    .replace(/(?<![\s.,:;。，：；、])[\s.,:;。，：；、]+$/u, "");
}
