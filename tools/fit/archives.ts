import { basename, join, resolve } from "node:path";
import { loadCorpus } from "../../src/corpus/load.ts";
import type { Intent, Speech } from "../../src/domain.ts";
import { detectScript } from "../../src/text/detect.ts";
import { type GoldQuestion, readQuestions } from "../eval/question-file.ts";
import { readSources } from "../eval/sources.ts";
import type { FitDocuments, FitQuestion } from "./sets.ts";

/** Whole documents that compete with each other, and what people ask of them. */
export interface Archive {
  readonly speeches: readonly Speech[];
  readonly questions: readonly GoldQuestion[];
}

/** What an archive asks whose words alone can be understood: with where it is answered, nowhere if only near; not orders. */
export async function archiveSet(folder: string): Promise<FitDocuments> {
  const { speeches, questions } = await archive(folder);
  const plain = questions.filter(({ history, expectation }) => history.length === 0 && expectation !== "refusable");
  return {
    name: `archive-${basename(resolve(folder))}`,
    speeches,
    questions: plain.flatMap(({ id, lang, question, gold }): FitQuestion[] => {
      if (lang === "other") return [];
      const evidence = gold.flatMap(({ file, occurrences }) => occurrences.map((span) => ({ file, ...span })));
      return [{ id, language: lang, text: question, files: [...new Set(gold.map(({ file }) => file))], evidence }];
    }),
  };
}

/** The kinds of message that its kinds of question are; of the others (orders, invented quotes) some are of one, some of another. */
const intentOf: Readonly<Record<string, Intent>> = {
  plain: "fact",
  wh: "fact",
  "unanswerable-on-topic": "fact",
  followup: "fact",
  list: "list",
  compare: "compare",
  "off-topic": "offtopic",
};
/** Questions for a fact are many: so many of them are taken. */
const factsTaken = 3;

/** Of Han characters or words. */
const shortestFollowUp = { han: 5, words: 4 };

/** What an archive asks as labelled messages. */
export async function archiveMessages(folder: string): Promise<{ text: string; intent: Intent }[]> {
  const { questions } = await archive(folder);
  const labelled = questions.flatMap(({ question, kind }) => {
    const intent = intentOf[kind];
    return intent ? [{ text: question, intent, kind }] : [];
  });
  return labelled
    .filter(({ intent, kind, text }, place) =>
      kind === "followup" ? !isFragment(text) : intent !== "fact" || place % factsTaken === 0,
    )
    .map(({ text, intent }) => ({ text, intent }));
}

/** Whether a follow-up is so short (`几点`) that alone it could be anything. */
function isFragment(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 0 ? han < shortestFollowUp.han : text.split(/\s+/u).length < shortestFollowUp.words;
}

/** Reads an archive: `corpus/` with its catalogue, and `questions.jsonl`. */
export async function archive(folder: string): Promise<Archive> {
  const corpus = join(folder, "corpus");
  const speeches = await loadCorpus({ given: corpus }, detectScript);
  return {
    speeches,
    questions: await readQuestions(join(folder, "questions.jsonl"), await readSources({ given: corpus })),
  };
}
