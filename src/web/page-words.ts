import type { Language } from "../domain.ts";
import { say } from "../text/messages.ts";

/** Words the script puts around a quote or an answer, in the language of that. */
const answerWords = {
  answered: "web-status-answered",
  related: "web-status-related",
  refused: "web-status-refused",
  quote: "web-quote",
  open: "web-open",
  copy: "web-copy",
  copied: "web-copied",
  copyFailed: "web-copy-failed",
  note: "answer-rendering-note",
  more: "telegram-button-more",
  moreAsked: "telegram-act-more",
  english: "telegram-button-english",
  englishAsked: "telegram-act-english",
  word: "web-word",
  collect: "web-collect",
  wrong: "web-wrong-quote",
  rate: "web-rate",
  good: "web-rate-good",
  bad: "web-rate-bad",
};

/** Words the script says for the page itself, in the language of the page. */
const pageWords = {
  you: "web-you",
  pending: "web-pending",
  loading: "web-loading",
  failed: "web-error-failed",
  unreachable: "web-error-unreachable",
  preparing: "web-preparing",
  prepared: "web-prepared",
  waiting: "web-waiting",
  cleared: "web-cleared",
  undo: "web-undo",
  undone: "web-undone",
  back: "web-back",
  close: "web-close",
  reader: "web-reader",
  outline: "web-outline",
  opening: "telegram-outline-opening",
  markedNote: "web-marked",
  copyLink: "web-copy-link",
  copied: "web-link-copied",
  copyFailed: "web-link-failed",
  pages: "web-pages",
  previous: "web-page-previous",
  next: "web-page-next",
  documents: "web-documents",
  more: "web-more",
  add: "web-add",
  file: "web-file",
  fileHint: "web-file-hint",
  addIt: "web-add-it",
  replaceIt: "web-replace-it",
  leaveOut: "web-leave-out",
  indexing: "web-progress",
  read: "web-open",
  correct: "web-correct",
  save: "web-save",
  search: "web-search",
  searchAll: "web-search-all",
  searchHere: "web-search-here",
  searchSend: "web-search-send",
  near: "web-search-near",
  check: "web-check",
  checkLabel: "web-check-label",
  checkSend: "web-check-send",
  collection: "web-collection",
  uncollect: "web-uncollect",
  copyAll: "web-copy-all",
  empty: "web-empty",
  emptySure: "web-empty-sure",
};

/** Words with values that the script fills in: `{ $page }` stands there as `{page}`. */
const filledWords = {
  far: ["web-far", "percent"],
  farSeconds: ["web-far-seconds", "percent", "rate", "time"],
  farMinutes: ["web-far-minutes", "percent", "rate", "time"],
  pageOf: ["telegram-page", "page", "pages"],
} as const;

/** What the script says of the page, in a language. */
export function pageTexts(language: Language): Record<string, string> {
  const filled = Object.entries(filledWords).map(([name, [key, ...values]]) => [
    name,
    say(language, key, Object.fromEntries(values.map((value) => [value, `{${value}}`]))),
  ]);
  return { ...wordsIn(language, pageWords), ...(Object.fromEntries(filled) as Record<string, string>) };
}

/** What the script says around an answer in a language. */
export function answerTexts(language: Language): Record<string, string> {
  return wordsIn(language, answerWords);
}

function wordsIn(language: Language, keys: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, say(language, key)]));
}
