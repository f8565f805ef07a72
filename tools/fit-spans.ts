/** Fits which words of a message are what it looks for or wants checked, and writes src/ask/words/spans.json. */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import {
  spanFeatures,
  type SpanKind,
  SpanModel,
  spanTokens,
  type SpanWeights,
  withoutContent,
} from "../src/ask/understand/span-model.ts";
import { readJsonLines } from "./eval/json-lines.ts";

const source = fileURLToPath(new URL("./fit/data/spans.jsonl", import.meta.url));
const target = fileURLToPath(new URL("../src/ask/words/spans.json", import.meta.url));
const kinds = ["mention", "verify"] as const;
const folds = 5;
const rounds = 20;
const step = 0.2;
const decay = 1e-2;
/** Seen in fewer places a feature is left out, and so is one that tells little. */
const fewest = 2;
const smallest = 0.1;

interface Row {
  readonly kind: SpanKind;
  readonly text: string;
  readonly span: string;
  /** Not sent by anybody but written to vary the frames: helps to fit, is not measured on. */
  readonly written?: boolean | undefined;
}

/** Fits the frames of the messages in `path` and writes them beside the code that reads them. */
export async function run([path = source]: string[]): Promise<void> {
  const rows = await readJsonLines(
    path,
    z.object({ kind: z.enum(kinds), text: z.string(), span: z.string(), written: z.boolean().optional() }),
    (row) => row,
  );
  process.stdout.write(
    `${kinds.map((kind) => `${kind}: ${crossValidated(rows.filter((row) => row.kind === kind))}`).join("\n")}\n`,
  );
  await writeFile(target, `${JSON.stringify(fit(rows), undefined)}\n`);
}

function fit(all: readonly Row[]): SpanWeights {
  const of = (kind: SpanKind): SpanWeights[SpanKind] => {
    const some = all.filter((row) => row.kind === kind);
    const frame = frameOf(some);
    return { frame, weights: fitOne(some, new Set(frame)) };
  };
  return { mention: of("mention"), verify: of("verify") };
}

/** The words of a message, and whether each stands in the span. */
function labelled({ text, span }: Row): { word: string; inside: boolean }[] {
  const start = text.indexOf(span);
  return spanTokens(text).map((token) => ({
    word: token.word,
    inside: token.start >= start && token.end <= start + span.length,
  }));
}

/** Words that stand outside of the span in more messages than within. */
function frameOf(some: readonly Row[]): string[] {
  const counts = new Map<string, { inside: number; outside: number }>();
  for (const words of some.map(labelled)) {
    for (const word of new Set(words.map((token) => token.word))) {
      const count = counts.get(word) ?? { inside: 0, outside: 0 };
      const side = words.some((token) => token.word === word && token.inside) ? "inside" : "outside";
      counts.set(word, { ...count, [side]: count[side] + 1 });
    }
  }
  return [...counts].filter(([, { inside, outside }]) => outside > inside).map(([word]) => word);
}

/** Logistic regression, a word an example, by AdaGrad. */
function fitOne(some: readonly Row[], frame: ReadonlySet<string>): Record<string, number> {
  const examples = some.flatMap((row) => {
    const tokens = labelled(row);
    const words = withoutContent(
      tokens.map(({ word }) => word),
      frame,
    );
    return tokens.map(({ inside }, at) => ({ features: spanFeatures(words, at), inside }));
  });
  const seen = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const weights = new Map<string, number>();
  const squares = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const { features, inside } of examples) {
      const known = features.filter((feature) => (seen.get(feature) ?? 0) >= fewest);
      const sum = known.reduce((total, feature) => total + (weights.get(feature) ?? 0), 0);
      const error = 1 / (1 + Math.exp(-sum)) - (inside ? 1 : 0);
      for (const feature of known) {
        const slope = error + decay * (weights.get(feature) ?? 0);
        const square = (squares.get(feature) ?? 1e-6) + slope * slope;
        squares.set(feature, square);
        weights.set(feature, (weights.get(feature) ?? 0) - (step * slope) / Math.sqrt(square));
      }
    }
  }
  const kept = [...weights].filter(([, weight]) => Math.abs(weight) >= smallest);
  return Object.fromEntries(kept.map(([feature, weight]) => [feature, Number(weight.toFixed(2))]));
}

/** How often the span of a held-out message is found exactly, and how often within two characters a side. */
function crossValidated(some: readonly Row[]): string {
  let [exact, near] = [0, 0];
  for (let fold = 0; fold < folds; fold++) {
    const model = new SpanModel(fit(some.filter(({ written }, place) => written === true || place % folds !== fold)));
    for (const { text, span, kind } of some.filter(
      ({ written }, place) => written !== true && place % folds === fold,
    )) {
      const found = model.find(text, kind);
      const start = text.indexOf(span);
      if (!found) continue;
      const off = [Math.abs(found.start - start), Math.abs(found.end - start - span.length)];
      exact += Math.max(...off) === 0 ? 1 : 0;
      near += Math.max(...off) <= 2 ? 1 : 0;
    }
  }
  return `${exact} exact, ${near} within two characters, of ${some.filter(({ written }) => written !== true).length}`;
}
