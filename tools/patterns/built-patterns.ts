import type { Pattern } from "./regex-literals.ts";

/** The line of src/ in a frame of a stack. */
const frame = /\/(src\/[\w./-]+:\d+):\d+/u;

/** Records every pattern that src/ builds while `work` runs; what is imported before is not seen. */
export async function patternsBuiltBy(work: () => Promise<void>): Promise<Pattern[]> {
  const built: Pattern[] = [];
  const native = globalThis.RegExp;
  const record = (regex: RegExp): RegExp => {
    // This function, the trap, and then whoever builds.
    const place = frame.exec(new Error("where").stack?.split("\n")[3] ?? "")?.[1];
    if (place !== undefined) built.push({ source: regex.source, flags: regex.flags, place });
    return regex;
  };
  globalThis.RegExp = new Proxy(native, {
    construct: (target, args: ConstructorParameters<RegExpConstructor>) => record(new target(...args)),
    apply: (target, _, args: ConstructorParameters<RegExpConstructor>) => record(target(...args)),
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = native;
  }
  return built;
}
