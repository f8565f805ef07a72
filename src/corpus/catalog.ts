import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { SpeechInfo } from "../domain.ts";
import { CorpusError, messageOf } from "../ops/errors.ts";

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const aliases = z.array(z.string().min(1)).optional();

const entry = z.strictObject({
  file: z.string().regex(/^[^/\\]+\.txt$/iu, "must be the name of a .txt file in the corpus folder"),
  title: bilingual,
  speakers: z.array(z.strictObject({ post: bilingual, name: bilingual.optional(), aliases })),
  place: bilingual.optional(),
  level: z.enum(["province", "city", "district", "county", "unknown"]),
  kind: z.enum(["speech", "report"]),
  date: z
    .string()
    .regex(
      /^(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/u,
      "must be YYYY, YYYY-MM, YYYY-MM-DD or --MM-DD",
    )
    .optional(),
  script: z.enum(["hans", "hant"]),
  aliases,
});

export const catalogFile = "catalog.json";

/** Reads `catalog.json` of a corpus folder; an absent one is an empty catalogue. Throws CorpusError, a line a fault. */
export async function readCatalog(folder: string): Promise<SpeechInfo[]> {
  const path = join(folder, catalogFile);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new CorpusError(`${path} cannot be read: ${messageOf(error)}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch (error) {
    // The message may show a piece of the file, line breaks and all.
    throw new CorpusError(`${path} is not JSON: ${messageOf(error).replaceAll(/\s+/gu, " ")}`);
  }
  const parsed = z.array(entry).safeParse(json);
  if (!parsed.success) {
    throw new CorpusError(
      parsed.error.issues.map((issue) => [path, ...placeOf(issue.path), issue.message].join(": ")).join("\n"),
    );
  }
  const files = parsed.data.map((info) => info.file);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new CorpusError(`${path} names ${twice} twice; keep one entry`);
  return parsed.data;
}

/** `entry 2, title.zh`, counted from 1; nothing where the whole file is meant. */
function placeOf([index, ...path]: readonly PropertyKey[]): string[] {
  if (index === undefined) return [];
  return [`entry ${Number(index) + 1}${path.length > 0 ? `, ${path.map(String).join(".")}` : ""}`];
}
