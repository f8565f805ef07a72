import { describe, expect, test } from "vitest";
import type { Answer, Answerer } from "../../src/domain.ts";
import { takingTurns } from "../../src/ask/converse/taking-turns.ts";
import { sectorsAnswer } from "../telegram/sample-answers.ts";

/** An answerer each of whose answers waits to be finished by the test. */
function heldAnswerer() {
  const begun: string[] = [];
  const ends = new Map<string, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  const answerer: Answerer = {
    answer: ({ text }) => {
      begun.push(text);
      return new Promise((resolve, reject) => ends.set(text, { resolve, reject }));
    },
  };
  return {
    answerer,
    begun,
    finish: (text: string) => ends.get(text)?.resolve(sectorsAnswer(text, "en")),
    fail: (text: string) => ends.get(text)?.reject(new Error("the index is gone")),
  };
}

describe("questions that take turns", () => {
  test("are worked on in the order they came, so many at once", async () => {
    const { answerer, begun, finish } = heldAnswerer();
    const turns = takingTurns(answerer, 2);
    const asked = ["a", "b", "c", "d"].map((text) => turns.answer({ text }));
    expect(begun).toEqual(["a", "b"]);
    finish("b");
    expect((await asked[1])?.question).toBe("b");
    expect(begun).toEqual(["a", "b", "c"]);
    for (const text of ["a", "c"]) finish(text);
    await Promise.all([asked[0], asked[2]]);
    finish("d");
    expect((await asked[3])?.question).toBe("d");
  });

  test("go on after one that failed, and start at once when none waits", async () => {
    const { answerer, begun, finish, fail } = heldAnswerer();
    const turns = takingTurns(answerer, 1);
    const failing = turns.answer({ text: "a" });
    const next = turns.answer({ text: "b" });
    fail("a");
    await expect(failing).rejects.toThrow("the index is gone");
    finish("b");
    await next;
    void turns.answer({ text: "c" });
    expect(begun).toEqual(["a", "b", "c"]);
  });

  test("are not begun any more once they may be left, and the others go on", async () => {
    const { answerer, begun, finish } = heldAnswerer();
    const stopping = new AbortController();
    let signal: AbortSignal | undefined = stopping.signal;
    const turns = takingTurns(answerer, 1, () => signal);
    const first = turns.answer({ text: "a" });
    const left = turns.answer({ text: "b" });
    signal = undefined;
    const other = turns.answer({ text: "c" });
    stopping.abort(new Error("told to stop"));
    await expect(left).rejects.toThrow("told to stop");
    finish("a");
    await first;
    finish("c");
    expect((await other).question).toBe("c");
    signal = stopping.signal;
    await expect(turns.answer({ text: "d" })).rejects.toThrow("told to stop");
    expect(begun).toEqual(["a", "c"]);
  });
});
