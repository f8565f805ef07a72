import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "../src/cli/arguments.ts";
import { UserError } from "../src/ops/errors.ts";
import { patternsBuiltBy } from "./patterns/built-patterns.ts";
import { type Pattern, regexLiterals } from "./patterns/regex-literals.ts";

const help = `
Checks that no message can hang the product: every regular expression of src/, written out or built at run time, goes
through recheck. One that takes exponential time, or a higher power than the square, or that cannot be decided fails;
those that take the square are listed: what they are given must be bounded, 1,000 characters or a line.

  npm run -s patterns
`;

const root = fileURLToPath(new URL("../", import.meta.url));
const highestDegree = 2;
const patienceMs = 60_000;
/** The same pattern gets the same verdict in every run. */
const randomSeed = 1;
/** One of each kind, since some patterns are built only when they are needed. */
const questions = [
  "重点行业领域有哪些",
  "市長與縣委書記怎麼說？",
  "What did Mr Liu Weiping say about fire safety?",
  "第二项呢",
];

export async function run(args: string[]): Promise<void> {
  if (!parse(args, help, {})) return;
  const names = (await readdir(join(root, "src"), { recursive: true })).filter((name) => /\.[jt]s$/u.test(name)).sort();
  const written = await Promise.all(
    names.map(async (name) => regexLiterals(await readFile(join(root, "src", name), "utf8"), `src/${name}`)),
  );
  const modules = names.filter((name) => name.endsWith(".ts") && name !== "main.ts");
  const built = await patternsBuiltBy(() => exercise(modules));
  const unique = new Map(
    [...written.flat(), ...built].map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern]),
  );
  const found = await verdictsOn([...unique.values()]);
  for (const { pattern, said } of found) process.stdout.write(`${pattern.place}: ${said}: /${pattern.source}/\n`);
  const bad = found.filter(({ allowed }) => !allowed).length;
  process.stdout.write(`${unique.size} patterns, ${built.length} times built at run time; ${bad} not allowed\n`);
  if (bad > 0)
    throw new UserError("some patterns may hang on a message; write them without nested or overlapping repeats");
}

/** Loads every module of the product and asks it a little, over the given corpus with vectors that cost nothing. */
async function exercise(modules: readonly string[]): Promise<void> {
  for (const name of modules) await import(pathToFileURL(join(root, "src", name)).href);
  const { createApp } = await import("../src/app.ts");
  const { readConfig } = await import("../src/config.ts");
  const { loadCorpus } = await import("../src/corpus/load.ts");
  const { detectScript } = await import("../src/text/detect.ts");
  const { HashingEmbedder } = await import("../tests/index/hashing-embedder.ts");
  const { WordReader } = await import("../tests/model/word-reader.ts");
  const dataDir = await mkdtemp(join(tmpdir(), "yanju-patterns-"));
  try {
    const config = { ...readConfig(), corpusDir: join(root, "corpus"), dataDir };
    const models = { embedder: new HashingEmbedder(), reader: new WordReader() };
    const silent = { notice: () => undefined, progress: () => undefined };
    // Only compiled code reads documents in a thread of its own.
    const speeches = await loadCorpus({ given: config.corpusDir }, detectScript);
    const { answerer } = await createApp(config, silent, { models, speeches });
    for (const text of questions) await answerer.answer({ text, history: questions.slice(0, 1) });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What recheck says of the patterns that are not safe. */
async function verdictsOn(patterns: readonly Pattern[]) {
  // In this very process: the other backends look for Java and for native programs.
  process.env["RECHECK_SYNC_BACKEND"] = "pure";
  const { checkSync } = await import("recheck");
  return patterns.flatMap((pattern) => {
    const result = checkSync(pattern.source, pattern.flags, { timeout: patienceMs, randomSeed });
    if (result.status === "safe") return [];
    if (result.status === "unknown")
      return [{ pattern, allowed: false, said: `cannot be decided (${result.error.kind})` }];
    const { complexity } = result;
    const allowed = complexity.type === "polynomial" && complexity.degree <= highestDegree;
    return [{ pattern, allowed, said: complexity.summary }];
  });
}
