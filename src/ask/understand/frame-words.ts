import { readFileSync } from "node:fs";
import { z } from "zod";

const words = z.array(z.string());

/** Words that frame a message rather than say what it is about. */
export const frameWords = z
  .object({
    leaning: z.object({ start: words, within: words, words, end: words, connectives: words }),
    numbers: z.object({ cardinals: words, ordinals: words, counters: words, places: words, measures: words }),
    dangling: z.object({ zh: words, en: words }),
    each: z.object({ zh: z.object({ all: words, nouns: words }), en: z.object({ all: words, nouns: words }) }),
    thankful: words,
    noLanguage: words,
    articles: words,
    /** What asks for the article or section beside one that was shown. */
    steps: z.object({ next: words, previous: words, units: z.object({ article: words, section: words, part: words }) }),
    /** What a document calls the year before its own, and the one after. */
    nearYears: z.object({ before: words, after: words }),
    /** How a complaint says what was asked for, and what was given instead. */
    wanted: z.object({ asked: words, instead: words }),
    whole: z.object({ words, filler: words }),
    /** Whether and how much something is a duty. */
    duties: z.object({ zh: words, en: words }),
    /** What joins things that are asked of side by side, says that each is, and stands around them. */
    parts: z.object({
      conjunctions: z.object({ zh: words, en: words }),
      distributive: z.object({ zh: words, en: words }),
      stops: words,
    }),
    interrogatives: z.object({ within: words, alone: words }),
  })
  .parse(JSON.parse(readFileSync(new URL("../words/frames.json", import.meta.url), "utf8")));
