import { UserError } from "../src/ops/errors.ts";

/** The tools of this repository; each is loaded only when asked for. */
const tools: Readonly<Record<string, () => Promise<{ run(args: string[]): Promise<void> }>>> = {
  bench: () => import("./bench.ts"),
  "bench:telegram": () => import("./bench-telegram.ts"),
  "check-dependencies": () => import("./check-dependencies.ts"),
  "check-patterns": () => import("./check-patterns.ts"),
  eval: () => import("./eval.ts"),
  "fit-frames": () => import("./fit-frames.ts"),
  "fit-intents": () => import("./fit-intents.ts"),
  "fit-judge": () => import("./fit-judge.ts"),
  "fit-lists": () => import("./fit-lists.ts"),
  "fit-persons": () => import("./fit-persons.ts"),
  "fit-register": () => import("./fit-register.ts"),
  "fit-spans": () => import("./fit-spans.ts"),
  "fit-weights": () => import("./fit-weights.ts"),
  "make-names": () => import("./make-names.ts"),
  mention: () => import("./mention.ts"),
  "reader-windows": () => import("./reader-windows.ts"),
  verify: () => import("./verify.ts"),
};

const [name = "", ...args] = process.argv.slice(2);
try {
  const tool = tools[name];
  if (!tool) throw new UserError(`there is no tool "${name}"; use one of ${Object.keys(tools).join(", ")}`);
  await (await tool()).run(args);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`yanju: ${error.message.replaceAll("\n", "\nyanju: ")}\n`);
  process.exitCode = error.exitCode;
}
