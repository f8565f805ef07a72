/** Checks generated sentences against documents and says how often the verdict is right. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { check } from "../src/ask/check/check.ts";
import { Sources } from "../src/ask/quote/sources.ts";
import { parse, UsageError } from "../src/cli/arguments.ts";
import { readConfig } from "../src/config.ts";
import { loadCorpus } from "../src/corpus/load.ts";
import { shelvesOf } from "../src/corpus/shelves.ts";
import { readSpeech } from "../src/corpus/structure/speech.ts";
import { UserError } from "../src/ops/errors.ts";
import { detectScript } from "../src/text/detect.ts";
import { readJsonLines } from "./eval/json-lines.ts";
import { aligned } from "./eval/terminal-table.ts";
import { caseKinds, type CaseMaterial, verifyCases, type VerifyCase } from "./eval/verify-cases.ts";

const help = `
Makes sentences out of passages (as they are, in the other script, changed, shortened, spliced, absent) and of the corpus's English
renderings, checks each against the documents, and prints the share that is judged right.

  npm run -s verify -- --passages FOLDER

  --passages FOLDER   *.jsonl with {"id", "passage", "questions"} a line
  --cases N           of each kind; 100 by default
  --fit               the passages whose number is divisible by 12 instead of the others, and what each cut would do
  --wrong             print what was judged wrong

Exits non-zero where a changed or absent sentence is confirmed.
`;

const line = z.object({
  id: z.string().min(1),
  passage: z.string().min(1),
  questions: z.array(z.object({ q: z.string(), lang: z.string() })).default([]),
});

export async function run(args: string[]): Promise<void> {
  const options = { passages: { type: "string" }, cases: { type: "string" } } as const;
  const parsed = parse(args, help, { ...options, fit: { type: "boolean" }, wrong: { type: "boolean" } });
  if (!parsed) return;
  const { passages: folder, cases: most = "100", fit = false, wrong = false } = parsed.values;
  if (folder === undefined) throw new UsageError("name the folder of the passages: --passages FOLDER");
  if (!/^\d{1,5}$/u.test(most)) throw new UsageError("--cases takes a number");
  const material = await readMaterial(folder, fit);
  const sources = new Sources(material.speeches);
  const start = performance.now();
  const units = sources.text.size;
  const built = performance.now();
  const checked = verifyCases(material, Number(most), fit ? 1 : 2).map((one) => {
    const begun = performance.now();
    const finding = check(sources, one.text, one.claimant);
    return { one, finding, took: performance.now() - begun };
  });
  const rows = caseKinds.map((kind) => {
    const own = checked.filter(({ one }) => one.kind === kind);
    const confirmed = own.filter((row) => !expects(row.one, "verbatim") && isConfirmed(row)).length;
    return [kind, String(own.length), share(own.filter(isRight).length, own.length), String(confirmed)];
  });
  const right = checked.filter(isRight).length;
  print(aligned([["kind", "cases", "right", "confirmed wrongly"], ...rows]));
  const times = checked.map(({ took }) => took).sort((a, b) => a - b);
  print([
    `all: ${share(right, checked.length)} of ${checked.length} right`,
    `index of ${units} units in ${(built - start).toFixed(0)} ms; a check takes ${times[times.length >> 1]?.toFixed(1)} ms, at most ${times.at(-1)?.toFixed(0)} ms`,
  ]);
  if (fit) print(cuts(checked));
  if (wrong) {
    for (const row of checked.filter((one) => !isRight(one))) {
      const { one, finding } = row;
      print([JSON.stringify({ kind: one.kind, text: one.text, ...finding.result, likeness: finding.likeness })]);
    }
  }
  if (rows.some(([, , , confirmed]) => confirmed !== "0")) process.exitCode = 1;
}

interface Checked {
  readonly one: VerifyCase;
  readonly finding: ReturnType<typeof check>;
}

function isRight({ one, finding: { result, claims, parts } }: Checked): boolean {
  const rightPlace =
    one.file === undefined || claims.some(({ file }) => file === one.file) || result.verdict === "verbatim";
  const attributed = one.attribution === "unstated" || result.attribution === one.attribution;
  const told = one.leavesOut !== true || result.differences.every(({ claimed }) => claimed === "");
  const named =
    one.clause === undefined || parts.some(({ text, likeness }) => likeness === 1 && text.includes(one.clause ?? ""));
  return one.verdicts.includes(result.verdict) && rightPlace && attributed && told && named;
}

function isConfirmed({ one, finding: { result } }: Checked): boolean {
  return one.kind === "rendering" ? false : ["verbatim", "rendering"].includes(result.verdict);
}

function expects(one: VerifyCase, verdict: "verbatim"): boolean {
  return one.verdicts.includes(verdict);
}

/** For each cut between differs and absent: changed sentences it still finds, and absent ones it takes for changed. */
function cuts(checked: readonly Checked[]): string[] {
  const of = (verdict: "differs" | "absent"): number[] =>
    checked
      .filter(({ one }) => one.verdicts.length === 1 && one.verdicts[0] === verdict)
      .map(({ finding }) => finding.likeness);
  const [changed, absent] = [of("differs"), of("absent")];
  const rows = Array.from({ length: 15 }, (_, step) => 0.2 + step / 20).map((cut) => [
    cut.toFixed(2),
    share(changed.filter((one) => one >= cut).length, changed.length),
    share(absent.filter((one) => one >= cut).length, absent.length),
  ]);
  return ["", ...aligned([["cut", "changed found", "absent taken for changed"], ...rows])];
}

async function readMaterial(folder: string, fit: boolean): Promise<CaseMaterial> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".jsonl")).sort();
  if (names.length === 0) throw new UserError(`${folder} holds no .jsonl file; name the folder of the passages`);
  const passages = (
    await Promise.all(names.map((name) => readJsonLines(join(folder, name), line, (row) => row)))
  ).flat();
  const number = ({ id }: { readonly id: string }): number => Number(/\d+/u.exec(id)?.[0] ?? 1);
  const isAbsent = (passage: { readonly id: string }): boolean => number(passage) % 24 === (fit ? 12 : 6);
  const isQuoted = (passage: { readonly id: string }): boolean => (number(passage) % 12 === 0) === fit;
  const speechOf = ({ id, passage }: z.output<typeof line>) => {
    const info = { file: id, title: { zh: id, en: id }, speakers: [], level: "unknown", kind: "speech" } as const;
    return readSpeech({ ...info, script: detectScript(passage) }, passage.replaceAll("**", ""));
  };
  const asked = passages.filter((passage) => !isAbsent(passage));
  const quoted = asked.filter(isQuoted);
  const sentencesOf = (passage: z.output<typeof line>): string[] =>
    speechOf(passage).passages.flatMap(({ sentences }) => sentences.map(({ text }) => text));
  return {
    speeches: [...asked.map(speechOf), ...(await loadCorpus(shelvesOf(readConfig()), detectScript))],
    quoted: new Set(quoted.map(({ id }) => id)),
    absent: passages
      .filter(isAbsent)
      .flatMap(sentencesOf)
      .filter((text) => text.length > 9),
    questions: quoted.flatMap(({ questions }) => questions.filter(({ lang }) => lang !== "en").map(({ q }) => q)),
  };
}

function share(part: number, of: number): string {
  return of === 0 ? "-" : (part / of).toFixed(3);
}

function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((one) => `${one}\n`).join(""));
}
