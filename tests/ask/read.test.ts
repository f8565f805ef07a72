import { describe, expect, test } from "vitest";
import type { Candidate } from "../../src/ask/find/find.ts";
import { type ReadPassage, readPassage } from "../../src/ask/read/read.ts";
import type { Passage } from "../../src/domain.ts";
import type { Reader, ReadToken } from "../../src/model/reader.ts";
import { WordReader } from "../model/word-reader.ts";
import { document } from "./documents.ts";

const long = `${"各村要在汛期之前对水库和堤坝排查一遍并登记报送".repeat(6)}。`;
const passages = [
  document(
    "dike.txt",
    ["一、防汛", "水库每天巡查两次。堤坝由村里看守。", long, long, long, "二、供水", "水管每月检查。"].join("\n\n"),
  ),
  document("mains.txt", "The mains are checked. Leaks are reported at once."),
].flatMap((speech) => speech.passages);

function candidate(words: string, among: readonly Passage[] = passages): Candidate {
  const id = among.findIndex(({ text }) => text.includes(words));
  const passage = among[id] ?? expect.unreachable();
  const signals = { late: 0, sentence: 0, coverage: 0, lead: 0, official: 1 };
  const rendered = { renderingLate: undefined, renderingSentence: undefined, renderingCoverage: undefined };
  return { id, passage, score: 0, signals: { ...signals, ...rendered } };
}

/** Remembers what it was given to read. */
class Listening implements Reader {
  heard: readonly string[] = [];
  constructor(readonly tokens: readonly ReadToken[] = []) {}
  async read(question: string, heading: string, passage: string) {
    this.heard = [question, heading, passage];
    return { answers: 1.5, tokens: this.tokens };
  }
  async classify(): Promise<Float32Array> {
    throw new Error("not asked");
  }
}

async function heard(words: string, question = ""): Promise<readonly string[]> {
  const reader = new Listening();
  await readPassage(reader, question, candidate(words), passages, "防汛讲话");
  return reader.heard;
}

/** The likely words of each sentence that has any. */
function likely({ sentences }: ReadPassage): string[][] {
  return sentences
    .map(({ sentence, tokens }) =>
      tokens.filter(({ logit }) => logit > 0).map(({ start, end }) => sentence.text.slice(start, end)),
    )
    .filter(({ length }) => length > 0);
}

describe("a passage", () => {
  test("is read under the title and its headings, with the reader's own verdict", async () => {
    const read = await readPassage(new Listening(), "几次", candidate("水库每天"), passages, "防汛讲话");
    expect(read.answers).toBe(1.5);
    expect((await heard("水库每天", "几次")).slice(0, 2)).toEqual(["几次", "防汛讲话 一、防汛"]);
  });

  test("is read among its neighbours while these fit, never over its section or document", async () => {
    const [, , text = ""] = await heard("水库每天");
    expect(text).toContain("水库每天巡查两次。堤坝由村里看守。");
    expect(text).toContain(long);
    expect(text.length).toBeLessThanOrEqual(300);
    expect((await heard("水管"))[2]).not.toContain("水库");
    expect((await heard("水管"))[2]).not.toContain("mains");
    expect((await heard("mains"))[2]).toBe("The mains are checked. Leaks are reported at once.");
  });

  test("is read whole where it is longer than that by itself", async () => {
    const alone = [{ ...candidate("水库每天").passage, text: "水".repeat(400) }, ...passages.slice(1)];
    const reader = new Listening();
    const { sentences } = await readPassage(reader, "", candidate("水水", alone), alone, "");
    expect(new Set(sentences.map(({ passage }) => passage))).toEqual(new Set([0]));
  });

  test("gives each sentence its own tokens, at their places in it", async () => {
    const read = async (words: string, question: string) =>
      likely(await readPassage(new WordReader(), question, candidate(words), passages, ""));
    expect(await read("mains", "mains leaks")).toEqual([["mains"], ["Leaks"]]);
    expect((await read("水库每天", "每天看守")).slice(0, 2)).toEqual([
      ["每", "天"],
      ["看", "守"],
    ]);
  });

  test("tells where each sentence stands in the index", async () => {
    const { sentences } = await readPassage(new WordReader(), "", candidate("水库每天"), passages, "");
    for (const { passage, place, sentence } of sentences) expect(passages[passage]?.sentences[place]).toBe(sentence);
  });

  test("gives a token over two sentences to both, cut at the end of each", async () => {
    const first = "The mains are checked.".length;
    const reader = new Listening([{ start: first - 2, end: first + 3, logit: 1 }]);
    const { sentences } = await readPassage(reader, "", candidate("mains"), passages, "");
    expect(sentences.map(({ tokens }) => tokens)).toEqual([
      [{ start: first - 2, end: first, logit: 1 }],
      [{ start: 0, end: 2, logit: 1 }],
    ]);
  });
});
