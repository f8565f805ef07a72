import { join } from "node:path";
import { z } from "zod";
import type { Rendering, Speech } from "../domain.ts";
import { readBeside } from "./source-file.ts";
import { stemOf } from "./import/formats.ts";

const line = z.object({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  en: z.string().min(1),
  by: z.string().optional(),
});

/** Where the renderings lie that came with a given document, below its folder. */
export function givenRenderings(file: string): string {
  return join("renderings", `${stemOf(file)}.en.jsonl`);
}

/** Where those lie that were made here, below the folder of what was added: `a.txt` and `a.pdf` hold other words. */
export function addedRenderings(file: string): string {
  return join("renderings", `${file}.en.jsonl`);
}

/**
 * Reads a file of renderings below a folder, one `{start, end, en}` a line; a speech without such a file has none.
 * Lines about furniture of the page are left out, as that text is never cited; so are lines that do not fit the source,
 * as a rendering of other words would mislead: these go to `faults`.
 */
export async function readRenderings(
  folder: string,
  file: string,
  speech: Speech,
  faults: string[],
): Promise<Rendering[]> {
  const path = join(folder, file);
  const renderings: Rendering[] = [];
  let last = 0;
  for (const [index, json] of ((await readBeside(path, folder, faults)) ?? "").split("\n").entries()) {
    if (!json.trim()) continue;
    const rendering = parseLine(json);
    if (!rendering || rendering.start >= rendering.end || rendering.end > speech.raw.length) {
      faults.push(`${path}, line ${index + 1} does not fit ${speech.info.file}; correct its offsets or remove it`);
    } else if (rendering.start < last) {
      faults.push(`${path}, line ${index + 1} overlaps the one before; correct the offsets`);
    } else {
      last = rendering.end;
      if (speech.passages.some(({ start, end }) => start < rendering.end && rendering.start < end)) {
        renderings.push(rendering);
      }
    }
  }
  return renderings;
}

function parseLine(json: string): Rendering | undefined {
  try {
    const parsed = line.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
