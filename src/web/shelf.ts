import { fileKey } from "../ask/quote/citation-key.ts";
import { Library } from "../ask/catalogue/library.ts";
import type { Speech } from "../domain.ts";

/** The documents of one index as the page shows them. */
export interface Shelf {
  readonly library: Library;
  /** The document whose file name, or that of one it replaced, has this `fileKey`. */
  readonly speech: (key: string) => Speech | undefined;
}

/** The shelf of the documents served now, made anew only when they have changed. */
export function shelved(speeches: () => readonly Speech[]): () => Shelf {
  let shelf: Shelf | undefined;
  return () => {
    const current = speeches();
    if (shelf?.library.speeches !== current) shelf = shelfOf(current);
    return shelf;
  };
}

function shelfOf(speeches: readonly Speech[]): Shelf {
  const library = new Library(speeches);
  const byKey = new Map(speeches.map((speech) => [fileKey(speech.info.file), speech]));
  return { library, speech: (key) => byKey.get(fileKey(library.speech(key)?.file ?? "")) };
}
