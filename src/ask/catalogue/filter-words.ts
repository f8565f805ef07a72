import { readFileSync } from "node:fs";
import { z } from "zod";
import { administrativeLevels, documentKinds } from "../../domain.ts";

const words = z.array(z.string());
const both = z.object({ zh: words, en: words });

/** The words by which a message filters the catalogue, and those that frame such a message. */
export const filterWords = z
  .object({
    kinds: z.partialRecord(z.enum(documentKinds), both),
    /** Kinds of document that are what documents say just as well (`有哪些规定`). */
    ambiguous: words,
    levels: z.partialRecord(z.enum(administrativeLevels), both),
    /** Which side of a year is meant; Chinese words stand behind it, English ones before. */
    years: z.object({ from: both, after: both, before: both, to: both, between: both }),
    /** Times that only a calendar could tell. */
    relative: both,
    /** What is asked, by the keys of `words/catalogue.json`. */
    asked: z.record(z.string(), both),
    /** How the part of a number ends that says whose it is: `国办` of `国办发〔2018〕1号`. */
    numberKinds: words,
    /** Any document. */
    documents: both,
    /** What only documents of a catalogue are said to be. */
    holding: both,
    /** What is done with documents alone. */
    issue: both,
    /** What says nothing of the documents asked for. */
    frame: both,
    /** Where a name may stand that is none of the catalogue's; `sure`: before it, and where nothing else does. */
    slots: z.object({ before: both, after: z.object({ zh: words }), sure: both }),
  })
  .parse(JSON.parse(readFileSync(new URL("../words/filters.json", import.meta.url), "utf8")));
