import { join } from "node:path";
import { z } from "zod";
import { administrativeLevels, documentKinds, type SpeechInfo } from "../domain.ts";
import { messageOf } from "../ops/errors.ts";
import { formatList, isDocumentFile } from "./import/formats.ts";
import { readBeside } from "./source-file.ts";

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const aliases = z.array(z.string().min(1)).optional();

/** As far as a text gives it. */
export const catalogDate = z
  .string()
  .regex(
    /^(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/u,
    "must be YYYY, YYYY-MM, YYYY-MM-DD or --MM-DD",
  );

const entry = z.strictObject({
  file: z
    .string()
    .refine(
      (name) => !/[/\\]/u.test(name) && isDocumentFile(name),
      `must be the name of a file in the corpus folder (${formatList})`,
    ),
  title: bilingual,
  speakers: z.array(z.strictObject({ post: bilingual, name: bilingual.optional(), aliases })),
  place: bilingual.optional(),
  level: z.enum(administrativeLevels),
  kind: z.enum(documentKinds),
  number: z.string().min(1).optional(),
  issuer: bilingual.optional(),
  date: catalogDate.optional(),
  script: z.enum(["hans", "hant"]),
  incomplete: bilingual.optional(),
  aliases,
});

export const catalogFile = "catalog.json";

/**
 * The entries of a corpus folder's `catalog.json` that can be used; an absent one is an empty catalogue. What is wrong
 * goes to `faults`, a line a fault.
 */
export async function readCatalog(folder: string, faults: string[] = []): Promise<SpeechInfo[]> {
  const path = join(folder, catalogFile);
  const text = await readBeside(path, folder, faults);
  if (text === undefined) return [];
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch (error) {
    // The message may show a piece of the file, line breaks and all.
    faults.push(`${path} is not JSON: ${messageOf(error).replaceAll(/\s+/gu, " ")}`);
    return [];
  }
  if (!Array.isArray(json)) {
    faults.push(`${path} is no list of entries, [{"file": …}, …]`);
    return [];
  }
  const entries: SpeechInfo[] = [];
  for (const [index, item] of json.entries()) {
    const parsed = entry.safeParse(item);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        faults.push([path, placeOf(index, issue.path), issue.message].join(": "));
      }
    } else if (entries.some(({ file }) => file === parsed.data.file)) {
      faults.push(`${path} names ${parsed.data.file} twice; keep one entry`);
    } else entries.push(parsed.data);
  }
  return entries;
}

/** `entry 2, title.zh`, counted from 1. */
function placeOf(index: number, path: readonly PropertyKey[]): string {
  return [`entry ${index + 1}`, ...(path.length > 0 ? [path.map(String).join(".")] : [])].join(", ");
}
