import { readableIn } from "../../text/artefacts.ts";
import type { Claim } from "./gate.ts";
import type { Sources } from "./sources.ts";

/** The other files that hold the very words of a quote, whatever their script and punctuation, in the order of the documents. */
export function sameWords(sources: Sources, { file, start, end }: Pick<Claim, "file" | "start" | "end">): string[] {
  const speech = sources.speeches.find(({ info }) => info.file === file);
  if (!speech) return [];
  const { ids } = sources.text.unitsOf(readableIn(speech.raw, { start, end }));
  const files = sources.text.exact(ids).map((first) => sources.file(sources.text.placeOf(first, first + ids.length)));
  return [...new Set(files)].filter((other) => other !== file);
}
