import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readSpeech } from "../corpus/speech.ts";
import type { Speech } from "../domain.ts";
import { messageOf, UserError } from "../ops/errors.ts";

const law = z.object({ id: z.string().min(1), title: z.string().min(1), text: z.string().min(1) });
const query = z.object({ text: z.string().min(1) });

/** Real texts, and questions people ask about them. */
export interface Laws {
  readonly texts: readonly z.output<typeof law>[];
  readonly questions: readonly string[];
}

/** Reads `passages.jsonl` and `queries.jsonl` of a folder. Throws UserError naming the line that cannot be used. */
export async function readLaws(folder: string): Promise<Laws> {
  const texts = await readLines(join(folder, "passages.jsonl"), law);
  const questions = await readLines(join(folder, "queries.jsonl"), query);
  return { texts, questions: questions.map(({ text }) => text) };
}

async function readLines<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  const content = await readFile(path, "utf8").catch((error: unknown) => {
    throw new UserError(`${path} cannot be read (${messageOf(error)}); --laws takes a folder with this file`);
  });
  const rows = content.split("\n").flatMap((row, index) => {
    if (!row.trim()) return [];
    try {
      return [schema.parse(JSON.parse(row))];
    } catch (error) {
      const reason = error instanceof z.ZodError ? error.issues[0]?.message : messageOf(error);
      throw new UserError(`${path}, line ${index + 1}: ${reason}`);
    }
  });
  if (rows.length === 0) throw new UserError(`${path} is empty; --laws takes a folder with texts and questions`);
  return rows;
}

/** `count` passages of the laws, cut as speeches are and picked evenly from all of them; fewer where there are no more. */
export function lawSpeeches({ texts }: Laws, count: number): Speech[] {
  const speeches = texts.map(({ id, title, text }) => {
    const names = { zh: title, en: title };
    const info = {
      file: `${id}.txt`,
      title: names,
      speakers: [],
      level: "unknown",
      kind: "speech",
      script: "hans",
    } as const;
    // Markdown's marks would stand in the middle of sentences.
    return readSpeech(info, text.replaceAll(/\*\*|^#+ /gmu, ""));
  });
  const total = speeches.reduce((sum, { passages }) => sum + passages.length, 0);
  const wanted = Math.min(count, total);
  let place = 0;
  const picked = (): boolean => Math.floor((++place * wanted) / total) > Math.floor(((place - 1) * wanted) / total);
  return speeches
    .map((speech) => ({ ...speech, passages: speech.passages.filter(picked) }))
    .filter(({ passages }) => passages.length > 0);
}
