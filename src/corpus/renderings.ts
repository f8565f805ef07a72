import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Rendering, Speech } from "../domain.ts";
import { CorpusError, messageOf } from "../ops/errors.ts";
import { stemOf } from "./speech-file.ts";

const line = z.object({ start: z.int().nonnegative(), end: z.int().positive(), en: z.string().min(1) });

/**
 * Reads `renderings/<name>.en.jsonl` of a speech, one `{start, end, en}` a line; a speech without such a file has none.
 * Lines about furniture of the page are left out, as that text is never cited. Throws CorpusError where a line does not
 * fit the source: a rendering of other words would mislead.
 */
export async function readRenderings(folder: string, speech: Speech): Promise<Rendering[]> {
  const path = join(folder, "renderings", `${stemOf(speech.info.file)}.en.jsonl`);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new CorpusError(`${path} cannot be read: ${messageOf(error)}`);
  }
  const renderings: Rendering[] = [];
  for (const [index, json] of text.split("\n").entries()) {
    if (!json.trim()) continue;
    const rendering = parseLine(json);
    const fits = rendering && rendering.start < rendering.end && rendering.end <= speech.raw.length;
    if (!rendering || !fits) {
      throw new CorpusError(
        `${path}, line ${index + 1} does not fit ${speech.info.file}; correct its offsets or remove it`,
      );
    }
    const before = renderings.at(-1);
    if (before && rendering.start < before.end) {
      throw new CorpusError(`${path}, line ${index + 1} overlaps the one before; correct the offsets`);
    }
    if (speech.passages.some((passage) => passage.start < rendering.end && rendering.start < passage.end)) {
      renderings.push(rendering);
    }
  }
  return renderings;
}

function parseLine(json: string): Rendering | undefined {
  try {
    const parsed = line.safeParse(JSON.parse(json));
    return parsed.success ? { start: parsed.data.start, end: parsed.data.end, en: parsed.data.en } : undefined;
  } catch {
    return undefined;
  }
}
